"use client";

import { useEffect, useRef, useState } from "react";
import type { CitationView } from "../../lib/stream/ui-message.ts";
import { ArticleText } from "./article-text.tsx";
import { Trouble } from "./trouble.tsx";
import { type ArticleView, useArticle } from "./use-article.ts";
import { dateInWords } from "./wording.ts";

function Check({ article, citation }: { readonly article: ArticleView; readonly citation: CitationView }) {
  const { start, end, quote } = citation;
  if (article.text.slice(start, end) === quote) {
    return `Quote matches the article, characters ${start}–${end}.`;
  }
  return (
    <strong className="text-accent">
      The quote does not match the article at characters {`${start}–${end}`}. Do not use it.
    </strong>
  );
}

/** The article, open at the quote. Beside the answers on a desk, over them on a phone. */
export function SourcePanel({ citation, onClose }: { readonly citation: CitationView; readonly onClose: () => void }) {
  const [attempt, setAttempt] = useState(0);
  const state = useArticle(citation.articleId, attempt);
  const panel = useRef<HTMLElement>(null);
  const article = state.status === "loaded" ? state.article : null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: every citation that is opened takes the focus.
  useEffect(() => panel.current?.focus({ preventScroll: true }), [citation]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the quote is scrolled to whenever it or its article changes.
  useEffect(() => {
    const mark = panel.current?.querySelector("mark");
    const scroller = panel.current;
    if (mark && scroller)
      scroller.scrollTop +=
        mark.getBoundingClientRect().top - scroller.getBoundingClientRect().top - scroller.clientHeight / 3;
  }, [article, citation]);

  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label="Source"
      className="fixed inset-0 z-20 overflow-y-auto overscroll-contain bg-sheet px-5 pb-10 focus:outline-none lg:sticky lg:inset-auto lg:top-6 lg:z-0 lg:max-h-[calc(100dvh-3rem)] lg:border lg:border-rule lg:px-7"
    >
      <div className="sticky top-0 -mx-5 flex items-center justify-between border-b border-rule bg-sheet px-5 lg:-mx-7 lg:px-7">
        <h2 className="label-caps text-faded">Source</h2>
        <button type="button" className="quiet-button -mr-2 px-2 py-3" onClick={onClose}>
          Close
        </button>
      </div>
      {state.status === "loading" && <p className="py-6 text-faded italic">Opening the article …</p>}
      {state.status === "failed" && (
        <div className="py-6">
          <Trouble action="Try again" onAction={() => setAttempt(attempt + 1)}>
            The article could not be fetched. The quote as the answer has it: “{citation.quote}”
          </Trouble>
        </div>
      )}
      {article && (
        <article>
          <h3 className="mt-5 text-2xl leading-tight text-balance">{article.title}</h3>
          <p className="mt-2 font-sans text-[0.8125rem] leading-relaxed text-faded">
            {[article.source, article.dateline, dateInWords(article.publishedAt)]
              .filter((fact) => fact !== null)
              .join(" · ")}
            {article.titleBy === "dateline" && " · Title by Dateline"}
            <br />
            <Check article={article} citation={citation} />
          </p>
          <div className="mt-5">
            <ArticleText article={article} start={citation.start} end={citation.end} />
          </div>
        </article>
      )}
    </section>
  );
}
