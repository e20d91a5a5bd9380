"use client";

import { useEffect, useState } from "react";

/** An article as `GET /api/articles/{id}` gives it. */
export interface ArticleView {
  readonly id: string;
  readonly title: string;
  readonly titleBy: "publisher" | "dateline";
  readonly source: string;
  readonly dateline: string | null;
  readonly publishedAt: string | null;
  readonly url: string | null;
  readonly text: string;
  readonly sections: readonly {
    readonly heading: string;
    readonly start: number;
    readonly bodyStart: number;
    readonly end: number;
  }[];
}

export type ArticleState =
  | { readonly status: "loading" | "failed" }
  | { readonly status: "loaded"; readonly article: ArticleView };

/** Fetches an article by id, again whenever `attempt` changes. */
export function useArticle(id: string, attempt: number): ArticleState {
  const [state, setState] = useState<ArticleState>({ status: "loading" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a reason to fetch again.
  useEffect(() => {
    const stop = new AbortController();
    setState((before) => (before.status === "loaded" && before.article.id === id ? before : { status: "loading" }));
    fetch(`/api/articles/${encodeURIComponent(id)}`, { signal: stop.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error(String(response.status));
        setState({ status: "loaded", article: (await response.json()) as ArticleView });
      })
      .catch(() => {
        if (!stop.signal.aborted) setState({ status: "failed" });
      });
    return () => stop.abort();
  }, [id, attempt]);
  return state;
}
