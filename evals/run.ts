import { writeFileSync } from "node:fs";
import { openProgress } from "../cli/progress.ts";
import { readConfig } from "../lib/config.ts";
import { DatelineError } from "../lib/errors.ts";
import { runAblations } from "./ablations/ablations.ts";
import { runNoise } from "./ablations/noise.ts";
import { evaluate } from "./evaluate.ts";
import { requireModel } from "./generative/model.ts";
import { createOpenAIJudge } from "./judge/openai.ts";
import { type RunOptions, readOptions, USAGE } from "./options.ts";
import { alignTable, lossRows, summaryRows } from "./print-table.ts";
import { compareReports, printComparison, readReport } from "./report/compare.ts";
import { toFigures } from "./report/figures.ts";
import { toReport } from "./report/report.ts";
import { readResults, writeFigures, writeResult } from "./results.ts";
import { ALL_SETS, openSet } from "./sets.ts";

async function runSet(name: string, options: RunOptions): Promise<void> {
  const { mode, limit, archiveSize, compare, dumpFeatures } = options;
  const set = openSet(name, { archiveSize });
  const indexing = openProgress("Embedding");
  const asking = openProgress(name);
  const judging = openProgress("judging");
  const evaluated = await evaluate(set, {
    limit,
    mode,
    judge: options.judge ? createOpenAIJudge(requireModel(readConfig())) : undefined,
    onIndex: indexing.update,
    onQuestion: (done, total) => {
      indexing.stop();
      asking.update(done, total);
    },
    onVerdict: (done, total) => {
      asking.stop();
      judging.update(done, total);
    },
  });
  asking.stop();
  judging.stop();
  const report = toReport(set.name, evaluated);
  const writer = report.model ? `, written by ${report.model.name} at ${report.model.host}` : "";
  console.log(
    `\n${set.name}: ${report.articles} articles, ${report.passages} passages, answered from ${report.threshold}${writer}\n`,
  );
  console.log(alignTable(summaryRows(report.whole)));
  console.log(`\n${alignTable(lossRows(report.whole, report.byType))}\n`);
  if (compare !== undefined) console.log(`${printComparison(compareReports(readReport(compare), report))}\n`);
  console.log(`Written: ${writeResult(report, options)}.json and .html`);
  if (dumpFeatures !== undefined) {
    writeFileSync(
      dumpFeatures,
      evaluated.asked.map(({ id, ranked }) => `${JSON.stringify({ id, ranked })}\n`).join(""),
    );
    console.log(`Written: ${dumpFeatures}`);
  }
}

/** The figures of docs/figures. */
async function figuresOf(what: "ablations" | "noise" | "figures", options: RunOptions): Promise<void> {
  if (what === "ablations")
    return writeFigures("ablations", await runAblations(options.limit, openProgress("ablations")));
  if (what === "noise") return writeFigures("noise", await runNoise(options.limit, openProgress("noise")));
  const { mode, limit, archiveSize } = options;
  // Of quotes, whole sets only: asking them costs nothing.
  if (mode === "extractive")
    return writeFigures("evals", toFigures(readResults({ mode, limit: undefined, archiveSize: undefined })));
  const reports = readResults({ mode, limit, archiveSize });
  if (reports.length > 0) return writeFigures("generative", toFigures(reports));
  throw new DatelineError(
    "not-found",
    "No generative run of that kind was made.",
    "Run it first, with the same --limit and --archive-size.",
  );
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const { instead, mode, all, set } = options;
  if (instead === "help") return console.log(USAGE);
  if (instead) return figuresOf(instead, options);
  if (mode === "generative") requireModel(readConfig());
  for (const name of all ? ALL_SETS : [set ?? "explainer"]) await runSet(name, options);
}

await main().catch((error: unknown) => {
  const isUsage = error instanceof TypeError && "code" in error;
  if (isUsage) console.error(`${error.message}\n\n${USAGE}`);
  else if (error instanceof DatelineError) console.error(`${error.message} ${error.hint}`);
  else console.error(error);
  process.exitCode = isUsage ? 2 : 1;
});
