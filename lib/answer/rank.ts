import type { Reading } from "../read/reader.ts";
import type { Candidate } from "../retrieve/retrieve.ts";
import { type PassageFeatures, passageFeatures } from "./features.ts";
import type { Ranker } from "./ranker.ts";

/** A passage that was read, with all that is known of it and its rank score. */
export interface Ranked {
  readonly reading: Reading;
  readonly features: PassageFeatures;
  readonly score: number;
}

/** Orders what was read by the ranker, best first; `readings[i]` is the reading of `candidates[i]`. */
export function rank(
  question: string,
  candidates: readonly Candidate[],
  readings: readonly Reading[],
  ranker: Ranker,
): Ranked[] {
  return readings
    .flatMap((reading, index) => {
      const candidate = candidates[index];
      if (!candidate) return [];
      const features = passageFeatures(question, candidate, reading);
      return [{ reading, features, score: ranker.rankScore(features) }];
    })
    .sort((a, b) => b.score - a.score);
}
