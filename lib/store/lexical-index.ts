import MiniSearch from "minisearch";
import { topicTerms } from "../text/terms.ts";
import type { Passage } from "../types.ts";

/** Words over stemmed, normalised terms (BM25+, Lv and Zhai 2011), with edit distance only for words the archive lacks. */
export interface LexicalIndex {
  add(passage: Passage): void;
  remove(passageId: string): void;
  /** Ids with scores, best first. */
  search(question: string, count: number): { readonly id: string; readonly score: number }[];
}

/** Shorter words, numbers and names of few letters are too easily mistaken for others. */
const MIN_FUZZY_LENGTH = 5;

export function createLexicalIndex(): LexicalIndex {
  const vocabulary = new Set<string>();
  const index = new MiniSearch<Passage>({
    fields: ["heading", "text"],
    tokenize: topicTerms,
    processTerm: (term) => term,
    searchOptions: {
      boost: { text: 1, heading: 0.5 },
      combineWith: "OR",
      fuzzy: (term) => (term.length >= MIN_FUZZY_LENGTH && !/\d/.test(term) && !vocabulary.has(term) ? 0.25 : false),
      weights: { fuzzy: 0.5, prefix: 0 },
    },
    autoVacuum: true,
  });
  return {
    add(passage) {
      const body = { ...passage, text: passage.text.slice(passage.bodyStart - passage.start) };
      for (const field of [body.heading, body.text]) for (const term of topicTerms(field)) vocabulary.add(term);
      index.add(body);
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
