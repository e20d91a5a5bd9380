import type { Place } from "./places.ts";

export interface Quoted extends Place {
  readonly quote: string;
}

/** The share of the citations whose quote is the article's text at their offsets: the product's promise, so 1. NaN without any. */
export function citationExactness(
  citations: readonly Quoted[],
  textOf: (articleId: string) => string | undefined,
): number {
  if (citations.length === 0) return Number.NaN;
  const exact = citations.filter(
    ({ articleId, start, end, quote }) => quote !== "" && textOf(articleId)?.slice(start, end) === quote,
  );
  return exact.length / citations.length;
}
