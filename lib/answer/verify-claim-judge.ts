import type { Passage } from "../types.ts";
import { align } from "./verify-claim-align.ts";
import { exchangedWord, miscounted } from "./verify-claim-exchange.ts";
import { knownWords } from "./verify-claim-facts.ts";
import { otherOfKind } from "./verify-claim-kinds.ts";
import { contradiction } from "./verify-claim-polarity.ts";
import { swapsReplacement, swapsRoles } from "./verify-claim-roles.ts";
import { crossedNumber, misplacedNumber, mixesSides, outdatedNumber } from "./verify-claim-segments.ts";
import type { Evidence } from "./verify-claim-sentence.ts";
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
/** From here on, the reader can bear a claim out if it gives its facts back. */
const NEAR_COVERAGE = 0.5;
export const ENOUGH_COVERAGE = 0.85;
/** A doubt about a fact is lifted when the reader gives back at least this many facts of the claim. */
const MANY_FACTS = 2;
/** Between the two, fewer words than this in common are chance: "The port is haunted" of "The port burnt". */
const LEAST_WORDS = 3;

/** With a doubt, the words alone do not settle it: the reader has to give back as many facts as it needs. */
export type Judged = ClaimVerdict & { readonly coverage: number; readonly doubt?: string; readonly needs?: number };

/** Why what the claim says is all there, but not of one another; undefined where it fits. */
function misplaced(claim: string, evidence: readonly Evidence[], pool: readonly Evidence[]): string | undefined {
  if (swapsRoles(claim, evidence, knownWords(pool.map(({ text }) => text))))
    return "the passage says it the other way round";
  if (mixesSides(claim, evidence)) return "the passage says this of two different things";
  if (swapsReplacement(claim, evidence)) return "the passage says it the other way round";
  const other =
    outdatedNumber(claim, evidence) ??
    crossedNumber(claim, evidence) ??
    miscounted(claim, evidence) ??
    exchangedWord(claim, evidence) ??
    otherOfKind(claim, evidence, pool);
  return other && `the passage has something else for "${other}"`;
}

/** A number that looks misplaced by the order of the words alone, which a paraphrase may change. */
function seemsMisplaced(claim: string, evidence: readonly Evidence[]): string | undefined {
  const number = misplacedNumber(claim, evidence);
  return number && `the passage has something else for "${number}"`;
}

/** Holds a claim against sentences by facts, words, polarity and speaker; no model is asked. */
function judge(claim: string, pool: readonly Evidence[]): Judged {
  const { evidence, coverage, covered, missing, doubt, isOfFact } = align(claim, pool);
  const support = evidence;
  const isNear = coverage >= NEAR_COVERAGE && covered >= LEAST_WORDS;
  const isCovered = coverage >= ENOUGH_COVERAGE || (coverage >= LEAST_COVERAGE && covered >= LEAST_WORDS);
  const why =
    missing ??
    (isCovered || isNear ? undefined : "the passage does not say this") ??
    contradiction(claim, evidence) ??
    misattribution(claim, evidence) ??
    misplaced(claim, evidence, pool);
  if (why !== undefined) return { supported: false, why, coverage };
  const uncertain =
    doubt ?? seemsMisplaced(claim, evidence) ?? (isCovered ? undefined : "the passage does not say this");
  return {
    supported: true,
    support,
    coverage,
    ...(uncertain ? { doubt: uncertain, needs: isOfFact ? MANY_FACTS : 1 } : {}),
  };
}

/** Where a sentence says two things that may rest on different sentences: before a new subject. */
const JOINT = /(?:,? and|;|, while|, but) (?=(?:the|an?|its?|his|her|their|he|she|they|\d)\b)/u;
/** Fewer words than this say nothing by themselves. */
const CLAUSE_WORDS = 3;

/** A claim of several clauses that no one place bears out is borne out clause by clause, or not at all. */
export function judgeClauses(claim: string, pool: readonly Evidence[]): Judged {
  const whole = judge(claim, pool);
  const clauses = claim.split(JOINT);
  if (
    (whole.supported && !whole.doubt) ||
    clauses.length < 2 ||
    clauses.some((clause) => clause.split(/\s+/u).length < CLAUSE_WORDS)
  )
    return whole;
  const parts = clauses.map((clause) => judge(clause, pool));
  const support = parts.flatMap((part) => (part.supported ? part.support : []));
  if (!parts.every(({ supported, doubt }) => supported && !doubt)) return whole;
  return {
    supported: true,
    support: [...new Set(support)],
    coverage: Math.min(...parts.map(({ coverage }) => coverage)),
  };
}
