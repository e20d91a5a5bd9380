import { readFileSync } from "node:fs";
import type { z } from "zod";
import { DatelineError } from "../errors.ts";

/** The weighted sum of the features; one that has no weight does not count. */
export function weigh<Name extends string>(
  weights: Partial<Record<Name, number>>,
  features: Readonly<Record<Name, number>>,
): number {
  return (Object.keys(features) as Name[]).reduce((sum, name) => sum + (weights[name] ?? 0) * features[name], 0);
}

/** The probability, 0..1, of these log-odds. */
export function probabilityOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** Reads the fitted weights of the ranker or the verifier. Throws `bad-model` where the file is missing or does not fit. */
export function readWeights<Schema extends z.ZodType>(
  owner: "ranker" | "verifier",
  schema: Schema,
  file: string,
): z.infer<Schema> {
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new DatelineError(
      "bad-model",
      `The ${owner}'s weights ${file} cannot be used.`,
      "Restore them with `git checkout models`.",
      cause,
    );
  }
}
