import { AbstentionView } from "./abstention-view.tsx";
import { AnswerView } from "./answer-view.tsx";
import { hasWords, type TurnView } from "./read-message.ts";
import type { SourceLinks } from "./source-ref.ts";
import { TurnFoot } from "./turn-foot.tsx";
import { TurnNotice } from "./turn-notice.tsx";

interface TurnProps {
  readonly turn: TurnView;
  readonly isLast: boolean;
  readonly isBusy: boolean;
  readonly isStopped: boolean;
  readonly error: Error | undefined;
  readonly links: SourceLinks;
  readonly onRegenerate: () => void;
}

/**
 * A question as a headline and what was found. The last one keeps a window's height, less the box, so that its question
 * can stand at the top of the view and the answer grows into room that is already there.
 */
export function Turn({ turn, isLast, isBusy, isStopped, error, links, onRegenerate }: TurnProps) {
  const { question, answer } = turn;
  const { abstention, standaloneQuestion } = answer;
  const isFirst = links.place === 0;
  const room = isLast && !isFirst ? "min-h-[calc(100dvh-6.25rem)]" : "";
  const asked = standaloneQuestion?.trim();
  return (
    <article
      aria-labelledby={`question-${links.place}`}
      className={`pb-10 ${isFirst ? "pt-7" : "border-t border-ink pt-6"} ${room}`}
    >
      <h2
        id={`question-${links.place}`}
        tabIndex={-1}
        className="text-[1.7rem] leading-[1.18] font-bold tracking-[-0.012em] text-balance [overflow-wrap:anywhere] sm:text-[2.1rem]"
      >
        {question}
      </h2>
      {asked && asked !== question.trim() && (
        <p className="mt-2 text-[1.0625rem] text-faded">
          Asked as: <span className="italic">{asked}</span>
        </p>
      )}
      {isBusy && !hasWords(answer) && (
        <p className="waiting mt-2 text-[1.0625rem] text-faded italic">
          {standaloneQuestion ? "Reading what was found" : "Searching the archive"}
        </p>
      )}
      {abstention ? (
        <AbstentionView abstention={abstention} links={links} />
      ) : (
        <AnswerView parts={answer} isBusy={isBusy} links={links} />
      )}
      {answer.outcome?.notice && (
        <p role="note" className="fine-print mt-4 max-w-[65ch]">
          {answer.outcome.notice}
        </p>
      )}
      {!isBusy && (
        <>
          <TurnNotice answer={answer} error={error} isStopped={isStopped} onRetry={isLast ? onRegenerate : null} />
          <TurnFoot turn={turn} onRegenerate={isLast && !error ? onRegenerate : null} />
        </>
      )}
    </article>
  );
}
