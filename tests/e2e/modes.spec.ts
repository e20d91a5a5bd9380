import { ask, expect, expectAccessible, lastTurn, source, test } from "./test.ts";

const WHY = "Why would ISIS-K attack Russia?";
const UNSUPPORTED = "not found in the sources";

test.use({ baseURL: `http://localhost:${process.env.DATELINE_E2E_MODEL_PORT}` });

test("where a language model is set, the reader chooses who writes, and what is not borne out is marked", async ({
  page,
}) => {
  await page.goto("/");
  const quoted = page.getByRole("radio", { name: "Quoted word for word" });
  const written = page.getByRole("radio", { name: "Written by a language model, checked" });
  await expect(quoted).toBeChecked();
  await written.check();
  await ask(page, WHY);
  await expect(lastTurn(page)).toContainText("The attack was ordered from Damascus");
  await expect(lastTurn(page).getByText(UNSUPPORTED)).toHaveCount(1);
  await expectAccessible(page);
  await lastTurn(page).getByRole("button", { name: "Citation 1", exact: true }).click();
  await expect(source(page).locator("mark")).toContainText("fixated on Russia for the past two years");
  await page.keyboard.press("Escape");
  await quoted.check();
  await ask(page, WHY);
  await expect(lastTurn(page).getByText(UNSUPPORTED)).toHaveCount(0);
  await expect(lastTurn(page)).not.toContainText("Damascus");
});

test.describe("without a language model", () => {
  test.use({ baseURL: `http://localhost:${process.env.DATELINE_E2E_PORT}` });

  test("there is nothing to choose", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("radio")).toHaveCount(0);
  });
});
