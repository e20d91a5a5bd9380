import MiniSearch from "minisearch";
import { longDate } from "../text/dates.ts";
import { topicTerms } from "../text/terms.ts";
import type { Passage } from "../types.ts";

/** Words over stemmed, normalised terms (BM25+, Lv and Zhai 2011), with edit distance only for words the archive lacks. */
export interface LexicalIndex {
  add(passage: Passage): void;
  remove(passageId: string): void;
  /** Ids with scores, best first. */
  search(question: string, count: number): { readonly id: string; readonly score: number }[];
}

interface Fields {
  readonly id: string;
  readonly heading: string;
  readonly text: string;
  /** The day of publication in words: "in March 1987" is seldom said in the story itself. */
  readonly date: string;
}

/** Shorter words, numbers and names of few letters are too easily mistaken for others. */
const MIN_FUZZY_LENGTH = 5;

export function createLexicalIndex(): LexicalIndex {
  const vocabulary = new Set<string>();
  const index = new MiniSearch<Fields>({
    fields: ["heading", "text", "date"],
    tokenize: topicTerms,
    processTerm: (term) => term,
    searchOptions: {
      boost: { text: 1, heading: 0.5, date: 0.5 },
      combineWith: "OR",
      fuzzy: (term) => (term.length >= MIN_FUZZY_LENGTH && !/\d/.test(term) && !vocabulary.has(term) ? 0.25 : false),
      weights: { fuzzy: 0.5, prefix: 0 },
    },
    autoVacuum: true,
  });
  return {
    add(passage) {
      const { id, heading } = passage;
      const text = passage.text.slice(passage.bodyStart - passage.start);
      const fields = { id, heading, text, date: longDate(passage.publishedAt) };
      for (const field of [heading, text]) for (const term of topicTerms(field)) vocabulary.add(term);
      index.add(fields);
    },
    remove(passageId) {
      index.discard(passageId);
    },
    search(question, count) {
      return index
        .search(question)
        .slice(0, count)
        .map(({ id, score }) => ({ id: id as string, score }));
    },
  };
}
