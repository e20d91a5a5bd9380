import { CopyButton } from "./copy-button.tsx";
import { toCopyText } from "./copy-text.ts";
import { hasWords, type TurnView } from "./read-message.ts";
import { confidenceInWords, durationInWords } from "./wording.ts";

interface TurnFootProps {
  readonly turn: TurnView;
  /** Null where asking again is not for this turn. */
  readonly onRegenerate: (() => void) | null;
}

/** Under an answer: how sure and how long, quietly, and what can be done with it. */
export function TurnFoot({ turn: { question, answer }, onRegenerate }: TurnFootProps) {
  const { outcome, timing } = answer;
  const isCopyable = hasWords(answer);
  if (!isCopyable && !onRegenerate) return null;
  return (
    <footer className="mt-6">
      {outcome && timing && (
        <p className="fine-print">
          {outcome.status === "answered" && `${confidenceInWords(outcome.confidence)}. `}
          {outcome.status === "answered" ? "Found" : "Searched"} {durationInWords(timing.totalMs)}.
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-6">
        {onRegenerate && (
          <button type="button" className="quiet-button" onClick={onRegenerate}>
            Regenerate
          </button>
        )}
        {isCopyable && <CopyButton text={toCopyText(question, answer)} />}
      </div>
    </footer>
  );
}
