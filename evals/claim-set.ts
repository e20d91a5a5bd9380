import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const ClaimSchema = z.object({
  id: z.string(),
  sentence: z.string(),
  /** Whether the passage supports the sentence. */
  supported: z.boolean(),
  heading: z.string(),
  passage: z.string(),
  split: z.enum(["dev", "held-out"]).optional(),
});

/** A sentence as a language model might write it, with the passage that it was to be written from. */
export type LabelledClaim = z.infer<typeof ClaimSchema>;

/** The labelled claims of `evals/sets/NAME.jsonl`. Throws where a line does not fit the schema. */
export function readClaims(name: "claims" | "claim-twins"): LabelledClaim[] {
  return readFileSync(join(import.meta.dirname, "sets", `${name}.jsonl`), "utf8")
    .trim()
    .split("\n")
    .map((line) => ClaimSchema.parse(JSON.parse(line)));
}
