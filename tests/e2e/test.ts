import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { findChromium } from "./find-chromium.ts";
import { type GatedServer, startGatedServer } from "./gated-server.ts";

interface Fixtures {
  /** The app behind a gate that holds its answers back; the page is to be opened at `gated.url`. */
  readonly gated: GatedServer;
}

export const test = base.extend<Fixtures>({
  launchOptions: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from its first parameter.
    async ({}, use) => {
      await use(await findChromium());
    },
    { scope: "worker" },
  ],
  gated: async ({ baseURL }, use) => {
    const server = await startGatedServer(baseURL ?? "");
    await use(server);
    await server.close();
  },
});

export { expect };

export const answers = (page: Page): Locator => page.getByRole("log", { name: "Answers" });
export const lastTurn = (page: Page): Locator => answers(page).getByRole("article").last();
/** What the page says in alarm; Next keeps an empty alert of its own outside. */
export const alert = (page: Page): Locator => page.getByRole("main").getByRole("alert");
export const source = (page: Page): Locator => page.getByRole("region", { name: "Source" });
export const questionBox = (page: Page): Locator => page.getByRole("textbox", { name: "Ask a question" });
export const askButton = (page: Page): Locator => page.getByRole("button", { name: "Ask", exact: true });

/** Types a question and presses Ask, without waiting for the answer. */
export async function startAsking(page: Page, question: string): Promise<void> {
  await questionBox(page).fill(question);
  await askButton(page).click();
  await expect(lastTurn(page).getByRole("heading", { level: 2 })).toHaveText(question);
}

/** Asks and waits until the answer is whole. */
export async function ask(page: Page, question: string): Promise<void> {
  await startAsking(page, question);
  await expect(lastTurn(page).getByRole("button", { name: "Regenerate" })).toBeVisible();
  await expect(askButton(page)).toBeVisible();
}

/** Fails on what axe calls serious or critical, naming rule and place. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}
