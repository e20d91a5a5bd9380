import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countWords, splitWords } from "../../lib/text/words.ts";
import { awkwardText, splitsPair } from "../fakes/awkward-text.ts";

describe("words and their places", () => {
  test("punctuation and ideographs stand alone", () => {
    expect(splitWords("U.S. ships, 東京").map(({ text }) => text)).toEqual([
      "U",
      ".",
      "S",
      ".",
      "ships",
      ",",
      "東",
      "京",
    ]);
  });

  test("for any text: each is where it says, in order, and between them is only white space", () => {
    fc.assert(
      fc.property(awkwardText, (text) => {
        let at = 0;
        for (const word of splitWords(text)) {
          expect(text.slice(word.start, word.end)).toBe(word.text);
          expect(text.slice(at, word.start).trim()).toBe("");
          expect(word.end).toBeGreaterThan(word.start);
          expect(splitsPair(text, word.start) || splitsPair(text, word.end)).toBe(false);
          at = word.end;
        }
        expect(text.slice(at).trim()).toBe("");
      }),
      { numRuns: 300 },
    );
  });

  test("are counted without punctuation", () => {
    expect(countWords("The U.S. ship - a big one - sank!")).toBe(7);
    expect(countWords("")).toBe(0);
    expect(countWords("?! —")).toBe(0);
  });
});
