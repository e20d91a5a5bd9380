import type { Reader } from "../read/reader.ts";
import type { Passage } from "../types.ts";
import { isInstruction } from "./instruction.ts";
import { NO_LINK } from "./plain-prose.ts";
import type { Claim } from "./sentence-stream.ts";
import { align } from "./verify-claim-align.ts";
import { exchangedWord, miscounted } from "./verify-claim-exchange.ts";
import { knownWords } from "./verify-claim-facts.ts";
import { contradiction } from "./verify-claim-polarity.ts";
import { swapsRoles } from "./verify-claim-roles.ts";
import {
  crossedNumber,
  misplacedNumber,
  mixesSides,
  outdatedNumber,
  swapsReplacement,
} from "./verify-claim-segments.ts";
import { type Evidence, evidenceOf } from "./verify-claim-sentence.ts";
import { misattribution } from "./verify-claim-speaker.ts";

/** A stretch of an article that bears a claim out. */
export interface Support {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
}

/** Whether the archive says what a generated sentence says: where, or why not. */
export type ClaimVerdict =
  | { readonly supported: true; readonly support: readonly Support[] }
  | { readonly supported: false; readonly why: string };

/** Below this share of its words of meaning, nothing in a passage says a claim; from the higher one on, words alone settle it. */
const LEAST_COVERAGE = 0.7;
const ENOUGH_COVERAGE = 0.85;
/** Between the two, fewer words than this in common are chance: "The port is haunted" of "The port burnt". */
const LEAST_WORDS = 3;

type Judged = ClaimVerdict & { readonly coverage: number };

/** Why what the claim says is all there, but not of one another; undefined where it fits. */
function misplaced(claim: string, evidence: readonly Evidence[], pool: readonly Evidence[]): string | undefined {
  if (swapsRoles(claim, evidence, knownWords(pool.map(({ text }) => text))))
    return "the passage says it the other way round";
  if (swapsReplacement(claim, evidence)) return "the passage says it the other way round";
  if (mixesSides(claim, evidence)) return "the passage says this of two different things";
  const other =
    misplacedNumber(claim, evidence) ??
    outdatedNumber(claim, evidence) ??
    crossedNumber(claim, evidence) ??
    miscounted(claim, evidence) ??
    exchangedWord(claim, evidence);
  return other && `the passage has something else for "${other}"`;
}

/** Holds a claim against sentences by facts, words, polarity and speaker; no model is asked. */
function judge(claim: string, pool: readonly Evidence[]): Judged {
  const { evidence, coverage, covered, missing } = align(claim, pool);
  const isCovered = coverage >= ENOUGH_COVERAGE || (coverage >= LEAST_COVERAGE && covered >= LEAST_WORDS);
  const why =
    missing ??
    (isCovered ? undefined : "the passage does not say this") ??
    contradiction(claim, evidence) ??
    misattribution(claim, evidence) ??
    misplaced(claim, evidence, pool);
  return why === undefined ? { supported: true, support: evidence, coverage } : { supported: false, why, coverage };
}

const OF_PASSAGES = /^(?:the|this|these|each|all|both) (?:provided |given )?(?:passages?|texts?|excerpts?)\b/i;

/** Where a sentence says two things that may rest on different sentences: before a new subject. */
const JOINT = /(?:,? and|;|, while|, but) (?=(?:the|an?|its?|his|her|their|he|she|they|\d)\b)/u;
/** Fewer words than this say nothing by themselves. */
const CLAUSE_WORDS = 3;

/** A claim of several clauses that no one place bears out is borne out clause by clause, or not at all. */
function judgeClauses(claim: string, pool: readonly Evidence[]): Judged {
  const whole = judge(claim, pool);
  const clauses = claim.split(JOINT);
  if (whole.supported || clauses.length < 2 || clauses.some((clause) => clause.split(/\s+/u).length < CLAUSE_WORDS))
    return whole;
  const parts = clauses.map((clause) => judge(clause, pool));
  const support = parts.flatMap((part) => (part.supported ? part.support : []));
  if (!parts.every(({ supported }) => supported)) return whole;
  return {
    supported: true,
    support: [...new Set(support)],
    coverage: Math.min(...parts.map(({ coverage }) => coverage)),
  };
}

/** A paraphrase shares few words with its source. Then the reader, asked with the claim, must point at the same sentence. */
async function readerAgrees(
  claim: string,
  support: readonly Support[],
  reader: Reader,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const passages = [...new Set(support.map(({ passage }) => passage))];
  const readings = await reader.read(claim, passages, signal);
  return readings.some(({ sentences, spans }) => {
    const best = sentences.toSorted((a, b) => b.score - a.score)[0];
    return support.some(
      ({ start, end }) =>
        (best && best.start < end && start < best.end) || (spans[0] && spans[0].start < end && start < spans[0].end),
    );
  });
}

/**
 * Checks a generated sentence against the passages that the model was shown, numbered from 1. Those it cites come first,
 * together; then each of the others, since a true sentence with a wrong number only wants the right one. A number that does
 * not exist counts for nothing.
 */
export async function verifyClaim(
  { text, cites }: Claim,
  passages: readonly Passage[],
  reader: Reader,
  signal?: AbortSignal,
): Promise<ClaimVerdict> {
  const cited = cites.flatMap((number) => passages[number - 1] ?? []);
  const others = passages.filter((passage) => !cited.includes(passage));
  const groups = [...(cited.length > 0 ? [cited] : []), ...others.map((passage) => [passage])];
  if (text.includes(NO_LINK)) return { supported: false, why: "it had a link, and only articles are linked to" };
  if (OF_PASSAGES.test(text)) return { supported: false, why: "it speaks of the passages, not of the news" };
  let nearest: Judged | undefined;
  for (const group of groups) {
    const judged = judgeClauses(
      text,
      group.flatMap(evidenceOf).filter(({ text: sentence }) => !isInstruction(sentence)),
    );
    if (
      judged.supported &&
      (judged.coverage >= ENOUGH_COVERAGE || (await readerAgrees(text, judged.support, reader, signal)))
    ) {
      return { supported: true, support: judged.support };
    }
    if (!nearest || judged.coverage > nearest.coverage) nearest = judged;
  }
  const why = nearest && !nearest.supported ? nearest.why : "no passage says this";
  return { supported: false, why };
}
