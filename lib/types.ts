/**
 * The words of the product as data. Every offset counts UTF-16 code units into `Article.text`, end exclusive, so that
 * `article.text.slice(start, end)` is the thing itself.
 */

/**
 * A part of an article under a heading of its own ("" for what stands before the first). Sections cover the article
 * without gaps: `start` is where the heading begins, `bodyStart` where the running text does (after heading, dateline or
 * front matter), `end` where the next section starts.
 */
export interface Section {
  readonly heading: string;
  readonly start: number;
  readonly bodyStart: number;
  readonly end: number;
}

/** What is ingested. `text` is never altered after parsing; unknown facts stay absent rather than guessed. */
export interface Article {
  readonly id: string;
  readonly title: string;
  /** Who chose the title: the publisher, or us where the source has none. */
  readonly titleBy: "publisher" | "dateline";
  /** The publisher, such as "Reuters". */
  readonly source: string;
  /** The place that the story is filed from, such as "WASHINGTON". */
  readonly dateline?: string;
  /** ISO 8601 date or date-time. */
  readonly publishedAt?: string;
  readonly url?: string;
  readonly licence?: string;
  /** Subjects and places as the publisher tagged them. */
  readonly topics?: readonly string[];
  readonly places?: readonly string[];
  readonly text: string;
  readonly sections: readonly Section[];
}

/** What is stored and retrieved: `text === article.text.slice(start, end)`. */
export interface Passage {
  readonly id: string;
  readonly articleId: string;
  /** The article's, where it is known. */
  readonly publishedAt?: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Where the running text begins: after the heading or dateline if the passage opens a section, else `start`. */
  readonly bodyStart: number;
  /** The section's own heading, "" where it has none. */
  readonly section: string;
  /** What stands above it on the page, for the models: the article's title and the section's heading. */
  readonly heading: string;
}

/** A passage with the score of the stage that ranked it; scores compare only within one list. */
export interface Hit {
  readonly passage: Passage;
  readonly score: number;
  readonly from: "lexical" | "dense" | "fused" | "reranked";
}

/** A stretch of an article's text that answers, with the reader's score for it. */
export interface Span {
  readonly passageId: string;
  readonly articleId: string;
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

/** The promise of the product: `article.text.slice(start, end) === quote`. Numbers count from 1 within an answer. */
export interface Citation {
  readonly number: number;
  readonly articleId: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** Who puts the sentences: the archive itself, verbatim, or a language model, checked against the archive. */
export type Mode = "extractive" | "generative";

/** A sentence of an answer and the numbers of the citations that it rests on. */
export interface Sentence {
  readonly text: string;
  readonly citations: readonly number[];
  /** Whether the cited quotes say it. Quoted sentences always are; a generated one that is not must be shown as such. */
  readonly supported: boolean;
}

/** The answer in a few words, and the number of the citation that holds it. */
export interface ShortAnswer {
  readonly text: string;
  readonly citation: number;
}

export interface Timings {
  readonly retrieveMs: number;
  readonly readMs: number;
  readonly totalMs: number;
}

/** What a language model read and wrote, in tokens as its provider counts them. */
export interface TokenUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** What became of the sentences that a language model wrote: cited, shown as not in the archive, or not shown at all. */
export interface Written {
  readonly supported: number;
  readonly marked: number;
  readonly dropped: number;
}

interface AnswerBase {
  readonly question: string;
  /** The question with what it takes from the turns before; equal to `question` where it takes nothing. */
  readonly standaloneQuestion: string;
  /** All that was ranked, best first. */
  readonly hits: readonly Hit[];
  /** The calibrated probability, 0..1, that the archive answers. */
  readonly confidence: number;
  readonly timings: Timings;
  /** How the sentences were made; what was asked for may have been out of reach, which `notice` then says. */
  readonly mode: Mode;
  /** What the reader should know of how the answer came about, in a sentence that may be shown. */
  readonly notice?: string;
  /** Where a language model was asked to write, and did; not where quotes took its place. */
  readonly written?: Written;
  /** Of all that a language model did for this answer; absent where none was asked, or its provider does not tell. */
  readonly usage?: TokenUsage;
}

export interface Answered extends AnswerBase {
  readonly status: "answered";
  readonly short: ShortAnswer | null;
  readonly sentences: readonly Sentence[];
  readonly citations: readonly Citation[];
}

/** Why there is no answer: nothing in the archive, nothing like it in the archive, or nothing that says it. */
export type AbstainReason = "empty-archive" | "nothing-found" | "not-stated";

export interface Abstained extends AnswerBase {
  readonly status: "abstained";
  readonly reason: AbstainReason;
  /** The passages nearest to the question, best first, for the reader to judge. */
  readonly nearest: readonly Hit[];
}

export type Answer = Answered | Abstained;

/** A turn of the conversation before the question. */
export interface Turn {
  readonly role: "user" | "assistant";
  readonly content: string;
}

/** What `ask` yields, in this order; per sentence `sentence-start`, its citations that are new, deltas, `sentence-end`. */
export type AnswerEvent =
  | { readonly type: "retrieval-start"; readonly question: string; readonly standaloneQuestion: string }
  | { readonly type: "retrieval-end"; readonly hits: readonly Hit[] }
  | { readonly type: "citation"; readonly citation: Citation }
  | { readonly type: "short-answer"; readonly short: ShortAnswer }
  | { readonly type: "sentence-start"; readonly index: number }
  | { readonly type: "sentence-delta"; readonly index: number; readonly text: string }
  | { readonly type: "sentence-end"; readonly index: number; readonly sentence: Sentence }
  | { readonly type: "answer-end"; readonly answer: Answer };
