import { parseArgs } from "node:util";
import { DatelineError } from "../lib/errors.ts";
import type { Mode } from "../lib/types.ts";

export const USAGE = `Usage: npm run eval -- [--set NAME | --all] [--mode MODE] [--limit N] [--archive-size N] [--compare REPORT.json]
       npm run eval -- --ablations | --noise | --figures

  --set NAME           explainer (default), newswire-dev, newswire-test (once a release: never tune on it), or a public
                       benchmark: squad:FILE, beir:FOLDER, rgb:FILE, multihop-rag:FOLDER
  --all                explainer and newswire-dev, whole
  --mode MODE          extractive (default), or generative: the language model of OPENAI_MODEL writes, which takes its time and costs
                       tokens; its figures are that model's
  --judge              with --mode generative: the same model says whether each answer says the gold answer
  --limit N            a fixed sample of N questions
  --archive-size N     newswire over a fixed part of N stories instead of all 19,043
  --compare FILE       the evals/results/NAME.json of a run before: what flipped, and whether chance does that
  --dump-features FILE what every passage was ranked by, a JSON line a question
  --ablations          parts left out or changed, and the LangChain baseline, over 2,000 stories: docs/figures/ablations.md
  --noise              the archive filled up with near-topic stories, and the evidence removed: docs/figures/noise.md
  --figures            docs/figures/evals.md from the results of the runs before; with --mode generative docs/figures/generative.md,
                       with --limit N of runs of that many questions; then run \`npm run docs\`
  --help               print this

Writes evals/results/NAME.json and NAME.html, for generative runs NAME-generative. A run that was stopped goes on where it was.`;

export interface RunOptions {
  readonly set: string | undefined;
  readonly all: boolean;
  readonly mode: Mode;
  readonly judge: boolean;
  readonly limit: number | undefined;
  readonly archiveSize: number | undefined;
  readonly dumpFeatures: string | undefined;
  readonly compare: string | undefined;
  /** What to do instead of asking a set. */
  readonly instead: "help" | "ablations" | "noise" | "figures" | undefined;
}

function badOption(message: string, hint: string): DatelineError {
  return new DatelineError("bad-config", message, hint);
}

export function readCount(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw badOption(`--${name} is ${text}.`, "Give a whole number above 0.");
}

/** Reads the command line. Throws `bad-config`, and what `parseArgs` throws of an option that there is not. */
export function readOptions(args: readonly string[]): RunOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      set: { type: "string" },
      all: { type: "boolean", default: false },
      mode: { type: "string", default: "extractive" },
      judge: { type: "boolean", default: false },
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
  const { set, all, mode, judge, compare } = values;
  const instead = (["help", "ablations", "noise", "figures"] as const).find((name) => values[name]);
  if (mode !== "extractive" && mode !== "generative")
    throw badOption(`There is no mode ${mode}.`, "Choose extractive or generative.");
  if (judge && mode !== "generative")
    throw badOption("--judge reads free-form answers, and these are quotes.", "Add --mode generative.");
  if (mode === "generative" && (instead === "ablations" || instead === "noise"))
    throw badOption(`--${instead} is measured with quotes.`, "Leave out --mode.");
  return {
    set,
    all,
    mode,
    judge,
    limit: readCount(values.limit, "limit"),
    archiveSize: readCount(values["archive-size"], "archive-size"),
    dumpFeatures: values["dump-features"],
    compare,
    instead,
  };
}
