import { describe, expect, test } from "vitest";
import { toCopyText } from "../../app/chat/copy-text.ts";
import { hasWords, toTurns } from "../../app/chat/read-message.ts";
import type { DatelineUIMessage } from "../../lib/stream/ui-message.ts";

const citation = {
  number: 1,
  articleId: "a",
  start: 10,
  end: 15,
  quote: "It was.",
  title: "A title",
  source: "Reuters",
  publishedAt: null,
};
const question: DatelineUIMessage = { id: "q", role: "user", parts: [{ type: "text", text: "Was it?" }] };
const answer = (parts: DatelineUIMessage["parts"]): DatelineUIMessage => ({ id: "a", role: "assistant", parts });

describe("toTurns", () => {
  test("gives sentences their citations by their place among the text parts", () => {
    const [turn] = toTurns([
      question,
      answer([
        { type: "data-citation", data: citation },
        { type: "text", text: "It was." },
        { type: "data-sentence", data: { index: 0, textId: "sentence-0", citations: [1], supported: true } },
        { type: "text", text: "It is sti" },
      ]),
    ]);
    expect(turn?.answer.sentences).toEqual([
      { text: "It was.", citations: [1], supported: true },
      { text: "It is sti", citations: [], supported: true },
    ]);
  });

  test("keeps a question that nothing answered, between others", () => {
    const turns = toTurns([question, question, answer([{ type: "text", text: "It was." }])]);
    expect(turns.map((turn) => hasWords(turn.answer))).toEqual([false, true]);
  });

  test("does not take the words of an abstention for a sentence", () => {
    const abstention = { reason: "not-stated" as const, message: "It does not say.", nearest: [] };
    const [turn] = toTurns([
      question,
      answer([
        { type: "text", text: abstention.message },
        { type: "data-abstention", data: abstention },
      ]),
    ]);
    expect(turn?.answer.sentences).toEqual([]);
    expect(turn?.answer.abstention).toEqual(abstention);
  });
});

test("toCopyText marks each sentence and names each source with its characters", () => {
  const [turn] = toTurns([
    question,
    answer([
      { type: "data-citation", data: citation },
      { type: "data-short", data: { text: "Yes", citation: 1 } },
      { type: "text", text: "It was." },
      { type: "data-sentence", data: { index: 0, textId: "sentence-0", citations: [1], supported: true } },
    ]),
  ]);
  expect(turn && toCopyText(turn.question, turn.answer)).toBe(
    "Was it?\n\nYes [1]\n\nIt was. [1]\n\n[1] Reuters, “A title”, date unknown, characters 10–15: “It was.”\n",
  );
});
