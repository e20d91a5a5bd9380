import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openProgress } from "../cli/progress.ts";
import { readConfig } from "../lib/config.ts";
import { CACHE, sha256 } from "./archives.ts";
import { type Evaluated, evaluate } from "./evaluate.ts";
import { figure } from "./figure.ts";
import { toExamples } from "./fit/examples.ts";

import { fitDecision } from "./fit/fit-decision.ts";
import { fitListwiseWeights } from "./fit/fit-listwise-weights.ts";
import { type DecideWeights, probabilityUnder, type Weights } from "./fit/weights.ts";
import { readCount } from "./options.ts";
import { alignTable } from "./print-table.ts";
import { score } from "./score.ts";
import { openSet } from "./sets.ts";
import { summarise } from "./summary.ts";

/** Of the answerable questions of newswire-dev and of explainer, the most that may be lost to abstaining. */
const MOST_LOST = [0.1, 0.05] as const;

/** Weights set by hand from what the features mean: the fit moves away from them only as far as the questions ask for. */
const PRIOR = join(import.meta.dirname, "fit", "prior.json");

const USAGE = `Usage: npm run fit-ranker -- [--dry-run] [--archive-size N]

Fits models/ranker.json: on newswire-dev what ranks passages and what ranks sentences; on newswire-dev and explainer, both
counting the same, the probability that the archive answers, and the threshold. Prints what each reaches on stories that it was
not fitted on, and both sets before and after.
  --dry-run         print the figures, write nothing
  --archive-size N  newswire over a fixed part of N stories: for a quick look`;

interface RankerFile {
  readonly rank: Weights;
  readonly sentence: Weights;
  readonly decide: DecideWeights;
  readonly threshold: number;
}

/** A set's answers under these weights. */
async function answersUnder(
  ranker: RankerFile,
  set: "newswire-dev" | "explainer",
  archiveSize: number | undefined,
): Promise<Evaluated> {
  const text = `${JSON.stringify(ranker, null, 2)}\n`;
  const rankerFile = join(CACHE, `fit-${sha256(text).slice(0, 12)}.json`);
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(rankerFile, text);
  const bar = openProgress(set);
  const evaluated = await evaluate(openSet(set, { archiveSize }), { change: { rankerFile }, onQuestion: bar.update });
  bar.stop();
  return evaluated;
}

/** The same answers under another decision: only confidence and threshold change, so nothing need be asked again. */
function decideAgain(evaluated: Evaluated, { decide, threshold }: RankerFile): Evaluated {
  const scored = evaluated.scored.map(({ question, asked }) => {
    const features = asked.decided;
    const confidence = features ? probabilityUnder(decide, features) : 0;
    return score(question, { ...asked, confidence }, threshold, evaluated.textOf);
  });
  return { ...evaluated, scored, threshold };
}

function rounded(weights: Weights): Weights {
  return Object.fromEntries(Object.entries(weights).map(([name, value]) => [name, Number(value.toFixed(4))]));
}

function report(name: string, before: Evaluated, after: Evaluated): void {
  const [a, b] = [summarise(before.scored), summarise(after.scored)];
  const row = (title: string, of: (summary: typeof a) => number) => [title, figure(of(a)), figure(of(b))];
  console.log(
    `\n${alignTable([
      [name, "before", "after"],
      row("answer containment", ({ measures }) => measures.containment.mean),
      row("Recall@1", ({ measures }) => measures.recall1.mean),
      row("Recall@5", ({ measures }) => measures.recall5.mean),
      row("words an answer", ({ measures }) => measures.words.mean),
      row("unanswerables rejected", ({ rejected }) => rejected.mean),
      row("false abstention", ({ falseAbstention }) => falseAbstention.mean),
      row("risk-coverage area", ({ riskCoverageArea }) => riskCoverageArea),
    ])}`,
  );
}

async function main(): Promise<void> {
  const options = {
    "dry-run": { type: "boolean" },
    "archive-size": { type: "string" },
    help: { type: "boolean" },
  } as const;
  const { values } = parseArgs({ options });
  if (values.help) return console.log(USAGE);
  const archiveSize = readCount(values["archive-size"], "archive-size");
  const { rankerFile } = readConfig();
  const before = JSON.parse(readFileSync(rankerFile, "utf8")) as RankerFile;
  const prior = JSON.parse(readFileSync(PRIOR, "utf8")) as RankerFile;
  const devBefore = await answersUnder(before, "newswire-dev", archiveSize);
  const examples = toExamples(devBefore);
  const rank = rounded(
    fitListwiseWeights("Ranking passages", examples, ({ passages }) => passages, before.rank, prior.rank),
  );
  const sentence = rounded(
    fitListwiseWeights(
      "Ranking sentences",
      examples,
      ({ sentencesUnder }) => sentencesUnder(rank),
      before.sentence,
      prior.sentence,
    ),
  );
  // The best passage, and so what there is to decide on, depends on the ranking: asked again.
  const devRanked = await answersUnder({ ...before, rank, sentence }, "newswire-dev", archiveSize);
  const explainerRanked = await answersUnder({ ...before, rank, sentence }, "explainer", archiveSize);
  const { decide, threshold } = fitDecision([devRanked, explainerRanked], {
    before: before.decide,
    prior: prior.decide,
    mostLost: MOST_LOST,
  });
  const after: RankerFile = {
    ...before,
    rank,
    sentence,
    decide: { bias: Number(decide.bias.toFixed(4)), weights: rounded(decide.weights) },
    threshold,
  };
  report("newswire-dev (fitted on it)", devBefore, decideAgain(devRanked, after));
  report(
    "explainer (ranking not fitted on it, deciding is)",
    await answersUnder(before, "explainer", archiveSize),
    await answersUnder(after, "explainer", archiveSize),
  );
  console.log(`\n${JSON.stringify(after, null, 2)}`);
  if (values["dry-run"]) return;
  writeFileSync(rankerFile, `${JSON.stringify(after, null, 2)}\n`);
  console.log(`Written: ${rankerFile}`);
}

await main();
