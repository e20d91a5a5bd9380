import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "../lib/config.ts";
import { CACHE, sha256 } from "./archives.ts";
import { type Evaluated, evaluate } from "./evaluate.ts";
import { crossValidate, foldOf } from "./fit/folds.ts";
import { sigmoid } from "./fit/logistic.ts";
import { chooseThreshold, type Judged, separation } from "./fit/threshold.ts";
import {
  type DecideWeights,
  type Features,
  fitDecideWeights,
  fitRankWeights,
  type RankExample,
  type Weights,
  weigh,
} from "./fit/weights.ts";
import { alignTable, figure } from "./print-table.ts";
import { openProgress } from "./progress.ts";
import { type Scored, score } from "./score.ts";
import { expectedCalibrationError, reliability } from "./scorers/calibration.ts";
import { containment } from "./scorers/containment.ts";
import { overlaps, placesOf } from "./scorers/places.ts";
import { openSet } from "./sets.ts";
import { summarise } from "./summary.ts";

const FOLDS = 5;
const PENALTIES = [0.003, 0.01, 0.03];
/** Of the answerable questions, the most that may be lost to abstaining. */
const MOST_LOST = 0.12;

const USAGE = `Usage: npm run fit-ranker -- [--dry-run] [--label right|answerable]

Fits models/ranker.json on newswire-dev: ranking weights, the probability that the archive answers, the threshold.
  --dry-run   print the figures, write nothing
  --label     what the probability is of: the answer is right, or the question is answerable (default)`;

interface RankerFile {
  readonly rank: Weights;
  readonly decide: DecideWeights;
  readonly threshold: number;
}

type Labelled = RankExample & { readonly scored: Scored };

async function run(set: "newswire-dev" | "explainer", ranker: RankerFile): Promise<Evaluated> {
  const text = `${JSON.stringify(ranker, null, 2)}\n`;
  const rankerFile = join(CACHE, `fit-${sha256(text).slice(0, 12)}.json`);
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(rankerFile, text);
  const bar = openProgress(set);
  const evaluated = await evaluate(openSet(set), { change: { rankerFile }, onQuestion: bar.update });
  bar.stop();
  return evaluated;
}

/** Each candidate of an answerable question by what it holds: its evidence, the answer elsewhere, or neither. */
function label({ scored, textOf }: Evaluated): Labelled[] {
  return scored.map((one) => {
    const evidence = one.question.evidence.flatMap(({ articleId, quote }) =>
      placesOf(quote, articleId, textOf(articleId) ?? ""),
    );
    const candidates = one.asked.ranked.map((place) => {
      const text = textOf(place.articleId)?.slice(place.start, place.end) ?? "";
      const holdsEvidence = evidence.some((other) => overlaps(place, other));
      const holdsAnswer = one.question.answerable && containment([text], one.question.answers) === 1;
      return {
        features: place.features,
        label: holdsEvidence ? "evidence" : holdsAnswer ? "ignored" : "other",
      } as const;
    });
    return { scored: one, candidates };
  });
}

/** The share of questions whose best candidate holds evidence, and the mean reciprocal rank of the first that does. */
function rankFigures(items: readonly Labelled[], weightsOf: (index: number) => Weights): { top: number; mrr: number } {
  const ranks = items.flatMap(({ candidates }, index) => {
    const weights = weightsOf(index);
    const order = candidates.toSorted((a, b) => weigh(weights, b.features) - weigh(weights, a.features));
    const first = order.findIndex((candidate) => candidate.label === "evidence");
    return first === -1 ? [0] : [1 / (first + 1)];
  });
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { top: mean(ranks.map((rank) => (rank === 1 ? 1 : 0))), mrr: mean(ranks) };
}

function fitRank(dev: Evaluated, names: readonly string[], before: RankerFile): Weights {
  const items = label(dev).filter(({ scored }) => scored.question.answerable);
  const fold = ({ scored }: Labelled) => foldOf(scored.question, FOLDS);
  const rows = PENALTIES.map((penalty) => {
    const train = (part: readonly Labelled[]) => fitRankWeights(part, names, before.rank, penalty);
    const weights = crossValidate(items, fold, FOLDS, train, (model) => model);
    return { penalty, ...rankFigures(items, (index) => weights[index] as Weights) };
  });
  const now = rankFigures(items, () => before.rank);
  const best = rows.reduce((a, b) => (b.mrr > a.mrr ? b : a));
  console.log("\nRanking, newswire-dev, cross-validated:");
  const cells = rows.map(({ penalty, top, mrr }) => [`fitted, penalty ${penalty}`, figure(top), figure(mrr)]);
  console.log(
    alignTable([["weights", "best has evidence", "MRR"], ["as before", figure(now.top), figure(now.mrr)], ...cells]),
  );
  return fitRankWeights(items, names, before.rank, best.penalty);
}

