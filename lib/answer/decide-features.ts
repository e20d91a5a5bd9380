import { PASSAGE_FEATURES, type PassageFeatures } from "./features.ts";
import type { Ranked } from "./rank.ts";

/** What the decision to answer rests on: the sentence that would be quoted first, and the passage that holds it. */
export interface DecideFeatures extends PassageFeatures {
  /** Features of the sentence, see SentenceFeatures. */
  readonly sentenceEvidence: number;
  readonly sentenceSpan: number;
  readonly sentenceCoverage: number;
  /** The highest answerable logit of any passage that sentences may come from. */
  readonly bestAnswerable: number;
  /** Log2 of how many passages were read: the more there are, the likelier that one only seems to answer. */
  readonly passagesRead: number;
}

export const DECIDE_FEATURES = [
  ...PASSAGE_FEATURES,
  "sentenceEvidence",
  "sentenceSpan",
  "sentenceCoverage",
  "bestAnswerable",
  "passagesRead",
] as const satisfies readonly (keyof DecideFeatures)[];

/** Over the best of the ranked passages, those that sentences may come from; undefined where there is no sentence at all. */
export function decideFeatures(ranked: readonly Ranked[], composeFrom: number): DecideFeatures | undefined {
  const best = ranked.slice(0, composeFrom);
  const all = best.flatMap(({ sentences, features }) => sentences.map((sentence) => ({ sentence, features })));
  const [first] = all.toSorted((a, b) => b.sentence.score - a.sentence.score);
  if (!first) return undefined;
  const { evidence, span, coverage } = first.sentence.features;
  return {
    ...first.features,
    sentenceEvidence: evidence,
    sentenceSpan: span,
    sentenceCoverage: coverage,
    bestAnswerable: Math.max(...best.map(({ features }) => features.answerable)),
    passagesRead: Math.log2(ranked.length),
  };
}
