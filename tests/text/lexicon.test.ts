import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLexicon, editDistance } from "../../lib/text/lexicon.ts";

function makeLexicon(common: readonly string[], archive: readonly string[]) {
  return createLexicon({ common, isWord: () => false, archive: () => archive });
}

describe("how far two words are apart", () => {
  test.each([
    ["first", "first", 0],
    ["frist", "first", 1],
    ["apear", "appear", 1],
    ["afganistan", "afghanistan", 1],
    ["medecines", "medicines", 1],
    ["reasearchers", "researchers", 1],
    ["harbour", "school", 3],
    ["", "ab", 2],
  ])("%s, %s: %d", (a, b, distance) => expect(editDistance(a, b, 2)).toBe(distance));

  test("is the same both ways, and 0 only for the same word", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b, 9)).toBe(editDistance(b, a, 9));
        expect(editDistance(a, b, 9) === 0).toBe(a === b);
      }),
    );
  });
});

describe("the word that was meant", () => {
  const lexicon = makeLexicon(
    ["many", "first", "appear", "menu", "haven", "happen", "pear", "country"],
    ["bombings", "khorasan"],
  );
  test.each([
    ["meny", "many"],
    ["frist", "first"],
    ["apear", "appear"],
    ["bomings", "bombings"],
    ["khorassan", "khorasan"],
    ["khoarssan", "khorasan"],
    ["hapen", "happen"],
    ["ppl", undefined],
    ["zyxwv", undefined],
  ])("%s: %s", (word, meant) => expect(lexicon.nearest(word)).toBe(meant));

  test("of words equally near, the archive's own", () => {
    expect(makeLexicon(["comings", "coming"], ["comangs"]).nearest("comengs")).toBe("comangs");
  });

  test("the archive is read once, and only when a word is not common", () => {
    let reads = 0;
    const archive = () => {
      reads++;
      return ["bombings"];
    };
    const counting = createLexicon({ common: ["many"], isWord: (word) => word === "lenders", archive });
    expect(counting.has("many")).toBe(true);
    expect(counting.has("lenders")).toBe(true);
    expect(reads).toBe(0);
    expect(counting.has("bombings")).toBe(true);
    expect(counting.has("other")).toBe(false);
    expect(reads).toBe(1);
  });
});
