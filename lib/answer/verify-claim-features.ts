import type { Reader, Reading } from "../read/reader.ts";
import type { Passage } from "../types.ts";
import { isInstruction } from "./instruction.ts";
import { type Judged, judgeClauses } from "./verify-claim-judge.ts";
import { askForFacts } from "./verify-claim-read.ts";
import { evidenceOf } from "./verify-claim-sentence.ts";

/** What speaks for and against a claim. Each feature means more is better, but `against`, `doubt` and `contested`. */
export interface ClaimFeatures {
  /** The reader's answerable logit, asked with the claim: whether the passage supports it. The best of the passages; -12..12. */
  readonly reader: number;
  /** The share of the claim's words of meaning that stand in the sentences that it rests on, 0..1. */
  readonly coverage: number;
  /** 1 where these sentences have nearly all of its words, else 0. */
  readonly isCovered: number;
  /** 1 where they say it otherwise: denied, turned round, less firmly, by another speaker, of something else; else 0. */
  readonly against: number;
  /** 1 where they seem to say it of something else, by the order of words alone; else 0. */
  readonly doubt: number;
  /** 1 where the reader, asked for a fact of the claim, has another one; else 0. */
  readonly contested: number;
  /** How many facts of the claim the reader, asked for them, gave back: 0, 1 or 2 for two and more. */
  readonly confirmed: number;
}

export const CLAIM_FEATURES = [
  "reader",
  "coverage",
  "isCovered",
  "against",
  "doubt",
  "contested",
  "confirmed",
] as const satisfies readonly (keyof ClaimFeatures)[];

/** What was found of a claim in a group of passages. */
export interface ClaimFound {
  readonly judged: Judged;
  /** Undefined where a missing fact, or too few words in common, settles it. */
  readonly features: ClaimFeatures | undefined;
  /** The fact that the reader has another for. */
  readonly contested: string | undefined;
  /** The passage that the reader takes to support the claim most. */
  readonly best: Reading | undefined;
}

/** Logits are bounded so that one wild value cannot decide alone. */
const MOST_LOGIT = 12;
const COVERED = 0.85;
const MOST_CONFIRMED = 2;
/** With less of a claim's words than this, passages are not worth reading for it. */
const LEAST_COVERAGE = 0.3;

/** Holds a claim against one group of passages by rule, then asks the reader for it as such and for each of its facts. */
export async function findClaim(
  claim: string,
  group: readonly Passage[],
  reader: Reader,
  signal?: AbortSignal,
): Promise<ClaimFound> {
  const sentences = group.flatMap(evidenceOf).filter(({ text }) => !isInstruction(text));
  const judged = judgeClauses(claim, sentences);
  const { support, coverage, missing, against, doubt } = judged;
  if (missing || support.length === 0 || coverage < LEAST_COVERAGE)
    return { judged, features: undefined, contested: undefined, best: undefined };
  const readings = await reader.read(claim, group, signal);
  const best = readings.toSorted((a, b) => b.answerable - a.answerable)[0];
  const { contested, confirmed } = await askForFacts(claim, group, reader, signal);
  const features = {
    reader: Math.max(-MOST_LOGIT, Math.min(MOST_LOGIT, best?.answerable ?? -MOST_LOGIT)),
    coverage,
    isCovered: coverage >= COVERED ? 1 : 0,
    against: against ? 1 : 0,
    doubt: doubt ? 1 : 0,
    contested: contested ? 1 : 0,
    confirmed: Math.min(MOST_CONFIRMED, confirmed),
  };
  return { judged, features, contested, best };
}
