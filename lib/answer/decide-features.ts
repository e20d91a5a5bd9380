import { PASSAGE_FEATURES, type PassageFeatures } from "./features.ts";
import type { Ranked } from "./rank.ts";

/**
 * What the decision to answer rests on: the sentence that would be quoted first, and the passage that holds it. `relevance` and `coverage` may
 * speak against an answer here: beside the `answerable` logit they say how much of it is owed to the subject alone.
 */
export interface DecideFeatures extends PassageFeatures {
  /** Features of the sentence, see SentenceFeatures. */
  readonly sentenceEvidence: number;
  readonly sentenceSpan: number;
  readonly sentenceCoverage: number;
  /** The highest answerable logit of any passage that sentences may come from. */
  readonly bestAnswerable: number;
}

export const DECIDE_FEATURES = [
  ...PASSAGE_FEATURES,
  "sentenceEvidence",
  "sentenceSpan",
  "sentenceCoverage",
  "bestAnswerable",
] as const satisfies readonly (keyof DecideFeatures)[];

/** Over the passages that sentences may come from; undefined where there is no sentence at all. */
export function decideFeatures(ranked: readonly Ranked[]): DecideFeatures | undefined {
  const all = ranked.flatMap(({ sentences, features }) => sentences.map((sentence) => ({ sentence, features })));
  const [first] = all.toSorted((a, b) => b.sentence.score - a.sentence.score);
  if (!first) return undefined;
  const { evidence, span, coverage } = first.sentence.features;
  return {
    ...first.features,
    sentenceEvidence: evidence,
    sentenceSpan: span,
    sentenceCoverage: coverage,
    bestAnswerable: Math.max(...ranked.map(({ features }) => features.answerable)),
  };
}
