import type { Article } from "../types.ts";

/** An article as `GET /api/articles` lists it: what is unknown is null. */
export function toArticleSummary({ id, title, titleBy, source, dateline, publishedAt, url, text }: Article) {
  return {
    id,
    title,
    titleBy,
    source,
    dateline: dateline ?? null,
    publishedAt: publishedAt ?? null,
    url: url ?? null,
    length: text.length,
  };
}

/** An article whole, so that a client can check that `text.slice(start, end)` is the quote. */
export function toArticleJson(article: Article) {
  return { ...toArticleSummary(article), text: article.text, sections: article.sections };
}
