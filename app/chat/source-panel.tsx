import { useEffect, useRef, useState } from "react";
import { QuoteCheck } from "./quote-check.tsx";
import { SourceArticle } from "./source-article.tsx";
import type { SourceRef } from "./source-ref.ts";
import { Trouble } from "./trouble.tsx";
import { useArticle } from "./use-article.ts";

interface SourcePanelProps {
  readonly source: SourceRef;
  /** Over the page, as on a phone, rather than beside it; the page behind is inert then. */
  readonly isModal: boolean;
  readonly onClose: () => void;
}

const BESIDE = "sticky top-0 h-dvh border-x border-rule";
const OVER = "fixed inset-x-0 bottom-0 z-30 h-[88dvh] border-t-[3px] border-ink";

/** The article, open at the quote. Focus moves in when it opens; Escape closes it from anywhere. */
export function SourcePanel({ source, isModal, onClose }: SourcePanelProps) {
  const [attempt, setAttempt] = useState(0);
  const state = useArticle(source.articleId, attempt);
  const panel = useRef<HTMLElement>(null);
  const article = state.status === "loaded" ? state.article : null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: every quote that is opened takes the focus.
  useEffect(() => panel.current?.focus({ preventScroll: true }), [source]);

  // Scrolls the panel alone: the answer beside it stays where it is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the quote is scrolled to whenever it or its article changes.
  useEffect(() => {
    const scroller = panel.current;
    const mark = scroller?.querySelector("mark");
    if (!mark || !scroller) return;
    const offset = mark.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    scroller.scrollTop += offset - scroller.clientHeight / 3;
  }, [article, source]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape") onClose();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [onClose]);

  useEffect(() => {
    if (!isModal) return;
    document.documentElement.style.overflow = "hidden";
    return () => {
      document.documentElement.style.overflow = "";
    };
  }, [isModal]);

  return (
    <>
      {isModal && <div aria-hidden="true" className="fixed inset-0 z-20 bg-black/45" onClick={onClose} />}
      <section
        ref={panel}
        aria-label="Source"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
        tabIndex={0}
        className={`overflow-y-auto overscroll-contain bg-sheet outline-offset-[-3px] ${isModal ? OVER : BESIDE}`}
      >
        <div className="sticky top-0 z-10 flex items-start justify-between gap-4 border-b border-rule bg-sheet py-2.5 pr-3 pl-6 lg:pr-6 lg:pl-9">
          <div className="min-h-10">
            <p className="fine-print font-semibold text-ink">{source.label}</p>
            {article && <QuoteCheck article={article} source={source} />}
          </div>
          <button type="button" className="quiet-button shrink-0 px-3" onClick={onClose}>
            Close
          </button>
        </div>
        <div className="px-6 pb-16 lg:px-9">
          {article && <SourceArticle article={article} quote={source} />}
          {state.status === "loading" && <p className="waiting py-6 text-faded italic">Opening the article</p>}
          {state.status === "failed" && (
            <Trouble title="The article could not be fetched" onRetry={() => setAttempt(attempt + 1)}>
              The quote as the answer has it: “{source.quote}”
            </Trouble>
          )}
        </div>
      </section>
    </>
  );
}
