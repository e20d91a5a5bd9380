import type { Mode } from "../lib/types.ts";
import { overlaps, type Place } from "./scorers/places.ts";

/**
 * Where an answerable question was lost, first cause first:
 * - `retrieval`: some evidence is in none of the passages that were read;
 * - `ranking`: some evidence is not among the passages that sentences may come from;
 * - `deciding`: what it would have answered is right, and it abstained; or the evidence was within reach, and the archive
 *   abstained before a language model was asked;
 * - `composing-passage`: the evidence was within reach, sentences came from other passages only;
 * - `composing-sentence`: evidence was quoted, or its passage was, without all that was asked for.
 */
export const LOSSES = ["retrieval", "ranking", "deciding", "composing-passage", "composing-sentence"] as const;
export type Loss = (typeof LOSSES)[number];

/** How many of the best passages sentences may come from: COMPOSE_FROM of lib/answer/find-answer.ts, MOST_PASSAGES of write-answer.ts. */
const REACH: Readonly<Record<Mode, number>> = { extractive: 6, generative: 12 };

export interface Lost {
  /** Evidence quotes first held, rank by rank: see scorers/places.ts. */
  readonly found: readonly number[];
  readonly quotes: number;
  readonly abstained: boolean;
  readonly couldBeRight: boolean;
  readonly cited: readonly Place[];
  readonly evidence: readonly (readonly Place[])[];
  readonly mode: Mode;
  /** Whether the archive abstained before anything was answered. */
  readonly declined: boolean;
}

export function lossOf(lost: Lost): Loss {
  const { found, quotes, abstained, couldBeRight, cited, evidence, mode, declined } = lost;
  const sum = (gains: readonly number[]) => gains.reduce((total, gain) => total + gain, 0);
  if (abstained && couldBeRight) return "deciding";
  if (sum(found) < quotes) return "retrieval";
  if (sum(found.slice(0, REACH[mode])) < quotes) return "ranking";
  if (declined) return "deciding";
  const near = evidence.every((places) =>
    places.some(({ articleId, start, end }) =>
      cited.some((citation) => overlaps(citation, { articleId, start: start - NEAR, end: end + NEAR })),
    ),
  );
  return near ? "composing-sentence" : "composing-passage";
}

/** Characters around the evidence that count as its passage: about as long as a passage is. */
const NEAR = 400;
