import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { z } from "zod";

/** What `npm test` runs, in this order. None is ever skipped: what cannot start has failed. */
interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly environment?: Readonly<Record<string, string>>;
  /** Reads how many tests passed and failed; a step without it counts as one. */
  readonly count?: () => Outcome;
  /** The step without whose success this one says nothing. */
  readonly needs?: string;
  /** What to do where the tool cannot start. */
  readonly remedy: string;
}

interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

const BINARIES = join(import.meta.dirname, "..", "node_modules", ".bin");
const reports = mkdtempSync(join(tmpdir(), "dateline-tests-"));
const unitReport = join(reports, "unit.json");
const browserReport = join(reports, "browser.json");

const VitestReport = z.object({
  numPassedTests: z.number(),
  numTotalTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** A test that did not pass has failed, a skipped one too; so has a file that could not be loaded. */
function countUnitTests(): Outcome {
  const report = VitestReport.parse(JSON.parse(readFileSync(unitReport, "utf8")));
  const broken = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  return { passed: report.numPassedTests, failed: report.numTotalTests - report.numPassedTests + broken.length };
}

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

function countBrowserTests(): Outcome {
  const { expected, unexpected, flaky, skipped } = PlaywrightReport.parse(
    JSON.parse(readFileSync(browserReport, "utf8")),
  ).stats;
  return { passed: expected + flaky, failed: unexpected + skipped };
}

const REINSTALL = "Run `npm ci` in the repo's root.";

const STEPS: readonly Step[] = [
  { name: "types", command: ["tsc", "--noEmit"], remedy: REINSTALL },
  { name: "lint", command: ["biome", "check", "."], remedy: REINSTALL },
  { name: "import rules", command: ["npm", "run", "--silent", "imports"], remedy: REINSTALL },
  { name: "docs", command: ["node", "docs/update.ts", "--check"], remedy: "Run `npm run docs`." },
  { name: "dead code", command: ["npm", "run", "--silent", "deadcode"], remedy: REINSTALL },
  {
    name: "unit and contract tests",
    command: ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${unitReport}`],
    count: countUnitTests,
    remedy: `${REINSTALL} The tests want Node 22.18 or newer; this is ${process.version}.`,
  },
  { name: "build", command: ["next", "build"], remedy: REINSTALL },
  {
    name: "browser end-to-end",
    command: ["playwright", "test", "--reporter=line,json"],
    environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport },
    count: countBrowserTests,
    needs: "build",
    remedy: `${REINSTALL} The browser is a Chrome or Chromium of the system (on Debian: apt-get install chromium), else that of @sparticuz/chromium, which wants libnss3, libnspr4 and libexpat1.`,
  },
];

/** The tests of a report, and one failure more where the tool failed for a reason that no test shows. */
function countTests({ count, remedy }: Step, succeeded: boolean): Outcome {
  if (!count) return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  try {
    const { passed, failed } = count();
    if (passed + failed === 0) console.error("No test ran.");
    return { passed, failed: failed === 0 && (!succeeded || passed === 0) ? 1 : failed };
  } catch {
    console.error(`It left no report, so it cannot have run. ${remedy}`);
    return { passed: 0, failed: 1 };
  }
}

function run(step: Step): Outcome {
  const [tool, ...options] = step.command;
  const local = join(BINARIES, tool);
  const { status, error } = spawnSync(existsSync(local) ? local : tool, options, {
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      ...process.env,
      PATH: `${BINARIES}${delimiter}${process.env.PATH ?? ""}`,
      NEXT_TELEMETRY_DISABLED: "1",
      ...step.environment,
    },
    shell: process.platform === "win32",
  });
  if (error) {
    console.error(`${tool} could not be started: ${error.message}. ${step.remedy}`);
    return { passed: 0, failed: 1 };
  }
  return countTests(step, status === 0);
}

const outcomes = new Map<string, Outcome>();
for (const step of STEPS) {
  console.log(`\n── ${step.name}: ${step.command.join(" ")}`);
  const needed = step.needs === undefined ? undefined : outcomes.get(step.needs);
  if (needed && needed.failed > 0) console.error(`It needs the step "${step.needs}", which failed.`);
  const outcome = needed && needed.failed > 0 ? { passed: 0, failed: 1 } : run(step);
  outcomes.set(step.name, outcome);
  console.log(`── ${step.name}: ${outcome.failed === 0 ? "passed" : "FAILED"}`);
}
rmSync(reports, { recursive: true, force: true });

console.log("");
for (const [name, { passed, failed }] of outcomes) console.log(`${name}: ${passed} passed, ${failed} failed`);
const sum = (part: keyof Outcome) => [...outcomes.values()].reduce((total, outcome) => total + outcome[part], 0);
process.exitCode = sum("failed") === 0 ? 0 : 1;
console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
