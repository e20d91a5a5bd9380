import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

const FREE_PORT =
  'const s = require("node:net").createServer().listen(0, () => { console.log(s.address().port); s.close(); })';

// Playwright reads this file again in its workers: what is chosen here must be the same there, so it goes by environment.
const freePort = () => execFileSync(process.execPath, ["-e", FREE_PORT], { encoding: "utf8" }).trim();
process.env.DATELINE_E2E_PORT ??= freePort();
process.env.DATELINE_E2E_MODEL_PORT ??= freePort();
process.env.DATELINE_E2E_DATA ??= mkdtempSync(join(tmpdir(), "dateline-e2e-"));

/** Playwright starts one server after the other, so that they share a build and the index. */
const serve = (script: string, port: string) => ({
  command: `"${process.execPath}" ${script}`,
  url: `http://localhost:${port}/api/health`,
  env: { PORT: port, DATELINE_DATA: process.env.DATELINE_E2E_DATA ?? "" },
  // A build comes first where there is no fresh one.
  timeout: 300_000,
  stdout: "ignore" as const,
  stderr: "pipe" as const,
});

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  globalTeardown: "./tests/e2e/remove-data.ts",
  forbidOnly: true,
  workers: 1,
  // For machines that are busy with something else; nothing here measures time.
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  use: {
    baseURL: `http://localhost:${process.env.DATELINE_E2E_PORT}`,
    viewport: { width: 1280, height: 800 },
    trace: "retain-on-failure",
  },
  webServer: [
    serve("cli/start.ts", process.env.DATELINE_E2E_PORT),
    serve("tests/e2e/serve-with-model.ts", process.env.DATELINE_E2E_MODEL_PORT),
  ],
});
