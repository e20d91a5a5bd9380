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

/** What words and facts say of a claim, held against sentences. Reasons are in words that can be shown. */
export interface Judged {
  /** The sentences that it rests on, if it rests on any. */
  readonly support: readonly Support[];
  /** The share of its words of meaning that those have, 0..1. */
  readonly coverage: number;
  /** A fact that they do not have. */
  readonly missing: string | undefined;
  /** What they say otherwise: denied, turned round, less firmly, by another, of something else. */
  readonly against: string | undefined;
  /** What they seem to say of something else, by the order of words alone, which a paraphrase may change. */
  readonly doubt: string | undefined;
}

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

/** A number that looks misplaced by the order of the words alone. */
function seemsMisplaced(claim: string, evidence: readonly Evidence[]): string | undefined {
  const number = misplacedNumber(claim, evidence);
  return number && `the passage has something else for "${number}"`;
}

/** Holds a claim against sentences by facts, words, polarity and speaker; no model is asked. */
function judge(claim: string, pool: readonly Evidence[]): Judged {
  const { evidence, coverage, missing, doubt } = align(claim, pool);
  const against = contradiction(claim, evidence) ?? misattribution(claim, evidence) ?? misplaced(claim, evidence, pool);
  return { support: evidence, coverage, missing, against, doubt: doubt ?? seemsMisplaced(claim, evidence) };
}

/** From here on, words alone leave nothing open. */
const FULL_COVERAGE = 0.85;

function isPlain({ coverage, missing, against, doubt }: Judged): boolean {
  return coverage >= FULL_COVERAGE && !missing && !against && !doubt;
}

/** Where a sentence says two things that may rest on different sentences: before a new subject. */
const JOINT = /(?:,? and|;|, while|, but) (?=(?:the|an?|its?|his|her|their|he|she|they|\d)\b)/u;
/** Fewer words than this say nothing by themselves. */
const CLAUSE_WORDS = 3;

/** A claim of several clauses that no one place bears out plainly is judged clause by clause, where each is plain. */
export function judgeClauses(claim: string, pool: readonly Evidence[]): Judged {
  const whole = judge(claim, pool);
  const clauses = claim.split(JOINT);
  if (isPlain(whole) || clauses.length < 2 || clauses.some((clause) => clause.split(/\s+/u).length < CLAUSE_WORDS))
    return whole;
  const parts = clauses.map((clause) => judge(clause, pool));
  if (!parts.every(isPlain)) return whole;
  return {
    support: [...new Set(parts.flatMap(({ support }) => support))],
    coverage: Math.min(...parts.map(({ coverage }) => coverage)),
    missing: undefined,
    against: undefined,
    doubt: undefined,
  };
}
