import type { AskOptions } from "../../lib/answer/ask.ts";
import type { Dateline } from "../../lib/dateline.ts";
import type { Answer, AnswerEvent } from "../../lib/types.ts";

/** All that asking yields. */
export async function eventsOf(dateline: Dateline, question: string, options?: AskOptions): Promise<AnswerEvent[]> {
  const events: AnswerEvent[] = [];
  for await (const event of dateline.ask(question, options)) events.push(event);
  return events;
}

/** The answer that the events end in. */
export function answerOf(events: readonly AnswerEvent[]): Answer {
  const last = events.at(-1);
  if (last?.type !== "answer-end") throw new Error("the last event is not answer-end");
  return last.answer;
}

/** The grammar of an answer's events, a letter an event. */
export function shapeOf(events: readonly AnswerEvent[]): string {
  const LETTERS: Record<AnswerEvent["type"], string> = {
    "retrieval-start": "R",
    "retrieval-end": "r",
    citation: "c",
    "short-answer": "a",
    "sentence-start": "S",
    "sentence-delta": "d",
    "sentence-end": "s",
    "answer-end": "E",
  };
  return events.map(({ type }) => LETTERS[type]).join("");
}
