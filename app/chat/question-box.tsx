"use client";

import { type FormEvent, type KeyboardEvent, type RefObject, useState } from "react";

const MAX_LENGTH = 2000;
const COUNT_FROM = 1800;

interface QuestionBoxProps {
  readonly boxRef: RefObject<HTMLTextAreaElement | null>;
  readonly isBusy: boolean;
  readonly onAsk: (question: string) => void;
  readonly onStop: () => void;
}

/** Where questions are typed: Enter asks, Shift+Enter makes a new line. Ask and Stop share one place, so nothing moves. */
export function QuestionBox({ boxRef, isBusy, onAsk, onStop }: QuestionBoxProps) {
  const [question, setQuestion] = useState("");
  const isTooLong = question.length > MAX_LENGTH;

  const ask = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (isBusy || isTooLong || question.trim() === "") return;
    onAsk(question.trim());
    setQuestion("");
  };

  return (
    <form
      onSubmit={ask}
      className="sticky bottom-0 z-10 -mx-5 bg-paper px-5 pb-[max(1rem,env(safe-area-inset-bottom))] pt-2"
    >
      <div className="flex items-end gap-3 border-t-2 border-ink pt-3">
        <textarea
          ref={boxRef}
          aria-label="Ask a question"
          aria-invalid={isTooLong}
          aria-describedby="question-length"
          placeholder="Ask the archive …"
          rows={1}
          enterKeyHint="send"
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) ask(event);
          }}
          className="field-sizing-content max-h-40 min-h-11 w-full resize-none bg-transparent py-2 text-lg leading-snug placeholder:text-faded placeholder:italic focus:outline-none"
        />
        {isBusy ? (
          <button
            type="button"
            onClick={onStop}
            className="h-11 w-20 shrink-0 border border-ink font-sans text-sm font-semibold"
          >
            Stop
          </button>
        ) : (
          <button
            type="submit"
            className="h-11 w-20 shrink-0 border border-ink bg-ink font-sans text-sm font-semibold text-paper hover:border-accent hover:bg-accent"
          >
            Ask
          </button>
        )}
      </div>
      <p id="question-length" className={`font-sans text-xs ${isTooLong ? "text-accent" : "text-faded"}`}>
        {question.length >= COUNT_FROM &&
          `${question.length.toLocaleString("en")} of ${MAX_LENGTH.toLocaleString("en")} characters`}
        {isTooLong && ": please shorten the question."}
      </p>
    </form>
  );
}
