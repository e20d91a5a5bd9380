import { figure } from "../figure.ts";
import { alignTable } from "../print-table.ts";
import { type Example, rankFigures } from "./examples.ts";
import { crossValidate, foldOf, storyOf } from "./folds.ts";
import { type Candidate, fitRankWeights, type Weights } from "./weights.ts";

const FOLDS = 5;
const PENALTIES = [0.01, 0.03, 0.1];

/**
 * Fits one linear model for ranking and prints what it reaches on stories that it was not fitted on. `listOf` gives a
 * question's candidates. The penalty with the best cross-validated MRR is kept.
 */
export function fitListwiseWeights(
  title: string,
  examples: readonly Example[],
  listOf: (example: Example) => readonly Candidate[],
  before: Weights,
  prior: Weights,
): Weights {
  const lists = examples.map(listOf);
  const names = Object.keys(lists.find((list) => list.length > 0)?.[0]?.features ?? {});
  const places = [...lists.keys()];
  const rows = PENALTIES.map((penalty) => {
    const weights = crossValidate(
      places,
      (place) => foldOf(storyOf((examples[place] as Example).scored.question), FOLDS),
      FOLDS,
      (held) =>
        fitRankWeights(
          held.map((place) => lists[place] ?? []),
          names,
          prior,
          penalty,
        ),
      (model) => model,
    );
    return { penalty, ...rankFigures(lists, (place) => weights[place] as Weights) };
  });
  const now = rankFigures(lists, () => before);
  const best = rows.reduce((a, b) => (b.mrr > a.mrr ? b : a));
  console.log(`\n${title}, ${lists.length} questions, cross-validated over ${FOLDS} folds:`);
  console.log(
    alignTable([
      ["weights", "first is evidence", "MRR"],
      ["as before", figure(now.top), figure(now.mrr)],
      ...rows.map(({ penalty, top, mrr }) => [`fitted, penalty ${penalty}`, figure(top), figure(mrr)]),
    ]),
  );
  return fitRankWeights(lists, names, prior, best.penalty);
}
