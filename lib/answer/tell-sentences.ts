import type { AnswerEvent, Citation, Sentence, ShortAnswer } from "../types.ts";

/** Tells an answer as it grows: each citation before the first that uses it, sentences numbered from 0. */
export interface Teller {
  short(short: ShortAnswer, citations: readonly Citation[]): Generator<AnswerEvent, void, void>;
  sentence(sentence: Sentence, citations: readonly Citation[]): Generator<AnswerEvent, void, void>;
  /** What was told so far. */
  readonly sentences: readonly Sentence[];
}

export function createTeller(): Teller {
  const sentences: Sentence[] = [];
  const told = new Set<number>();
  function* cite(numbers: readonly number[], citations: readonly Citation[]): Generator<AnswerEvent, void, void> {
    for (const citation of citations) {
      if (!numbers.includes(citation.number) || told.has(citation.number)) continue;
      told.add(citation.number);
      yield { type: "citation", citation };
    }
  }
  return {
    sentences,
    *short(short, citations) {
      yield* cite([short.citation], citations);
      yield { type: "short-answer", short };
    },
    *sentence(sentence, citations) {
      const index = sentences.length;
      sentences.push(sentence);
      yield { type: "sentence-start", index };
      yield* cite(sentence.citations, citations);
      yield { type: "sentence-delta", index, text: sentence.text };
      yield { type: "sentence-end", index, sentence };
    },
  };
}
