import { readFileSync } from "node:fs";
import { z } from "zod";
import { DatelineError } from "../errors.ts";
import { DECIDE_FEATURES, type DecideFeatures } from "./decide-features.ts";
import { PASSAGE_FEATURES, type PassageFeatures } from "./features.ts";
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

/** The weighted sum of the features; one that has no weight does not count. */
function weigh<Name extends string>(
  weights: Partial<Record<Name, number>>,
  features: Readonly<Record<Name, number>>,
): number {
  return (Object.keys(features) as Name[]).reduce((sum, name) => sum + (weights[name] ?? 0) * features[name], 0);
}

export function createRanker({ rank, sentence, decide, threshold }: RankerWeights): Ranker {
  return {
    rankScore: (features) => weigh(rank, { ...features }),
    sentenceScore: (features) => weigh(sentence, { ...features }),
    probability: (best) => 1 / (1 + Math.exp(-(decide.bias + weigh(decide.weights, { ...best })))),
    threshold,
  };
}

/** Reads the fitted weights. Throws `bad-model` where the file is missing or does not fit. */
export function readRankerWeights(file: string): RankerWeights {
  try {
    return WeightsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new DatelineError(
      "bad-model",
      `The ranker's weights ${file} cannot be used.`,
      "Restore them with `git checkout models`.",
      cause,
    );
  }
}
