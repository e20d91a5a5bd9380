import type { Reading } from "../read/reader.ts";
import type { Candidate } from "../retrieve/retrieve.ts";
import { topicTerms } from "../text/terms.ts";
import { coverage, dice, pins } from "./overlap.ts";

/** What is known of a passage once it is read. Each feature means more is better, but `missingPins`. */
export interface PassageFeatures {
  /** BM25+ over the best BM25+ of this question, 0..1. */
  readonly lexical: number;
  /** Cosine of question and passage, -1..1. */
  readonly cosine: number;
  /** The reader's logits, see Reading. */
  readonly relevance: number;
  readonly answerable: number;
  readonly span: number;
  /** The best sentence's evidence logit. */
  readonly evidence: number;
  /** The share of the question's topic terms in passage or heading, 0..1. */
  readonly coverage: number;
  /** The share of the question's names and figures that passage and heading lack, 0..1. */
  readonly missingPins: number;
  /** How alike question and section heading are, 0..1. */
  readonly headingMatch: number;
}

export const PASSAGE_FEATURES = [
  "lexical",
  "cosine",
  "relevance",
  "answerable",
  "span",
  "evidence",
  "coverage",
  "missingPins",
  "headingMatch",
] as const satisfies readonly (keyof PassageFeatures)[];

/** Logits are bounded so that one wild value cannot decide alone. */
function bounded(logit: number): number {
  return Math.max(-12, Math.min(12, logit));
}

export function passageFeatures(question: string, candidate: Candidate, reading: Reading): PassageFeatures {
  const terms = topicTerms(question);
  const { passage } = reading;
  const whole = `${passage.heading}\n${passage.text}`;
  const needed = pins(question);
  return {
    lexical: candidate.lexical,
    cosine: candidate.cosine,
    relevance: bounded(reading.relevance),
    answerable: bounded(reading.answerable),
    span: bounded(reading.spans[0]?.score ?? -12),
    evidence: bounded(Math.max(-12, ...reading.sentences.map(({ score }) => score))),
    coverage: coverage(terms, whole),
    missingPins: needed.length === 0 ? 0 : 1 - coverage(needed, whole),
    headingMatch: passage.section === "" ? 0 : dice(terms, topicTerms(passage.section)),
  };
}
