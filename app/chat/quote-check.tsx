import type { SourceRef } from "./source-ref.ts";
import type { ArticleView } from "./use-article.ts";

interface QuoteCheckProps {
  readonly article: ArticleView;
  readonly source: SourceRef;
}

/** Checks in the reader's own browser that the article has the quote at its place, and says which it is. */
export function QuoteCheck({ article, source: { start, end, quote } }: QuoteCheckProps) {
  const place = `${start}–${end}`;
  if (article.text.slice(start, end) === quote) {
    return (
      <p className="fine-print">
        Quote matches the article, <span className="whitespace-nowrap">characters {place}.</span>
      </p>
    );
  }
  return (
    <p role="alert" className="fine-print font-semibold text-accent">
      The quote does not match the article at characters {place}. Do not use it; ask again.
    </p>
  );
}
