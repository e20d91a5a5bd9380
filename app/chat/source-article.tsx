import type { Stretch } from "./article-blocks.ts";
import { ArticleText } from "./article-text.tsx";
import type { ArticleView } from "./use-article.ts";
import { dateInWords } from "./wording.ts";

interface SourceArticleProps {
  readonly article: ArticleView;
  readonly quote: Stretch;
}

/** The article as it would be printed: where and when, the title, the text with the quote marked. */
export function SourceArticle({ article, quote }: SourceArticleProps) {
  const { source, dateline, publishedAt, title, titleBy, url } = article;
  return (
    <article className="mx-auto max-w-[65ch] pt-5">
      <p className="small-caps text-faded">{[source, dateline, dateInWords(publishedAt)].filter(Boolean).join(", ")}</p>
      <h2 className="mt-1 text-[1.6rem] leading-[1.18] font-bold tracking-[-0.01em] text-balance">{title}</h2>
      {titleBy === "dateline" && <p className="fine-print mt-1.5">Title by Dateline</p>}
      {url && (
        <p className="mt-1.5">
          <a href={url} target="_blank" rel="noreferrer" className="quiet-button">
            The article at its publisher
          </a>
        </p>
      )}
      <div className="mt-4 space-y-3 border-t border-rule pt-4 text-[1.0625rem] leading-[1.6]">
        <ArticleText article={article} quote={quote} />
      </div>
    </article>
  );
}
