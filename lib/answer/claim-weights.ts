import { readFileSync } from "node:fs";
import { z } from "zod";
import { DatelineError } from "../errors.ts";
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
  const sum = CLAIM_FEATURES.reduce((total, name) => total + (weights[name] ?? 0) * features[name], bias);
  return 1 / (1 + Math.exp(-sum));
}

/** Reads the fitted weights. Throws `bad-model` where the file is missing or does not fit. */
export function readClaimWeights(file: string): ClaimWeights {
  try {
    return WeightsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new DatelineError(
      "bad-model",
      `The verifier's weights ${file} cannot be used.`,
      "Restore them with `git checkout models`.",
      cause,
    );
  }
}
