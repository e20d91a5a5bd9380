import { useEffect, useRef } from "react";
import type { SourceRef } from "./source-ref.ts";
import { Turn } from "./turn.tsx";
import type { Conversation } from "./use-conversation.tsx";

interface TurnsProps {
  readonly conversation: Conversation;
  readonly opened: SourceRef | null;
  readonly onOpen: (source: SourceRef) => void;
}

/** The questions and answers so far. A new question comes to the top of the view once; nothing scrolls after that. */
export function Turns({ conversation, opened, onOpen }: TurnsProps) {
  const { turns, isBusy, error, stopped, regenerate } = conversation;
  const log = useRef<HTMLDivElement>(null);
  const count = turns.length;

  useEffect(() => {
    if (count === 0) return;
    const last = log.current?.lastElementChild;
    // Whoever asked from a suggestion stood on a button that has gone: reading goes on at the question.
    if (document.activeElement === document.body) last?.querySelector("h2")?.focus({ preventScroll: true });
    if (count === 1) window.scrollTo(0, 0);
    else last?.scrollIntoView({ block: "start" });
  }, [count]);

  return (
    <div
      ref={log}
      role="log"
      aria-live="polite"
      aria-label="Answers"
      aria-busy={isBusy}
      className={count > 0 ? "grow" : ""}
    >
      {turns.map((turn, place) => {
        const isLast = place === count - 1;
        return (
          <Turn
            // biome-ignore lint/suspicious/noArrayIndexKey: turns are only ever added at the end.
            key={place}
            turn={turn}
            isLast={isLast}
            isBusy={isLast && isBusy}
            isStopped={stopped.has(place)}
            error={isLast ? error : undefined}
            links={{ place, opened, onOpen }}
            onRegenerate={regenerate}
          />
        );
      })}
    </div>
  );
}
