import type { CitationView, DatelineData, DatelineUIMessage } from "../../lib/stream/ui-message.ts";
import type { Sentence } from "../../lib/types.ts";

/** A question and what has come of its answer. */
export interface TurnView {
  readonly question: string;
  readonly answer: AnswerParts;
}

/** One turn's answer as far as it has come, taken from the message's parts. */
export interface AnswerParts {
  readonly standaloneQuestion: string | undefined;
  readonly short: DatelineData["short"] | undefined;
  readonly sentences: readonly Sentence[];
  readonly citations: readonly CitationView[];
  readonly abstention: DatelineData["abstention"] | undefined;
  readonly timing: DatelineData["timing"] | undefined;
  readonly outcome: DatelineData["outcome"] | undefined;
}

/** The text parts come in the order of the sentences, and `data-sentence` tells the citations of each once it is whole. */
function readMessage(message: DatelineUIMessage | undefined): AnswerParts {
  const parts = message?.parts ?? [];
  const foundOf = new Map<number, DatelineData["sentence"]>();
  const texts: string[] = [];
  const citations: CitationView[] = [];
  let found: Omit<AnswerParts, "sentences" | "citations"> = {
    standaloneQuestion: undefined,
    short: undefined,
    abstention: undefined,
    timing: undefined,
    outcome: undefined,
  };
  for (const part of parts) {
    if (part.type === "text") texts.push(part.text);
    else if (part.type === "data-sentence") foundOf.set(part.data.index, part.data);
    else if (part.type === "data-citation") citations.push(part.data);
    else if (part.type === "data-retrieval") found = { ...found, standaloneQuestion: part.data.standaloneQuestion };
    else if (part.type === "data-short") found = { ...found, short: part.data };
    else if (part.type === "data-abstention") found = { ...found, abstention: part.data };
    else if (part.type === "data-timing") found = { ...found, timing: part.data };
    else if (part.type === "data-outcome") found = { ...found, outcome: part.data };
  }
  const sentences = found.abstention
    ? []
    : texts.map((text, index) => {
        const { citations: numbers = [], supported = true } = foundOf.get(index) ?? {};
        return { text, citations: numbers, supported };
      });
  return { ...found, sentences, citations };
}

/** The words that a person typed. */
function questionOf(message: DatelineUIMessage): string {
  return message.parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join(" ");
}

/** The conversation as questions, each with its answer as far as it has come. */
export function toTurns(messages: readonly DatelineUIMessage[]): TurnView[] {
  return messages.flatMap((message, index) => {
    if (message.role !== "user") return [];
    const next = messages[index + 1];
    return [{ question: questionOf(message), answer: readMessage(next?.role === "assistant" ? next : undefined) }];
  });
}

/** Whether anything of the answer can be read. */
export function hasWords({ short, sentences, abstention }: AnswerParts): boolean {
  return short !== undefined || abstention !== undefined || sentences.some(({ text }) => text !== "");
}
