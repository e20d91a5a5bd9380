import {
  type FormEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from "react";
import { questionCounter, questionProblem } from "./question-limit.ts";

interface QuestionBoxProps {
  readonly boxRef: RefObject<HTMLTextAreaElement | null>;
  /** At the foot of the window, as it is once something has been asked. */
  readonly isDocked: boolean;
  readonly isBusy: boolean;
  readonly onAsk: (question: string) => void;
  readonly onStop: () => void;
}

/** On a touch screen focus calls up the keyboard, which covers the answer. */
const hasFinePointer = () => matchMedia("(pointer: fine)").matches;

/** Where questions are typed: Enter asks, Shift+Enter makes a new line. Ask and Stop share one place, so nothing moves. */
export function QuestionBox({ boxRef, isDocked, isBusy, onAsk, onStop }: QuestionBoxProps) {
  const [question, setQuestion] = useState("");
  const [isRefused, setRefused] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const problem = questionProblem(question);
  const told = isRefused || question.trim() !== "" ? problem : null;

  // Whoever pressed Ask by keyboard would find Stop under the finger, and after Stop nothing: go on from the box.
  useEffect(() => {
    if (!isBusy && document.activeElement === button.current && hasFinePointer())
      boxRef.current?.focus({ preventScroll: true });
  }, [isBusy, boxRef]);

  const ask = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setRefused(problem !== null);
    if (problem !== null) {
      boxRef.current?.focus();
      return;
    }
    onAsk(question.trim());
    setQuestion("");
    if (!hasFinePointer()) boxRef.current?.blur();
  };
  // Stop stands where Ask stood: the second click of a double click was meant for Ask.
  const stop = (event: MouseEvent) => {
    if (event.detail < 2) onStop();
  };

  return (
    <form
      onSubmit={ask}
      noValidate
      className={
        isDocked
          ? "sticky bottom-0 z-10 border-t-2 border-ink bg-paper pt-3 pb-[max(0.25rem,env(safe-area-inset-bottom))]"
          : "pt-7"
      }
    >
      <div className="flex items-end gap-3">
        <label className="sr-only" htmlFor="question">
          Ask a question
        </label>
        <textarea
          id="question"
          ref={boxRef}
          aria-invalid={told !== null}
          aria-describedby="question-note"
          placeholder={isDocked ? "Ask another question …" : "Ask a question …"}
          rows={1}
          enterKeyHint="send"
          value={question}
          onChange={(event) => {
            setQuestion(event.target.value);
            setRefused(false);
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) ask(event);
          }}
          className="field-sizing-content max-h-40 min-h-12 w-full resize-none border border-faded bg-transparent px-3.5 py-2.5 text-[1.125rem] leading-[1.6rem] placeholder:text-faded placeholder:italic outline-offset-[-1px] aria-invalid:border-accent"
        />
        <button
          ref={button}
          type={isBusy ? "button" : "submit"}
          onClick={isBusy ? stop : undefined}
          className={`h-12 w-20 shrink-0 border border-ink font-sans text-[0.95rem] font-semibold ${
            isBusy ? "hover:bg-sheet" : "bg-ink text-paper hover:border-accent hover:bg-accent"
          }`}
        >
          {isBusy ? "Stop" : "Ask"}
        </button>
      </div>
      <p id="question-note" className="fine-print flex justify-between gap-4 pt-1.5 pointer-fine:min-h-7">
        {told ? (
          <span role="alert" className="font-semibold text-accent">
            {told}
          </span>
        ) : (
          <span className="hidden pointer-fine:inline">Enter asks, Shift + Enter starts a new line.</span>
        )}
        <span>{questionCounter(question)}</span>
      </p>
    </form>
  );
}
