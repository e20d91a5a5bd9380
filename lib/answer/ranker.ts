import { z } from "zod";
import { DECIDE_FEATURES, type DecideFeatures } from "./decide-features.ts";
import { PASSAGE_FEATURES, type PassageFeatures } from "./features.ts";
import { probabilityOf, readWeights, weigh } from "./linear-model.ts";
import { SENTENCE_FEATURES, type SentenceFeatures } from "./sentence-features.ts";

const WeightsSchema = z.object({
  /** Per feature, what one unit adds to a passage's rank score. */
  rank: z.record(z.enum(PASSAGE_FEATURES), z.number()),
  /** Per feature of a sentence, what one unit adds to its score. */
  sentence: z.record(z.enum(SENTENCE_FEATURES), z.number()),
  /** Per feature of what would be quoted first, what one unit adds to the log-odds that the archive answers. */
  decide: z.object({ bias: z.number(), weights: z.record(z.enum(DECIDE_FEATURES), z.number()) }),
  /** Answered from this probability on. */
  threshold: z.number().min(0).max(1),
});

export type RankerWeights = z.infer<typeof WeightsSchema>;

/** Ranks what was read, passages and sentences, and says how likely it is that the archive answers: three linear models, plain enough to read. */
export interface Ranker {
  /** Higher is better; compares within one question. */
  rankScore(features: PassageFeatures): number;
  /** Higher is better; compares within one question. */
  sentenceScore(features: SentenceFeatures): number;
  /** The probability, 0..1, that the archive answers. */
  probability(best: DecideFeatures): number;
  readonly threshold: number;
}

export function createRanker({ rank, sentence, decide, threshold }: RankerWeights): Ranker {
  return {
    rankScore: (features) => weigh(rank, { ...features }),
    sentenceScore: (features) => weigh(sentence, { ...features }),
    probability: (best) => probabilityOf(decide.bias + weigh(decide.weights, { ...best })),
    threshold,
  };
}

/** The ranker's fitted weights. Throws `bad-model` where the file is missing or does not fit. */
export function readRankerWeights(file: string): RankerWeights {
  return readWeights("ranker", WeightsSchema, file);
}
