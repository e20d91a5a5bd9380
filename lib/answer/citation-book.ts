import type { Article, Citation } from "../types.ts";
import { isExact } from "./verify.ts";
import type { Support } from "./verify-claim-judge.ts";
import { wordsAt } from "./words-at.ts";

/** Numbers the citations of one answer from 1 in the order of first use; the same stretch of an article keeps its number. */
export interface CitationBook {
  /** The citation of a stretch; undefined where the article does not have it there. */
  cite(support: Support): Citation | undefined;
  readonly citations: readonly Citation[];
}

export function createCitationBook(articleOf: (id: string) => Article | undefined): CitationBook {
  const citations: Citation[] = [];
  return {
    citations,
    cite({ passage, start, end }) {
      const { articleId } = passage;
      const known = citations.find((c) => c.articleId === articleId && c.start === start && c.end === end);
      if (known) return known;
      const quote = wordsAt(passage, { start, end });
      const citation = { number: citations.length + 1, articleId, start, end, quote };
      const article = articleOf(articleId);
      if (!article || !isExact(citation, article)) return undefined;
      citations.push(citation);
      return citation;
    },
  };
}
