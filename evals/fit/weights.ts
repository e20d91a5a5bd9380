import { fitListwise } from "./listwise.ts";
import { fitLogistic, type Labelled } from "./logistic.ts";
import { fitScaling, scale, unscale } from "./standardise.ts";

export type Features = Readonly<Record<string, number>>;
export type Weights = Readonly<Record<string, number>>;

/** A question's candidates as they were read; `ignored` ones hold the answer without being its evidence. */
export interface RankExample {
  readonly candidates: readonly {
    readonly features: Features;
    readonly label: "evidence" | "ignored" | "other";
  }[];
}

export interface DecideExample {
  readonly features: Features;
  readonly positive: boolean;
}

export interface DecideWeights {
  readonly bias: number;
  readonly weights: Weights;
}

/** Features that the examples cannot teach keep the weight that they have, such as that of headings, which the wire lacks. */
function named(
  names: readonly string[],
  fitted: readonly number[],
  deviations: readonly number[],
  held: Weights,
): Weights {
  return Object.fromEntries(
    names.map((name, column) => [name, (deviations[column] ?? 0) < 1e-9 ? (held[name] ?? 0) : (fitted[column] ?? 0)]),
  );
}

const rowOf = (names: readonly string[], features: Features): number[] => names.map((name) => features[name] ?? 0);

export function fitRankWeights(
  examples: readonly RankExample[],
  names: readonly string[],
  held: Weights,
  penalty: number,
): Weights {
  const lists = examples.map(({ candidates }) => candidates.filter(({ label }) => label !== "ignored"));
  const scaling = fitScaling(lists.flat().map(({ features }) => rowOf(names, features)));
  const scaled = lists.map((list) => ({
    rows: list.map(({ features }) => scale(rowOf(names, features), scaling)),
    relevant: list.map(({ label }) => label === "evidence"),
  }));
  const { weights } = unscale([...fitListwise(scaled, names.length, penalty)], scaling);
  return named(names, weights, scaling.deviations, held);
}

export function fitDecideWeights(
  examples: readonly DecideExample[],
  names: readonly string[],
  held: Weights,
  penalty: number,
): DecideWeights {
  const scaling = fitScaling(examples.map(({ features }) => rowOf(names, features)));
  const labelled: Labelled[] = examples.map(({ features, positive }) => ({
    row: scale(rowOf(names, features), scaling),
    positive,
  }));
  const fit = fitLogistic(labelled, names.length, penalty);
  const { weights, shift } = unscale(fit.weights, scaling);
  return { bias: fit.bias + shift, weights: named(names, weights, scaling.deviations, held) };
}

export function weigh(weights: Weights, features: Features): number {
  return Object.entries(weights).reduce((sum, [name, weight]) => sum + weight * (features[name] ?? 0), 0);
}
