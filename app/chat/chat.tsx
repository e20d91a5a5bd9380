"use client";

import { useChat } from "@ai-sdk/react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { CitationView, DatelineUIMessage } from "../../lib/stream/ui-message.ts";
import type { ArchiveOverview } from "./archive-overview.ts";
import { Masthead } from "./masthead.tsx";
import { QuestionBox } from "./question-box.tsx";
import { questionOf } from "./read-message.ts";
import { SourcePanel } from "./source-panel.tsx";
import { createTransport } from "./transport.ts";
import { Trouble, troubleInWords } from "./trouble.tsx";
import { Turn } from "./turn.tsx";
import { Welcome } from "./welcome.tsx";

/** Each question with the message that answers it, if one has begun. */
function toTurns(
  messages: readonly DatelineUIMessage[],
): { question: DatelineUIMessage; answer: DatelineUIMessage | undefined }[] {
  return messages.flatMap((message, index) => {
    if (message.role !== "user") return [];
    const next = messages[index + 1];
    return [{ question: message, answer: next?.role === "assistant" ? next : undefined }];
  });
}

/** The conversation: questions, answers, and the source that is open beside them. */
export function Chat({ archive }: { readonly archive: ArchiveOverview | null }) {
  const transport = useMemo(createTransport, []);
  const { messages, sendMessage, regenerate, stop, status, error, setMessages, clearError } =
    useChat<DatelineUIMessage>({ transport });
  const [opened, setOpened] = useState<CitationView | null>(null);
  const [isStopped, setStopped] = useState(false);
  const opener = useRef<HTMLElement | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const log = useRef<HTMLDivElement>(null);
  const isBusy = status === "submitted" || status === "streaming";
  const turns = toTurns(messages);

  // A new question goes to the top of the window; nothing scrolls by itself after that.
  useEffect(() => {
    if (turns.length > 0) log.current?.querySelector("[data-turn]:last-of-type")?.scrollIntoView({ block: "start" });
  }, [turns.length]);

  const ask = (text: string) => {
    setStopped(false);
    void sendMessage({ text });
    box.current?.focus();
  };
  const again = () => {
    setStopped(false);
    clearError();
    void regenerate();
  };
  const open = (citation: CitationView) => {
    opener.current = document.activeElement as HTMLElement | null;
    setOpened(citation);
  };
  const close = () => {
    setOpened(null);
    opener.current?.focus();
  };
  const startOver = () => {
    void stop();
    setOpened(null);
    setMessages([]);
    clearError();
    box.current?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the source from wherever the focus is.
    <div
      onKeyDown={(event) => {
        if (event.key === "Escape" && opened) close();
      }}
      className="mx-auto grid max-w-[82rem] gap-x-12 px-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,27rem)] lg:px-10"
    >
      <main className="mx-auto flex min-h-dvh w-full max-w-[42rem] min-w-0 flex-col">
        <Masthead onStartOver={turns.length > 0 ? startOver : undefined} />
        {turns.length === 0 && <Welcome archive={archive} onAsk={ask} />}
        <div ref={log} role="log" aria-live="polite" aria-label="Answers" aria-busy={isBusy} className="grow">
          {turns.map(({ question, answer }, index) => {
            const isLast = index === turns.length - 1;
            return (
              <div key={question.id}>
                <Turn
                  question={questionOf(question)}
                  message={answer}
                  isLast={isLast && !error}
                  isBusy={isBusy}
                  isStopped={isLast && isStopped}
                  opened={opened}
                  onOpen={open}
                  onRegenerate={again}
                />
                {isLast && error && (
                  <Trouble action="Try again" onAction={again}>
                    {troubleInWords(error)}
                  </Trouble>
                )}
              </div>
            );
          })}
        </div>
        <QuestionBox
          boxRef={box}
          isBusy={isBusy}
          onAsk={ask}
          onStop={() => {
            setStopped(true);
            void stop();
          }}
        />
      </main>
      <aside className="lg:pt-6">
        {opened ? (
          <SourcePanel citation={opened} onClose={close} />
        ) : (
          <p className="sticky top-6 hidden border-t border-rule pt-3 text-faded italic lg:block">
            {turns.length > 0 ? "Open a citation to read it in its article." : ""}
          </p>
        )}
      </aside>
    </div>
  );
}
