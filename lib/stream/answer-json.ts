import type { Answer, Article, Citation, Hit, Mode, Sentence, TokenUsage } from "../types.ts";
import { abstentionMessage } from "./abstention.ts";
import type { CitationView, PassageView } from "./ui-message.ts";
import { UNSUPPORTED } from "./unsupported.ts";

type ArticleOf = (id: string) => Article | undefined;

/** An answer as `POST /api/answer` gives it. */
export interface AnswerJson {
  readonly status: Answer["status"];
  readonly question: string;
  readonly standaloneQuestion: string;
  readonly answer: string;
  readonly shortAnswer: { readonly text: string; readonly citation: number } | null;
  readonly sentences: readonly Sentence[];
  readonly citations: readonly CitationView[];
  readonly passages: readonly PassageView[];
  readonly confidence: number;
  readonly reason?: string;
  readonly mode: Mode;
  readonly notice?: string;
  /** What the language model took, where one was asked and its provider tells. */
  readonly usage?: TokenUsage;
  readonly timings: Answer["timings"];
}

export function toCitationView(citation: Citation, articleOf: ArticleOf): CitationView {
  const article = articleOf(citation.articleId);
  return {
    number: citation.number,
    articleId: citation.articleId,
    title: article?.title ?? citation.articleId,
    source: article?.source ?? "unknown",
    publishedAt: article?.publishedAt ?? null,
    start: citation.start,
    end: citation.end,
    quote: citation.quote,
  };
}

export function toPassageView({ passage, score }: Hit, articleOf: ArticleOf): PassageView {
  const { articleId, start, end, text } = passage;
  return { articleId, title: articleOf(articleId)?.title ?? articleId, start, end, text, score };
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}

/** One answer as one object; `topK` passages at most, in rank order. */
export function toAnswerJson(answer: Answer, articleOf: ArticleOf, topK: number): AnswerJson {
  const { question, standaloneQuestion, confidence, timings, mode, notice, usage } = answer;
  const shared = {
    passages: answer.hits.slice(0, topK).map((hit) => toPassageView(hit, articleOf)),
    confidence: Math.round(confidence * 1000) / 1000,
    mode,
    ...(notice ? { notice } : {}),
    ...(usage ? { usage } : {}),
    timings: { retrieveMs: round(timings.retrieveMs), readMs: round(timings.readMs), totalMs: round(timings.totalMs) },
  };
  if (answer.status === "abstained") {
    const { reason } = answer;
    const said = abstentionMessage(reason);
    return {
      status: answer.status,
      question,
      standaloneQuestion,
      answer: said,
      shortAnswer: null,
      sentences: [],
      citations: [],
      reason,
      ...shared,
    };
  }
  const marks = (citations: readonly number[]) => citations.map((number) => ` [${number}]`).join("");
  return {
    status: answer.status,
    question,
    standaloneQuestion,
    answer: answer.sentences
      .map(({ text, citations, supported }) => text + (supported ? marks(citations) : ` [${UNSUPPORTED}]`))
      .join(" "),
    shortAnswer: answer.short,
    sentences: answer.sentences,
    citations: answer.citations.map((citation) => toCitationView(citation, articleOf)),
    ...shared,
  };
}
