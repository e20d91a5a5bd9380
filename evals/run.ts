import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openProgress } from "../cli/progress.ts";
import { DatelineError } from "../lib/errors.ts";
import { runAblations } from "./ablations/ablations.ts";
import { runNoise } from "./ablations/noise.ts";
import { evaluate } from "./evaluate.ts";
import { alignTable, lossRows, summaryRows } from "./print-table.ts";
import { compareReports, printComparison, readReport } from "./report/compare.ts";
import { toFigures } from "./report/figures.ts";
import { renderPage } from "./report/page.ts";
import { type Report, toReport } from "./report/report.ts";
import { ALL_SETS, OWN_SETS, openSet } from "./sets.ts";

const USAGE = `Usage: npm run eval -- [--set NAME | --all] [--limit N] [--archive-size N] [--compare REPORT.json]
       npm run eval -- --ablations | --noise | --figures

  --set NAME           explainer (default), newswire-dev, newswire-test (once a release: never tune on it), or a public
                       benchmark: squad:FILE, beir:FOLDER, rgb:FILE, multihop-rag:FOLDER
  --all                explainer and newswire-dev, whole
  --mode extractive    how answers are made; generative needs a language model, which Dateline does not speak to yet
  --limit N            a fixed sample of N questions
  --archive-size N     newswire over a fixed part of N stories instead of all 19,043
  --compare FILE       the evals/results/NAME.json of a run before: what flipped, and whether chance does that
  --dump-features FILE what every passage was ranked by, a JSON line a question
  --ablations          parts left out or changed, and the LangChain baseline, over 2,000 stories: docs/figures/ablations.md
  --noise              the archive filled up with near-topic stories, and the evidence removed: docs/figures/noise.md
  --figures            docs/figures/evals.md from the results of the runs before; then run \`npm run docs\`
  --help               print this

Writes evals/results/NAME.json and NAME.html. A run that was stopped goes on where it was.`;

const RESULTS = join(import.meta.dirname, "results");
const FIGURES = join(import.meta.dirname, "..", "docs", "figures");

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
  // A part of a set is not the set: docs/figures shows whole ones only.
  const part = [archiveSize && `${archiveSize}-stories`, limit && `${limit}-questions`].filter((text) => text);
  const file = join(RESULTS, [set.name.replace(/[^\w-]+/g, "-"), ...part].join("-"));
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

/** Figures that the docs show; `npm run docs` puts them in. */
function writeFigures(name: string, markdown: string): void {
  mkdirSync(FIGURES, { recursive: true });
  writeFileSync(join(FIGURES, `${name}.md`), `${markdown}\n`);
  console.log(`${markdown}\n\nWritten: docs/figures/${name}.md`);
}

/** What was last measured of each set of ours. */
function readResults(): Report[] {
  const files = OWN_SETS.map((name) => join(RESULTS, `${name}.json`)).filter((file) => existsSync(file));
  return files.map((file) => readReport(file));
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
      mode: { type: "string", default: "extractive" },
      limit: { type: "string" },
      "archive-size": { type: "string" },
      "dump-features": { type: "string" },
      compare: { type: "string" },
      ablations: { type: "boolean" },
      noise: { type: "boolean" },
      figures: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (values.mode !== "extractive") {
    throw new DatelineError("bad-config", `There is no mode ${values.mode}.`, "Answers are quoted: --mode extractive.");
  }
  const limit = readCount(values.limit, "limit");
  if (values.ablations) writeFigures("ablations", await runAblations(limit, openProgress("ablations")));
  if (values.noise) writeFigures("noise", await runNoise(limit, openProgress("noise")));
  if (values.figures) writeFigures("evals", toFigures(readResults()));
  if (values.ablations || values.noise || values.figures) return 0;
  const names = values.all ? ALL_SETS : [values.set ?? "explainer"];
  const options: RunOptions = {
    limit,
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
