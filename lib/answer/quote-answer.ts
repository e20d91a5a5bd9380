import type { AnswerEvent } from "../types.ts";
import type { Cited } from "./cite.ts";
import { createTeller } from "./tell-sentences.ts";
import type { Made } from "./write-answer.ts";

/** The extractive answer: the short one, then the quotes, with a notice where something else was asked for. */
export function* quoteAnswer(
  quoted: Cited,
  notice: string | undefined,
  signal: AbortSignal | undefined,
): Generator<AnswerEvent, Made, void> {
  const teller = createTeller();
  if (quoted.short) yield* teller.short(quoted.short, quoted.citations);
  for (const sentence of quoted.sentences) {
    signal?.throwIfAborted();
    yield* teller.sentence(sentence, quoted.citations);
  }
  return { ...quoted, mode: "extractive", ...(notice ? { notice } : {}) };
}
