import type { Article, Citation } from "../types.ts";

/** The promise that every citation keeps, in every mode: the quote is the article's text at its offsets. */
export function isExact(citation: Citation, article: Article): boolean {
  const { articleId, start, end, quote } = citation;
  return (
    articleId === article.id && start >= 0 && end > start && quote !== "" && article.text.slice(start, end) === quote
  );
}
