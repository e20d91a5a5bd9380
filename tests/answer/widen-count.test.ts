import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { widenCount } from "../../lib/answer/widen-count.ts";

const KABUL = "an attack in 2021 that killed 13 US troops and scores of civilians during the evacuation.";

function widen(text: string, span: string, question: string): string {
  const start = text.indexOf(span);
  const wide = widenCount(text, { start, end: start + span.length }, question);
  return text.slice(wide.start, wide.end);
}

describe("who asks for people gets all that the text counts together", () => {
  test.each([
    [KABUL, "13 US troops", "How many people were killed at Kabul airport?", "13 US troops and scores of civilians"],
    [KABUL, "13 US troops", "how many did it kill", "13 US troops and scores of civilians"],
    [
      "It killed nine soldiers, two drivers and about 20 young women.",
      "nine soldiers",
      "How many people died?",
      "nine soldiers",
    ],
    [
      "It killed nine soldiers, two policemen and about 20 young women.",
      "nine soldiers",
      "How many people died?",
      "nine soldiers, two policemen and about 20 young women",
    ],
  ])("%s %s %s", (text, span, question, wide) => expect(widen(text, span, question)).toBe(wide));
});

describe("what was asked for alone stays alone", () => {
  test.each([
    [KABUL, "13 US troops", "How many US troops were killed at Kabul airport?"],
    [KABUL, "13 US troops", "Who was killed at Kabul airport?"],
    [KABUL, "scores of civilians", "How many people were killed?"],
    ["It killed nine people and three cows.", "nine people", "How many people died?"],
    ["It killed nine miners and three trucks burned.", "nine miners", "How many people died?"],
  ])("%s %s %s", (text, span, question) => expect(widen(text, span, question)).toBe(span));
});

test("never leaves the text, and never loses what was found", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.nat(), fc.nat(), (text, a, b) => {
      const [start, end] = [a % (text.length + 1), b % (text.length + 1)].toSorted((x, y) => x - y) as [number, number];
      const wide = widenCount(text, { start, end }, "How many people died?");
      expect(wide.start).toBe(start);
      expect(wide.end).toBeGreaterThanOrEqual(end);
      expect(wide.end).toBeLessThanOrEqual(text.length);
    }),
  );
});
