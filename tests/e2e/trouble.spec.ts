import { alert, ask, askButton, expect, lastTurn, questionBox, source, startAsking, test } from "./test.ts";

const WHY = "Why would ISIS-K attack Russia?";

test("stopping keeps what was received and lets the server go", async ({ page, gated }) => {
  await page.goto(gated.url);
  gated.holdBefore('"id":"sentence-1"');
  await startAsking(page, WHY);
  const first = lastTurn(page).getByRole("button", { name: "Citation 1", exact: true });
  await expect(first).toBeVisible();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(lastTurn(page).getByText("Stopped. What was received is kept.")).toBeVisible();
  await gated.abandoned;
  await expect(first).toBeVisible();
  gated.release();
  await lastTurn(page).getByRole("button", { name: "Regenerate" }).click();
  await expect(lastTurn(page).getByRole("button", { name: "Citation 2", exact: true })).toBeVisible();
  await expect(lastTurn(page).getByText("Stopped.")).toHaveCount(0);
});

test("a double click on Ask does not stop the answer", async ({ page, gated }) => {
  await page.goto(gated.url);
  gated.holdBefore('"type":"data-retrieval"');
  await questionBox(page).fill(WHY);
  await askButton(page).dblclick();
  await expect(page.getByRole("button", { name: "Stop" })).toBeVisible();
  gated.release();
  await expect(lastTurn(page).getByRole("button", { name: "Citation 2", exact: true })).toBeVisible();
  await expect(lastTurn(page).getByText(/^Stopped/)).toHaveCount(0);
});

test("a server that is gone is told in words, and trying again works once it is back", async ({ page }) => {
  await page.goto("/");
  await page.route("**/api/chat", (route) => route.abort("connectionrefused"));
  await startAsking(page, WHY);
  await expect(alert(page)).toContainText("The server is not answering");
  await page.unroute("**/api/chat");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(lastTurn(page).getByRole("button", { name: "Citation 1", exact: true })).toBeVisible();
  await expect(alert(page)).toHaveCount(0);
});

test("a server that went before the first question does not leave the page helpless", async ({ page }) => {
  await page.goto("/");
  await page.waitForLoadState("networkidle");
  const everything = "**/*";
  await page.route(everything, (route) => route.abort("connectionrefused"));
  await startAsking(page, WHY);
  await expect(alert(page)).toContainText("The server is not answering");
  await page.unroute(everything);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(lastTurn(page).getByRole("button", { name: "Citation 1", exact: true })).toBeVisible();
});

test("an answer that is cut off keeps what came and offers to try again", async ({ page, gated }) => {
  await page.goto(gated.url);
  gated.holdBefore('"id":"sentence-1"');
  await startAsking(page, WHY);
  const first = lastTurn(page).getByRole("button", { name: "Citation 1", exact: true });
  await expect(first).toBeVisible();
  gated.cut();
  await expect(alert(page)).toContainText("What was received is kept.");
  await expect(first).toBeVisible();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(lastTurn(page).getByRole("button", { name: "Citation 2", exact: true })).toBeVisible();
});

test("a refusal by the server is told in the server's own words", async ({ page }) => {
  await page.goto("/");
  const problem = { title: "Not ready", status: 503, detail: "Indexing the archive: 3 of 9 passages." };
  await page.route("**/api/chat", (route) =>
    route.fulfill({ status: 503, contentType: "application/problem+json", body: JSON.stringify(problem) }),
  );
  await startAsking(page, WHY);
  await expect(alert(page)).toContainText(problem.detail);
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
});

test("an article that cannot be fetched leaves the quote and a way on", async ({ page }) => {
  await page.goto("/");
  await ask(page, WHY);
  await page.route("**/api/articles/*", (route) => route.abort());
  await lastTurn(page).getByRole("button", { name: "Citation 1", exact: true }).click();
  await expect(source(page).getByRole("alert")).toContainText("could not be fetched");
  await page.unroute("**/api/articles/*");
  await source(page).getByRole("button", { name: "Try again" }).click();
  await expect(source(page).locator("mark")).toBeVisible();
});

test("a quote that is not in the article is called out", async ({ page }) => {
  await page.goto("/");
  await ask(page, WHY);
  await page.route("**/api/articles/*", async (route) => {
    const response = await route.fetch();
    const article = (await response.json()) as { text: string };
    await route.fulfill({ response, json: { ...article, text: `Corrected. ${article.text}` } });
  });
  await lastTurn(page).getByRole("button", { name: "Citation 1", exact: true }).click();
  await expect(source(page).getByRole("alert")).toContainText("does not match");
});

test("an empty archive says how to fill it", async ({ page }) => {
  await page.goto("/");
  const parts = [
    { type: "start" },
    { type: "text-start", id: "abstention" },
    { type: "text-delta", id: "abstention", delta: "The archive is empty." },
    { type: "text-end", id: "abstention" },
    {
      type: "data-abstention",
      id: "abstention",
      data: { reason: "empty-archive", message: "The archive is empty.", nearest: [] },
    },
    { type: "data-outcome", id: "outcome", data: { status: "abstained", confidence: 0 } },
  ];
  const body = [...parts.map((part) => JSON.stringify(part)), "[DONE]"].map((data) => `data: ${data}\n\n`).join("");
  await page.route("**/api/chat", (route) => route.fulfill({ contentType: "text/event-stream", body }));
  await startAsking(page, WHY);
  await expect(lastTurn(page)).toContainText("The archive is empty.");
  await expect(lastTurn(page)).toContainText("npm run ingest -- PATH");
});

test("questions that are empty or too long are not sent, and the page says why", async ({ page }) => {
  let asked = 0;
  page.on("request", (request) => {
    if (request.url().endsWith("/api/chat")) asked += 1;
  });
  await page.goto("/");
  await askButton(page).click();
  await expect(alert(page)).toHaveText("Write a question first.");
  await questionBox(page).fill("a".repeat(1900));
  await expect(page.getByText("1,900 of 2,000 characters")).toBeVisible();
  await questionBox(page).fill("a".repeat(2001));
  await expect(alert(page)).toContainText("1 character too many");
  await questionBox(page).press("Enter");
  await expect(questionBox(page)).toHaveValue("a".repeat(2001));
  await expect(page.getByRole("log", { name: "Answers" }).getByRole("article")).toHaveCount(0);
  expect(asked).toBe(0);
});
