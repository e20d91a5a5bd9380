import type { Evaluated } from "../evaluate.ts";
import { figure } from "../figure.ts";
import { alignTable } from "../print-table.ts";
import { expectedCalibrationError, reliability } from "../scorers/calibration.ts";
import { crossValidate, foldOf, storyOf } from "./folds.ts";
import { chooseThreshold, separation, tradeAt } from "./threshold.ts";
import { type DecideWeights, fitDecideWeights, probabilityUnder } from "./weights.ts";

const FOLDS = 5;
const PENALTIES = [0.03, 0.1, 0.3, 1];

export interface DecisionOptions {
  readonly before: DecideWeights;
  /** What the fit is drawn to. */
  readonly prior: DecideWeights;
  /** Of each set's answerable questions, the most that may be lost to abstaining. */
  readonly mostLost: readonly number[];
}

/**
 * What the fit learns from: unanswerable questions, and answerable ones whose answer was right (one that was wrong has nothing
 * to be confident of). Each set, and in it each class, counts the same: so the probability is that of an even chance.
 */
function toItems(sets: readonly Evaluated[]) {
  return sets.flatMap(({ scored }, set) => {
    const usable = scored.flatMap((one) => {
      const features = one.asked.decided;
      const { answerable } = one.question;
      return features && (one.couldBeRight || !answerable)
        ? [{ set, scored: one, features, positive: answerable }]
        : [];
    });
    const positives = usable.filter(({ positive }) => positive).length;
    const inClass = (positive: boolean) => (positive ? positives : usable.length - positives);
    return usable.map((item) => ({ ...item, weight: 1 / (2 * inClass(item.positive)) }));
  });
}

/** Fits the probability that the archive answers on what each question would be answered with, and the threshold, cross-validated. */
export function fitDecision(
  sets: readonly Evaluated[],
  { before, prior, mostLost }: DecisionOptions,
): { readonly decide: DecideWeights; readonly threshold: number } {
  const found = toItems(sets);
  // The weights of all sum to their number, so that a penalty means the same however many sets there are.
  const items = found.map((item) => ({ ...item, weight: (item.weight * found.length) / sets.length }));
  type Item = (typeof items)[number];
  const names = Object.keys(items[0]?.features ?? {});
  const measure = (name: string, probabilities: readonly number[]) => {
    const at = (index: number) => probabilities[index] ?? 0;
    const judged = items.map(({ scored }, index) => ({
      probability: at(index),
      answerable: scored.question.answerable,
    }));
    const answers = items.map(({ positive }, index) => ({ confidence: at(index), right: positive }));
    const bounded = sets.map((_, set) => ({
      judged: judged.filter((_one, index) => items[index]?.set === set),
      mostLost: mostLost[set] ?? 0,
    }));
    return { name, answers, area: separation(judged), trade: tradeAt(judged, chooseThreshold(bounded)) };
  };
  const fits = PENALTIES.map((penalty) => {
    const train = (part: readonly Item[]) => fitDecideWeights(part, names, prior.weights, penalty);
    const predict = (weights: DecideWeights, { features }: Item) => probabilityUnder(weights, features);
    const probabilities = crossValidate(
      items,
      ({ scored }) => foldOf(storyOf(scored.question), FOLDS),
      FOLDS,
      train,
      predict,
    );
    return { penalty, ...measure(`fitted, penalty ${penalty}`, probabilities) };
  });
  const best = fits.reduce((a, b) => (b.area > a.area ? b : a));
  const now = measure(
    "as before",
    items.map(({ features }) => probabilityUnder(before, features)),
  );
  console.log(`\nDeciding, ${items.length} questions, cross-validated over ${FOLDS} folds:`);
  console.log(
    alignTable([
      ["weights", "separation (AUC)", "ECE", "threshold", "rejected", "false abstention"],
      ...[now, ...fits].map(({ name, answers, area, trade }) => [
        name,
        ...[area, expectedCalibrationError(answers), trade.threshold, trade.rejected, trade.falseAbstention].map(
          (value) => figure(value),
        ),
      ]),
    ]),
  );
  console.log("\nReliability of the one that is kept:");
  const bins = reliability(best.answers).map(({ count, confidence, accuracy }) => [
    String(count),
    figure(confidence, 2),
    figure(accuracy, 2),
  ]);
  console.log(alignTable([["questions", "mean probability", "share positive"], ...bins]));
  const decide = fitDecideWeights(items, names, prior.weights, best.penalty);
  // The threshold counts every answerable question, those too whose answer would have been wrong.
  const bounded = sets.map(({ scored }, set) => ({
    judged: scored.map(({ question: { answerable }, asked: { decided } }) => ({
      probability: decided ? probabilityUnder(decide, decided) : 0,
      answerable,
    })),
    mostLost: mostLost[set] ?? 0,
  }));
  return { decide, threshold: chooseThreshold(bounded) };
}
