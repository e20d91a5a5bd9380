import type { Page } from "@playwright/test";
import { alert, ask, expect, expectAccessible, lastTurn, questionBox, source, test } from "./test.ts";

const WHY = "Why would ISIS-K attack Russia?";
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** Axe on every state that the page has. */
async function checkEveryState(page: Page): Promise<void> {
  await page.goto("/");
  await expectAccessible(page);
  await ask(page, WHY);
  await expectAccessible(page);
  await lastTurn(page).getByRole("button", { name: "Citation 1", exact: true }).click();
  await expect(source(page).locator("mark")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await ask(page, "Who won the World Cup final?");
  await expectAccessible(page);
  await page.route("**/api/chat", (route) => route.abort());
  await questionBox(page).fill("And then?");
  await questionBox(page).press("Enter");
  await expect(alert(page)).toBeVisible();
  await expectAccessible(page);
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
}

test("axe finds nothing serious in any state, by day", ({ page }) => checkEveryState(page));

test.describe("in the dark", () => {
  test.use({ colorScheme: "dark" });

  test("axe finds nothing serious in any state", ({ page }) => checkEveryState(page));

  test("the page is dark and its words are light", async ({ page }) => {
    await page.goto("/");
    const [paper, ink] = await page.evaluate(() => {
      const lightness = (colour: string) =>
        (colour.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, n) => sum + Number(n), 0);
      const root = getComputedStyle(document.documentElement);
      return [lightness(root.backgroundColor), lightness(root.color)] as const;
    });
    expect(paper).toBeLessThan(150);
    expect(ink).toBeGreaterThan(600);
  });
});

test.describe("on a phone", () => {
  test.use(PHONE);

  test("axe finds nothing serious in any state", ({ page }) => checkEveryState(page));

  test("the source covers the page, and closing it goes back to the citation", async ({ page }) => {
    await page.goto("/");
    await expectNoSidewaysScroll(page);
    await ask(page, WHY);
    await expectNoSidewaysScroll(page);
    const citation = lastTurn(page).getByRole("button", { name: "Citation 1", exact: true });
    await citation.tap();
    await expect(source(page).locator("mark")).toBeInViewport();
    const box = await source(page).boundingBox();
    expect(box?.width).toBe(PHONE.viewport.width);
    await expectNoSidewaysScroll(page);
    await source(page).getByRole("button", { name: "Close" }).tap();
    await expect(source(page)).toHaveCount(0);
    await expect(citation).toBeFocused();
  });
});

test("everything can be done from the keyboard alone", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(questionBox(page)).toBeFocused();
  await page.keyboard.type("Why would ISIS-K");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("attack Russia?");
  await expect(questionBox(page)).toHaveValue(WHY.replace("ISIS-K ", "ISIS-K\n"));
  await page.keyboard.press("Enter");
  await expect(lastTurn(page).getByRole("button", { name: "Regenerate" })).toBeVisible();
  await expect(questionBox(page)).toBeFocused();

  const citation = lastTurn(page).getByRole("button", { name: "Citation 1", exact: true });
  for (let presses = 0; presses < 30; presses += 1) {
    if (await citation.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press("Shift+Tab");
  }
  await expect(citation).toBeFocused();
  expect(await citation.evaluate((element) => getComputedStyle(element).outlineStyle)).not.toBe("none");
  await page.keyboard.press("Enter");
  await expect(source(page)).toBeFocused();
  await expect(source(page).locator("mark")).toBeInViewport();
  await page.keyboard.press("Tab");
  await expect(source(page).getByRole("button", { name: "Close" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(source(page)).toHaveCount(0);
  await expect(citation).toBeFocused();
});

test("nothing is fetched from elsewhere", async ({ page, baseURL }) => {
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== baseURL) elsewhere.push(request.url());
  });
  await page.goto("/");
  await ask(page, WHY);
  await lastTurn(page).getByRole("button", { name: "Citation 1", exact: true }).click();
  await expect(source(page).locator("mark")).toBeVisible();
  expect(elsewhere).toEqual([]);
});
