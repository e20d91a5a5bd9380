import type { Reading } from "../read/reader.ts";
import type { Candidate } from "../retrieve/retrieve.ts";
import { longDate } from "../text/dates.ts";
import { topicTerms } from "../text/terms.ts";
import type { Passage, Span } from "../types.ts";
import { type AnswerType, answerType, fitsType } from "./answer-type.ts";
import { dateMatch } from "./date-match.ts";
import { coverage, dice, pins } from "./overlap.ts";
import { wordsAt } from "./words-at.ts";

/** What is known of a passage once it is read. Each feature means more is better, but the `missing…` and `…Mismatch` ones. */
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
  /** How alike question and section heading are, 0..1; 0 where they ask for different things. */
  readonly headingMatch: number;
  /** 1 where no likely span is of the kind that the question asks for, such as a number for "how many"; else 0. */
  readonly typeMismatch: number;
  /** The share of the dates that the question names which the article was published on, 0..1; 0 where that is not known. */
  readonly dateMatch: number;
  /** The share of them that it was not published on, 0..1; 0 where that is not known. */
  readonly dateMismatch: number;
  /** 1 where a figure of the question (a year, a count) stands in neither passage nor heading nor the date; else 0. */
  readonly missingFigure: number;
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
  "typeMismatch",
  "missingFigure",
  "dateMatch",
  "dateMismatch",
] as const satisfies readonly (keyof PassageFeatures)[];

/** Logits are bounded so that one wild value cannot decide alone. */
function bounded(logit: number): number {
  return Math.max(-12, Math.min(12, logit));
}

/** Question and section heading this much alike are the same question. */
export const SAME_HEADING = 0.5;

/**
 * How alike question and section heading are. A heading asks the question only if it (with the title) has all of the
 * question's terms and asks for the same kind of thing: "When did ISIS-K emerge?" is not "What is ISIS-K?".
 */
function headingMatch(question: string, terms: readonly string[], { section, heading }: Passage): number {
  const asksTheSame = answerType(question) === answerType(section) && coverage(terms, heading) === 1;
  return section !== "" && asksTheSame ? dice(terms, topicTerms(section)) : 0;
}

/** How far below the best span, in logits, another may be and still be taken for its kind. */
const SPAN_MARGIN = 6;

/** The best likely span that is of the kind asked for. */
export function fittingSpan({ passage, spans }: Reading, type: AnswerType | undefined): Span | undefined {
  const best = spans[0]?.score ?? 0;
  return spans.find((span) => span.score >= best - SPAN_MARGIN && fitsType(wordsAt(passage, span), type));
}

export function passageFeatures(question: string, candidate: Candidate, reading: Reading): PassageFeatures {
  const terms = topicTerms(question);
  const { passage } = reading;
  const whole = `${passage.heading}\n${longDate(passage.publishedAt)}\n${passage.text}`;
  const needed = pins(question);
  const dated = dateMatch(question, passage.publishedAt);
  const lacks = (term: string) => coverage([term], whole) === 0;
  return {
    lexical: candidate.lexical,
    cosine: candidate.cosine,
    relevance: bounded(reading.relevance),
    answerable: bounded(reading.answerable),
    span: bounded(reading.spans[0]?.score ?? -12),
    evidence: bounded(Math.max(-12, ...reading.sentences.map(({ score }) => score))),
    coverage: coverage(terms, whole),
    missingPins: needed.length === 0 ? 0 : 1 - coverage(needed, whole),
    headingMatch: headingMatch(question, terms, passage),
    typeMismatch: fittingSpan(reading, answerType(question)) ? 0 : 1,
    dateMatch: dated ?? 0,
    dateMismatch: dated === null ? 0 : 1 - dated,
    missingFigure: needed.some((term) => /\d/.test(term) && lacks(term)) ? 1 : 0,
  };
}
