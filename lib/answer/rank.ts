import type { Reading } from "../read/reader.ts";
import type { Candidate } from "../retrieve/retrieve.ts";
import { type PassageFeatures, passageFeatures } from "./features.ts";
import type { Ranker } from "./ranker.ts";
import { type SentenceFeatures, sentenceFeatures } from "./sentence-features.ts";

/** A sentence of a passage that was read, by its place in the article, with what speaks for quoting it. */
export interface RankedSentence {
  readonly start: number;
  readonly end: number;
  readonly features: SentenceFeatures;
  /** Higher is better; compares within one question. */
  readonly score: number;
}

/** A passage that was read, with all that is known of it and its rank score. */
export interface Ranked {
  readonly reading: Reading;
  readonly features: PassageFeatures;
  readonly score: number;
  /** In the order of the article. */
  readonly sentences: readonly RankedSentence[];
}

/** Orders what was read by the ranker, best first, and scores its sentences; `readings[i]` is the reading of `candidates[i]`. */
export function rank(
  question: string,
  candidates: readonly Candidate[],
  readings: readonly Reading[],
  ranker: Ranker,
): Ranked[] {
  const passages = readings.flatMap((reading, index) => {
    const candidate = candidates[index];
    if (!candidate) return [];
    const features = passageFeatures(question, candidate, reading);
    return [{ reading, features, score: ranker.rankScore(features) }];
  });
  passages.sort((a, b) => b.score - a.score);
  const best = passages[0]?.score ?? 0;
  return passages.map(({ reading, features, score }) => {
    const found = sentenceFeatures(question, reading, features, score - best);
    const sentences = reading.sentences.flatMap(({ start, end }, index) => {
      const own = found[index];
      return own ? [{ start, end, features: own, score: ranker.sentenceScore(own) }] : [];
    });
    return { reading, features, score, sentences };
  });
}
