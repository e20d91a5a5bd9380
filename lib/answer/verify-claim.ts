import type { Reader } from "../read/reader.ts";
import type { Passage } from "../types.ts";
import { type ClaimWeights, supportProbability } from "./claim-weights.ts";
import { isInstruction } from "./instruction.ts";
import { NO_LINK } from "./plain-prose.ts";
import type { Claim } from "./sentence-stream.ts";
import { type ClaimFound, findClaim } from "./verify-claim-features.ts";
import type { Support } from "./verify-claim-judge.ts";
import { wordsAt } from "./words-at.ts";

/** Whether the archive says what a generated sentence says: where, or why not. */
export type ClaimVerdict =
  | { readonly supported: true; readonly support: readonly Support[] }
  | { readonly supported: false; readonly why: string };

/** What verifies: the reader, and what its word and that of the rules is worth. */
export interface Verifier {
  readonly reader: Reader;
  readonly claimWeights: ClaimWeights;
}

const OF_PASSAGES = /^(?:the|this|these|each|all|both) (?:provided |given )?(?:passages?|texts?|excerpts?)\b/i;
const NOT_SAID = "no passage says this";

/** From here on, the sentences that have the words are the ones to cite; below, those that the reader points at. */
const COVERED = 0.7;
/** How far below the best, in logits, another sentence may be and still be cited with it. */
const MARGIN = 1;
const MOST_SENTENCES = 3;

/** The sentences to cite for a claim that is supported; none where the reader points at one that speaks to a model. */
function supportOf({ judged, best }: ClaimFound): readonly Support[] {
  const { support, coverage, against, doubt } = judged;
  if (!best || (coverage >= COVERED && !against && !doubt)) return support;
  const { passage, sentences } = best;
  const ordered = sentences.toSorted((a, b) => b.score - a.score).slice(0, MOST_SENTENCES);
  const least = (ordered[0]?.score ?? 0) - MARGIN;
  const pointedAt = ordered.filter(({ score }) => score >= least).map(({ start, end }) => ({ passage, start, end }));
  if (pointedAt.some((place) => isInstruction(wordsAt(passage, place)))) return [];
  return pointedAt.length > 0 ? pointedAt : support;
}

/** Why a claim is not supported, in words that can be shown. */
function whyNot({ judged, contested }: ClaimFound): string {
  const fact = contested && `the passage has something else for "${contested}"`;
  return judged.missing ?? judged.against ?? fact ?? judged.doubt ?? NOT_SAID;
}

/**
 * Checks a generated sentence against the passages that the model was shown, numbered from 1. Those it cites come first,
 * together; then each of the others, since a true sentence with a wrong number only wants the right one. A number that does
 * not exist counts for nothing. A number, date, name or quotation that a group does not have settles it; for the rest, what
 * the rules and the reader find is weighed (models/verifier.json).
 */
export async function verifyClaim(
  { text, cites }: Claim,
  passages: readonly Passage[],
  { reader, claimWeights }: Verifier,
  signal?: AbortSignal,
): Promise<ClaimVerdict> {
  const cited = cites.flatMap((number) => passages[number - 1] ?? []);
  const others = passages.filter((passage) => !cited.includes(passage));
  const groups = [...(cited.length > 0 ? [cited] : []), ...others.map((passage) => [passage])];
  if (text.includes(NO_LINK)) return { supported: false, why: "it had a link, and only articles are linked to" };
  if (OF_PASSAGES.test(text)) return { supported: false, why: "it speaks of the passages, not of the news" };
  let nearest = { probability: -1, why: NOT_SAID };
  for (const group of groups) {
    const found = await findClaim(text, group, reader, signal);
    const probability = found.features ? supportProbability(claimWeights, found.features) : 0;
    if (probability >= claimWeights.threshold) {
      const support = supportOf(found);
      if (support.length > 0) return { supported: true, support };
    }
    if (probability > nearest.probability) nearest = { probability, why: whyNot(found) };
  }
  return { supported: false, why: nearest.why };
}
