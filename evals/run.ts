import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { DatelineError } from "../lib/errors.ts";
import { evaluate } from "./evaluate.ts";
import { alignTable, lossRows, summaryRows } from "./print-table.ts";
import { openProgress } from "./progress.ts";
import { compareReports, printComparison, readReport } from "./report/compare.ts";
import { renderPage } from "./report/page.ts";
import { toReport } from "./report/report.ts";
import { ALL_SETS, openSet } from "./sets.ts";

const USAGE = `Usage: npm run eval -- [--set NAME | --all] [--limit N] [--archive-size N] [--compare REPORT.json]

  --set NAME           explainer (default), newswire-dev, newswire-test (once a release: never tune on it)
  --all                explainer and newswire-dev, whole
  --limit N            a fixed sample of N questions
  --archive-size N     newswire over a fixed part of N stories instead of all 19,043
  --compare FILE       the evals/results/NAME.json of a run before: what flipped, and whether chance does that
  --dump-features FILE what every passage was ranked by, a JSON line a question
  --help               print this

Writes evals/results/NAME.json and NAME.html. A run that was stopped goes on where it was.`;

const RESULTS = join(import.meta.dirname, "results");

interface RunOptions {
  readonly limit: number | undefined;
  readonly archiveSize: number | undefined;
  readonly dumpFeatures: string | undefined;
  readonly compare: string | undefined;
}

async function runSet(name: string, { limit, archiveSize, dumpFeatures, compare }: RunOptions): Promise<void> {
  const set = openSet(name, { archiveSize });
  const indexing = openProgress("Embedding");
  const asking = openProgress(name);
  const evaluated = await evaluate(set, {
    limit,
    onIndex: indexing.update,
    onQuestion: (done, total) => {
      indexing.stop();
      asking.update(done, total);
    },
  });
  asking.stop();
  const report = toReport(set.name, evaluated);
  console.log(
    `\n${set.name}: ${report.articles} articles, ${report.passages} passages, answered from ${report.threshold}\n`,
  );
  console.log(alignTable(summaryRows(report.whole)));
  console.log(`\n${alignTable(lossRows(report.whole, report.byType))}\n`);
  if (compare !== undefined) console.log(`${printComparison(compareReports(readReport(compare), report))}\n`);
  mkdirSync(RESULTS, { recursive: true });
  const file = join(RESULTS, set.name.replace(/[^\w-]+/g, "-"));
  writeFileSync(`${file}.json`, JSON.stringify(report, null, 1));
  writeFileSync(`${file}.html`, renderPage(report));
  console.log(`Written: ${file}.json and .html`);
  if (dumpFeatures !== undefined) {
    writeFileSync(
      dumpFeatures,
      evaluated.asked.map(({ id, ranked }) => `${JSON.stringify({ id, ranked })}\n`).join(""),
    );
    console.log(`Written: ${dumpFeatures}`);
  }
}

function readCount(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new DatelineError("bad-config", `--${name} is ${text}.`, "Give a whole number above 0.");
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      set: { type: "string" },
      all: { type: "boolean" },
      limit: { type: "string" },
      "archive-size": { type: "string" },
      "dump-features": { type: "string" },
      compare: { type: "string" },
      help: { type: "boolean" },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const names = values.all ? ALL_SETS : [values.set ?? "explainer"];
  const options: RunOptions = {
    limit: readCount(values.limit, "limit"),
    archiveSize: readCount(values["archive-size"], "archive-size"),
    dumpFeatures: values["dump-features"],
    compare: values.compare,
  };
  for (const name of names) await runSet(name, options);
  return 0;
}

process.exitCode = await main().catch((error: unknown) => {
  if (error instanceof TypeError && "code" in error) console.error(`${error.message}\n\n${USAGE}`);
  else if (error instanceof DatelineError) console.error(`${error.message} ${error.hint}`);
  else console.error(error);
  return error instanceof TypeError && "code" in error ? 2 : 1;
});
