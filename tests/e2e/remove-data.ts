import { rmSync } from "node:fs";
import { env } from "node:process";

/** Removes the archive folder that playwright.config.ts made for this run. */
// biome-ignore lint/style/noDefaultExport: Playwright calls the default export.
export default function removeData(): void {
  if (env.DATELINE_E2E_DATA) rmSync(env.DATELINE_E2E_DATA, { recursive: true, force: true });
}
