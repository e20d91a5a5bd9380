import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { correctSpelling } from "../../lib/answer/correct-spelling.ts";
import { isEnglish } from "../../lib/text/english.ts";
import { createLexicon } from "../../lib/text/lexicon.ts";

const COMMON = "when did first appear in how many people died the bombings who is".split(" ");
const lexicon = createLexicon({
  common: COMMON,
  isWord: isEnglish,
  archive: () => ["afghanistan", "clarke", "iran"],
});

describe("misspelt words are put right", () => {
  test.each([
    ["when did isis-k firts apear in afganistan", "when did isis-k first appear in afghanistan"],
    ["HOW MENY PEOPLE DIED?", "HOW MANY PEOPLE DIED?"],
    ["how many people died in the bomings?", "how many people died in the bombings?"],
  ])("%s", (question, corrected) => expect(correctSpelling(question, lexicon)).toBe(corrected));
});

describe("what is not misspelt stays", () => {
  test.each([
    ["When did Iran apologise to Clarkee?"],
    ["why did the lenders trim their outlays and borrowings after the bourse slump"],
    ["who is o'neal in the u.s. of $5mln"],
    ["how many people died in co-ordinated bombings"],
    ["🚢 ?!"],
    [""],
  ])("%s", (question) => {
    expect(correctSpelling(question, lexicon)).toBe(question);
  });

  test("all that is between the words, for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const between = (one: string) => one.replace(/\p{L}+/gu, "");
        expect(between(correctSpelling(text, lexicon))).toBe(between(text));
      }),
    );
  });
});