function fitDecide(
  dev: Evaluated,
  names: readonly string[],
  before: RankerFile,
  labelOf: (scored: Scored) => boolean,
): Pick<RankerFile, "decide" | "threshold"> {
  const items = dev.scored.flatMap((scored) => {
    const features: Features | undefined = scored.asked.ranked[0]?.features;
    return features ? [{ scored, features, positive: labelOf(scored) }] : [];
  });
  type Item = (typeof items)[number];
  const fold = ({ scored }: Item) => foldOf(scored.question, FOLDS);
  const judge = (probabilities: readonly number[]): Judged[] =>
    items.map(({ scored }, index) => ({
      probability: probabilities[index] ?? 0,
      answerable: scored.question.answerable,
    }));
  const figuresOf = (probabilities: readonly number[]) => {
    const judged = judge(probabilities);
    const answers = items.map(({ positive }, index) => ({ confidence: probabilities[index] ?? 0, right: positive }));
    const trade = chooseThreshold(judged, MOST_LOST);
    return { answers, trade, separation: separation(judged), error: expectedCalibrationError(answers) };
  };
  const fits = PENALTIES.map((penalty) => {
    const train = (part: readonly Item[]) => fitDecideWeights(part, names, before.decide.weights, penalty);
    const predict = ({ bias, weights }: DecideWeights, { features }: Item) => sigmoid(bias + weigh(weights, features));
    return { penalty, ...figuresOf(crossValidate(items, fold, FOLDS, train, predict)) };
  });
  const best = fits.reduce((a, b) => (b.separation > a.separation ? b : a));
  const now = figuresOf(items.map(({ scored }) => scored.asked.confidence));
  console.log("\nDeciding, newswire-dev, cross-validated:");
  const row = (name: string, { trade, separation: area, error }: ReturnType<typeof figuresOf>) => [
    name,
    figure(area),
    figure(error),
    figure(trade.threshold),
    figure(trade.rejected),
    figure(trade.falseAbstention),
  ];
  console.log(
    alignTable([
      ["weights", "separation (AUC)", "ECE", "threshold", "rejected", "false abstention"],
      row("as before", now),
      ...fits.map((fit) => row(`fitted, penalty ${fit.penalty}`, fit)),
    ]),
  );
  console.log("\nReliability of the best fit: questions, mean confidence, share positive");
  const bins = reliability(best.answers).map(({ count, confidence, accuracy }) => [
    String(count),
    figure(confidence, 2),
    figure(accuracy, 2),
  ]);
  console.log(alignTable(bins));
  return {
    decide: fitDecideWeights(items, names, before.decide.weights, best.penalty),
    threshold: best.trade.threshold,
  };
}

/** The same answers under another decision: only confidence and threshold change, so nothing need be asked again. */
function decideAgain(evaluated: Evaluated, { decide, threshold }: RankerFile): Evaluated {
  const scored = evaluated.scored.map(({ question, asked }) => {
    const features = asked.ranked[0]?.features;
    const confidence = features ? sigmoid(decide.bias + weigh(decide.weights, features)) : 0;
    return score(question, { ...asked, confidence }, threshold, evaluated.textOf);
  });
  return { ...evaluated, scored, threshold };
}

function rounded(weights: Weights): Weights {
  return Object.fromEntries(Object.entries(weights).map(([name, value]) => [name, Number(value.toFixed(4))]));
}

function report(name: string, before: Evaluated, after: Evaluated): void {
  const [a, b] = [summarise(before.scored), summarise(after.scored)];
  console.log(`\n${name}: before → after`);
  const row = (title: string, of: (summary: typeof a) => number) => [title, figure(of(a)), figure(of(b))];
  console.log(
    alignTable([
      row("answer containment", ({ measures }) => measures.containment.mean),
      row("Recall@1", ({ measures }) => measures.recall1.mean),
      row("Recall@5", ({ measures }) => measures.recall5.mean),
      row("unanswerables rejected", ({ rejected }) => rejected.mean),
      row("false abstention", ({ falseAbstention }) => falseAbstention.mean),
      row("risk-coverage area", ({ riskCoverageArea }) => riskCoverageArea),
    ]),
  );
}

async function main(): Promise<void> {
  const options = { "dry-run": { type: "boolean" }, label: { type: "string" }, help: { type: "boolean" } } as const;
  const { values } = parseArgs({ options });
  if (values.help) return console.log(USAGE);
  const labelOf = ({ couldBeRight, question }: Scored) =>
    values.label === "right" ? couldBeRight : question.answerable;
  const { rankerFile } = readConfig();
  const before = JSON.parse(readFileSync(rankerFile, "utf8")) as RankerFile;
  const devBefore = await run("newswire-dev", before);
  const names = Object.keys(devBefore.asked.find(({ ranked }) => ranked.length > 0)?.ranked[0]?.features ?? {});
  const ranked: RankerFile = { ...before, rank: rounded(fitRank(devBefore, names, before)) };
  // The best passage, and so what there is to decide on, depends on the ranking: asked again.
  const devRanked = await run("newswire-dev", ranked);
  const { decide, threshold } = fitDecide(devRanked, names, before, labelOf);
  const after: RankerFile = {
    rank: ranked.rank,
    decide: { bias: Number(decide.bias.toFixed(4)), weights: rounded(decide.weights) },
    threshold,
  };
  report("newswire-dev (fitted on it)", devBefore, decideAgain(devRanked, after));
  report("explainer (never fitted on)", await run("explainer", before), await run("explainer", after));
  console.log(`\n${JSON.stringify(after, null, 2)}`);
  if (values["dry-run"]) return;
  writeFileSync(rankerFile, `${JSON.stringify(after, null, 2)}\n`);
  console.log(`Written: ${rankerFile}`);
}

await main();
