import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // A browser's tests are Playwright's.
    exclude: ["tests/e2e/**"],
    // Each file has a process of its own: some hold models, some set the environment.
    pool: "forks",
    maxWorkers: 2,
    // Far above what any test takes, for machines that are busy with something else.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
