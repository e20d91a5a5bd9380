import { UNSUPPORTED } from "../../lib/stream/unsupported.ts";
import type { AnswerParts } from "./read-message.ts";
import { dateInWords } from "./wording.ts";

/** The answer as plain text with its sources, fit to be pasted into a story's notes. */
export function toCopyText(question: string, { sentences, citations, abstention, short }: AnswerParts): string {
  if (abstention) return `${question}\n\n${abstention.message}\n`;
  const lead = short ? `${short.text} [${short.citation}]\n\n` : "";
  const body = sentences
    .map(({ text, citations: numbers, supported }) =>
      [text, ...(supported ? numbers.map((n) => `[${n}]`) : [`[${UNSUPPORTED}]`])].join(" "),
    )
    .join("\n");
  const sources = citations.map(
    ({ number, source, title, publishedAt, start, end, quote }) =>
      `[${number}] ${source}, “${title}”, ${dateInWords(publishedAt)}, characters ${start}–${end}: “${quote}”`,
  );
  return `${question}\n\n${lead}${body}\n\n${sources.join("\n")}\n`;
}
