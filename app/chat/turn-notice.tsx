import { describeFailure } from "./failure.ts";
import { type AnswerParts, hasWords } from "./read-message.ts";
import { Trouble } from "./trouble.tsx";

interface TurnNoticeProps {
  readonly answer: AnswerParts;
  readonly error: Error | undefined;
  readonly isStopped: boolean;
  /** Asks again; null for a turn that others have followed. */
  readonly onRetry: (() => void) | null;
}

/** Why an answer is not whole, in words, with a way on. Nothing where it is whole. */
export function TurnNotice({ answer, error, isStopped, onRetry }: TurnNoticeProps) {
  if (answer.outcome && !error) return null;
  const isReceived = hasWords(answer);
  if (isStopped) {
    return (
      <p className="mt-5 text-[1.0625rem] text-faded italic">
        {isReceived ? "Stopped. What was received is kept." : "Stopped before anything was received."}
      </p>
    );
  }
  const failure = describeFailure(error, isReceived);
  return (
    <Trouble title={failure.title} onRetry={onRetry}>
      {failure.detail}
    </Trouble>
  );
}
