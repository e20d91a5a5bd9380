import type { Answer, TokenUsage, Written } from "../../lib/types.ts";

/** What a generative run knows of an answer beside what every run does. */
export interface Generated {
  /** Whether quotes took the model's place: for the whole answer, for the rest of it from where the model stopped, or not. */
  readonly fallback: "none" | "partly" | "whole";
  readonly notice: string | null;
  /** null where the model wrote nothing: the archive abstained before it was asked, or it failed. */
  readonly written: Written | null;
  /** Sentences shown as not found in the sources. `sentences` of the answer has the others: what it can be relied on to say. */
  readonly marked: readonly string[];
  readonly usage: TokenUsage | null;
}

/** An answer that was asked for in generative mode. */
export function toGenerated(answer: Answer): Generated {
  const { mode, status, notice = null, written = null, usage = null } = answer;
  // A generated answer that stands has a notice only where quotes go on with it; an abstention says why in its own.
  const fallback = mode === "extractive" ? "whole" : status === "answered" && notice !== null ? "partly" : "none";
  const marked = status === "answered" ? answer.sentences.filter(({ supported }) => !supported) : [];
  return { fallback, notice, written, marked: marked.map(({ text }) => text), usage };
}

/** Whether the archive itself abstained, so that the model was not asked to write. */
export function isDeclined({ fallback, written }: Generated): boolean {
  return fallback === "none" && written === null;
}
