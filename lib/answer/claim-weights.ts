import { z } from "zod";
import { probabilityOf, readWeights, weigh } from "./linear-model.ts";
import { CLAIM_FEATURES, type ClaimFeatures } from "./verify-claim-features.ts";

const WeightsSchema = z.object({
  bias: z.number(),
  /** Per feature, what one unit adds to the log-odds that the passages support the claim. */
  weights: z.record(z.enum(CLAIM_FEATURES), z.number()),
  /** Supported from this probability on. */
  threshold: z.number().min(0).max(1),
});

export type ClaimWeights = z.infer<typeof WeightsSchema>;

/** The probability, 0..1, that passages with these features support the claim. */
export function supportProbability({ bias, weights }: ClaimWeights, features: ClaimFeatures): number {
  return probabilityOf(bias + weigh(weights, { ...features }));
}

/** The verifier's fitted weights. Throws `bad-model` where the file is missing or does not fit. */
export function readClaimWeights(file: string): ClaimWeights {
  return readWeights("verifier", WeightsSchema, file);
}
