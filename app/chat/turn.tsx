"use client";

import { useState } from "react";
import type { CitationView, DatelineUIMessage } from "../../lib/stream/ui-message.ts";
import { AbstentionView } from "./abstention-view.tsx";
import { AnswerView } from "./answer-view.tsx";
import { toCopyText } from "./copy-text.ts";
import { readMessage } from "./read-message.ts";

interface TurnProps {
  readonly question: string;
  readonly message: DatelineUIMessage | undefined;
  readonly isLast: boolean;
  readonly isBusy: boolean;
  readonly isStopped: boolean;
  readonly opened: CitationView | null;
  readonly onOpen: (citation: CitationView) => void;
  readonly onRegenerate: () => void;
}

/** A question as a headline and what was found. The last one keeps room below it, so that nothing jumps as it grows. */
export function Turn({ question, message, isLast, isBusy, isStopped, opened, onOpen, onRegenerate }: TurnProps) {
  const [isCopied, setCopied] = useState(false);
  const parts = readMessage(message);
  const { abstention, sentences, standaloneQuestion } = parts;
  const isDone = !(isLast && isBusy);

  const copy = async () => {
    await navigator.clipboard.writeText(toCopyText(question, parts));
    setCopied(true);
  };

  return (
    <article
      data-turn
      className={`border-t border-rule pt-6 pb-8 first:border-t-0 ${isLast ? "min-h-[calc(100dvh-7.5rem)]" : ""}`}
    >
      <h2 className="text-3xl leading-tight font-semibold text-balance [overflow-wrap:anywhere]">{question}</h2>
      {standaloneQuestion && standaloneQuestion !== question && (
        <p className="mt-2 font-sans text-[0.8125rem] text-faded">Asked as: {standaloneQuestion}</p>
      )}
      <div className="mt-5">
        {abstention ? (
          <AbstentionView abstention={abstention} onOpen={onOpen} />
        ) : (
          <AnswerView parts={parts} opened={opened} onOpen={onOpen} />
        )}
        {!isDone && sentences.length === 0 && !abstention && (
          <p className="text-lg text-faded italic">Searching the archive …</p>
        )}
        {isLast && isStopped && <p className="mt-3 text-lg text-faded italic">Stopped. What was received is kept.</p>}
      </div>
      {isDone && message && (
        <div className="mt-3 flex gap-6">
          {isLast && (
            <button type="button" className="quiet-button" onClick={onRegenerate}>
              Regenerate
            </button>
          )}
          {(sentences.length > 0 || abstention) && (
            <button type="button" className="quiet-button" onClick={copy}>
              Copy with citations
            </button>
          )}
          <span role="status" className="self-center font-sans text-[0.8125rem] text-faded">
            {isCopied && "Copied"}
          </span>
        </div>
      )}
    </article>
  );
}
