import type { Passage, Span } from "../types.ts";

/** A sentence of a passage, by its place in the article, and how strongly it carries the answer (a logit; higher is more). */
export interface SentenceScore {
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

/** What reading one passage for one question found. Scores are logits of the model at hand: comparable within one reader. */
export interface Reading {
  readonly passage: Passage;
  /** How well the passage fits the question, for ranking. */
  readonly relevance: number;
  /** How likely it is that the passage answers the question, before calibration. */
  readonly answerable: number;
  /** Best first, not overlapping; the score is start + end logit less that of "no answer". */
  readonly spans: readonly Span[];
  /** Every sentence of the passage's running text, in order. */
  readonly sentences: readonly SentenceScore[];
}

/** Reads passages for a question. One reading per passage, in the order given; an aborted `signal` rejects. */
export interface Reader {
  readonly id: string;
  read(question: string, passages: readonly Passage[], signal?: AbortSignal): Promise<Reading[]>;
}
