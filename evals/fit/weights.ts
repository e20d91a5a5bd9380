import type { Features } from "../collect.ts";
import type { Penalty } from "./descend.ts";
import { fitListwise } from "./listwise.ts";
import { fitLogistic, type Labelled, sigmoid } from "./logistic.ts";
import { fitScaling, type Scaling, scale, unscale } from "./standardise.ts";

export type Weights = Readonly<Record<string, number>>;

/** Features that the wire cannot teach, having no headings and no announcements: they keep the weights that they have. */
const HELD: ReadonlySet<string> = new Set(["headingMatch", "section", "announces"]);

/** Of these, more is worse; of all others, better. A fit that says otherwise learned the question writers' habits. */
const WORSE: ReadonlySet<string> = new Set([
  "missingPins",
  "typeMismatch",
  "missingFigure",
  "dateMismatch",
  "announces",
  "against",
  "doubt",
  "contested",
]);

/** Of these a decision may take less to be better: they say that a text is on the subject, which is not yet that it says so. */
const EITHER_WAY: ReadonlySet<string> = new Set(["relevance", "coverage"]);

const signOf = (name: string) => (WORSE.has(name) ? -1 : 1);

/** Towards the prior, over scaled features, and never past 0 where a sign is given. */
function penaltyOf(
  names: readonly string[],
  prior: Weights,
  { deviations }: Scaling,
  strength: number,
  sign: (name: string) => number,
): Penalty {
  return {
    strength,
    prior: names.map((name, column) => (prior[name] ?? 0) * (deviations[column] ?? 0)),
    signs: names.map(sign),
  };
}

/** A passage or sentence to be ranked; an `ignored` one holds the answer without being its evidence. */
export interface Candidate {
  readonly features: Features;
  readonly label: "evidence" | "ignored" | "other";
}

export interface DecideExample {
  readonly features: Features;
  readonly positive: boolean;
  /** How much it counts beside the others; 1 where it is not said. */
  readonly weight?: number;
}

export interface DecideWeights {
  readonly bias: number;
  readonly weights: Weights;
}

/** Fitted weights by name, those that could not be learned as they were. */
function named(
  names: readonly string[],
  fitted: readonly number[],
  deviations: readonly number[],
  held: Weights,
): Weights {
  return Object.fromEntries(
    names.map((name, column) => {
      const isHeld = HELD.has(name) || (deviations[column] ?? 0) < 1e-9;
      return [name, isHeld ? (held[name] ?? 0) : (fitted[column] ?? 0)];
    }),
  );
}

const rowOf = (names: readonly string[], features: Features): number[] =>
  names.map((name) => (HELD.has(name) ? 0 : (features[name] ?? 0)));

/** What held weights add to a candidate's score. */
function heldPart(names: readonly string[], prior: Weights, features: Features): number {
  return names.reduce((sum, name) => sum + (HELD.has(name) ? (prior[name] ?? 0) * (features[name] ?? 0) : 0), 0);
}

/** Weights that rank the candidates of each question, fitted listwise. */
export function fitRankWeights(
  examples: readonly (readonly Candidate[])[],
  names: readonly string[],
  prior: Weights,
  strength: number,
): Weights {
  const lists = examples.map((candidates) => candidates.filter(({ label }) => label !== "ignored"));
  const scaling = fitScaling(lists.flat().map(({ features }) => rowOf(names, features)));
  const scaled = lists.map((list) => ({
    rows: list.map(({ features }) => scale(rowOf(names, features), scaling)),
    offsets: list.map(({ features }) => heldPart(names, prior, features)),
    relevant: list.map(({ label }) => label === "evidence"),
  }));
  const { weights } = unscale(
    [...fitListwise(scaled, names.length, penaltyOf(names, prior, scaling, strength, signOf))],
    scaling,
  );
  return named(names, weights, scaling.deviations, prior);
}

/** Weights of the log-odds that an example is positive. */
export function fitDecideWeights(
  examples: readonly DecideExample[],
  names: readonly string[],
  prior: Weights,
  strength: number,
): DecideWeights {
  const scaling = fitScaling(examples.map(({ features }) => rowOf(names, features)));
  const labelled: Labelled[] = examples.map(({ features, positive, weight = 1 }) => ({
    row: scale(rowOf(names, features), scaling),
    positive,
    weight,
  }));
  const sign = (name: string) => (EITHER_WAY.has(name) ? 0 : signOf(name));
  const fit = fitLogistic(labelled, names.length, penaltyOf(names, prior, scaling, strength, sign));
  const { weights, shift } = unscale(fit.weights, scaling);
  return { bias: fit.bias + shift, weights: named(names, weights, scaling.deviations, prior) };
}

export function weigh(weights: Weights, features: Features): number {
  return Object.entries(weights).reduce((sum, [name, weight]) => sum + weight * (features[name] ?? 0), 0);
}

/** The probability, 0..1, that weights of the log-odds give to features. */
export function probabilityUnder({ bias, weights }: DecideWeights, features: Features): number {
  return sigmoid(bias + weigh(weights, features));
}
