import { answers, ask, expect, lastTurn, questionBox, source, startAsking, test } from "./test.ts";

const WHY = "Why would ISIS-K attack Russia?";

test("the page offers questions from the archive, and asking one answers it", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Dateline/);
  const suggestion = page.getByRole("list").getByRole("button").first();
  const question = (await suggestion.textContent()) ?? "";
  await suggestion.click();
  await expect(lastTurn(page).getByRole("heading", { level: 2 })).toHaveText(question);
  await expect(lastTurn(page).getByRole("button", { name: "Citation 1", exact: true })).toBeVisible();
});

test("an answer can be read while the rest of it is still to come", async ({ page, gated }) => {
  await page.goto(gated.url);
  gated.holdBefore('"id":"sentence-1"');
  await startAsking(page, WHY);
  await expect(lastTurn(page).getByRole("button", { name: "Citation 1", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Stop" })).toBeVisible();
  await expect(lastTurn(page).getByRole("button", { name: "Citation 2", exact: true })).toBeHidden();
  const heading = lastTurn(page).getByRole("heading", { level: 2 });
  const before = await heading.boundingBox();
  gated.release();
  await expect(lastTurn(page).getByRole("button", { name: "Citation 2", exact: true })).toBeVisible();
  await expect(lastTurn(page).getByRole("button", { name: "Copy with citations" })).toBeVisible();
  expect(await heading.boundingBox(), "the question stays where it was").toEqual(before);
});

test("each citation opens the article with the very words of the sentence marked", async ({ page, request }) => {
  await page.goto("/");
  await ask(page, WHY);
  const citations = lastTurn(page).getByRole("button", { name: /^Citation \d+$/ });
  expect(await citations.count()).toBeGreaterThan(1);
  const { articles } = (await (await request.get("/api/articles")).json()) as { articles: { id: string }[] };
  const texts = await Promise.all(
    articles.map(
      async ({ id }) => ((await (await request.get(`/api/articles/${id}`)).json()) as { text: string }).text,
    ),
  );
  for (const citation of await citations.all()) {
    await citation.click();
    await expect(
      source(page).getByText((await citation.getAttribute("aria-label")) ?? "", { exact: true }),
    ).toBeVisible();
    const mark = source(page).locator("mark");
    await expect(mark).toBeInViewport();
    const claim =
      (await source(page)
        .getByText(/^Quote matches the article, characters/)
        .textContent()) ?? "";
    const [start, end] = (claim.match(/\d+/g) ?? []).map(Number);
    const quote = (await mark.textContent()) ?? "";
    expect(texts.map((text) => text.slice(start, end))).toContain(quote);
    expect(await answers(page).textContent()).toContain(quote);
  }
});

test("a follow-up takes what it lacks from the question before, and says so", async ({ page }) => {
  await page.goto("/");
  await ask(page, "What happened at Kabul airport?");
  await ask(page, "How many people did it kill?");
  await expect(lastTurn(page).getByText(/^Asked as:.*Kabul/)).toBeVisible();
  await expect(lastTurn(page)).toContainText("13 US troops and scores of civilians");
  await expect(lastTurn(page).getByRole("button", { name: "Citation 1", exact: true })).toBeVisible();
});

test("what the archive does not say is not answered; the nearest passages can be opened", async ({ page }) => {
  await page.goto("/");
  await ask(page, "Who won the World Cup final?");
  await expect(lastTurn(page)).toContainText(/archive (does not say|holds nothing)/);
  await expect(lastTurn(page).getByRole("button", { name: /^Citation/ })).toHaveCount(0);
  await expect(lastTurn(page).getByRole("heading", { name: "Nearest in the archive" })).toBeVisible();
  await lastTurn(page)
    .getByRole("button", { name: /^Passage 1/ })
    .click();
  await expect(source(page).getByText(/^Quote matches the article/)).toBeVisible();
  await expect(source(page).locator("mark")).toHaveCount(1);
});

test("asking again gives the answer anew, in the same place", async ({ page }) => {
  await page.goto("/");
  await ask(page, WHY);
  const before = await lastTurn(page).getByRole("paragraph").first().textContent();
  await lastTurn(page).getByRole("button", { name: "Regenerate" }).click();
  await expect(lastTurn(page).getByRole("button", { name: "Regenerate" })).toBeVisible();
  await expect(lastTurn(page).getByRole("paragraph").first()).toHaveText(before ?? "");
  await expect(answers(page).getByRole("article")).toHaveCount(1);
});

test("a new conversation starts from an empty page and without the old questions", async ({ page }) => {
  await page.goto("/");
  await ask(page, "What happened at Kabul airport?");
  await page.getByRole("button", { name: "New conversation" }).click();
  await expect(answers(page).getByRole("article")).toHaveCount(0);
  await expect(questionBox(page)).toHaveValue("");
  await ask(page, WHY);
  await expect(answers(page).getByRole("article")).toHaveCount(1);
  await expect(lastTurn(page).getByText(/^Asked as:/)).toHaveCount(0);
});

test("an answer is copied as plain text with its marks and sources", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/");
  await ask(page, WHY);
  await lastTurn(page).getByRole("button", { name: "Copy with citations" }).click();
  await expect(lastTurn(page).getByText("Copied.")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(WHY);
  expect(copied).toMatch(/\S \[1\]\n/);
  expect(copied).toMatch(/^\[1\] Reuters, “.+”, date unknown, characters \d+–\d+: “.+”$/m);
});
