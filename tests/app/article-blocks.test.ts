import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joinAcross, toBlocks } from "../../app/chat/article-blocks.ts";

const words = (text: string, sections: Parameters<typeof toBlocks>[1] = []) =>
  toBlocks(text, sections).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe("toBlocks", () => {
  test("takes each line for a paragraph where no blank line parts them", () => {
    expect(words("First.\nSecond.\r\nThird.")).toEqual([
      ["paragraph", "First."],
      ["paragraph", "Second."],
      ["paragraph", "Third."],
    ]);
  });

  test("keeps hard-wrapped lines together where blank lines part the paragraphs", () => {
    expect(words("A line\nand its rest.\n\nAnother.")).toEqual([
      ["paragraph", "A line\nand its rest."],
      ["paragraph", "Another."],
    ]);
  });

  test("draws headings where the sections begin, by their own wording", () => {
    const text = "Lead.\n## Why?\nBecause.";
    const blocks = toBlocks(text, [
      { heading: "", start: 0 },
      { heading: "Why?", start: 6 },
    ]);
    expect(blocks.map(({ kind, heading }) => [kind, heading])).toEqual([
      ["paragraph", undefined],
      ["heading", "Why?"],
      ["paragraph", undefined],
    ]);
  });

  test("leaves out nothing but white space, whatever the text", () => {
    const anyText = fc.array(fc.constantFrom("a", "b ", "\n", "\r\n", "\n\n", " \t", "é", "𝒳.")).map((x) => x.join(""));
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = words(text).map(([, piece]) => piece);
        expect(shown.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
      }),
    );
  });
});

describe("joinAcross", () => {
  test("leaves blocks alone that a quote stays within", () => {
    const blocks = toBlocks("One two.\nThree.", []);
    expect(joinAcross(blocks, { start: 4, end: 8 })).toEqual(blocks);
  });

  test("puts any quote whole into one block", () => {
    const text = "One.\nTwo.\nThree.\n\nFour.";
    const offset = fc.nat(text.length);
    fc.assert(
      fc.property(offset, offset, (a, b) => {
        const quote = { start: Math.min(a, b), end: Math.max(a, b) };
        fc.pre(text.slice(quote.start, quote.end).trim() !== "");
        const holding = joinAcross(toBlocks(text, []), quote).filter(
          (block) => block.start < quote.end && quote.start < block.end,
        );
        expect(holding).toHaveLength(1);
        expect(holding[0]?.start).toBeLessThanOrEqual(quote.start);
        expect(holding[0]?.end).toBeGreaterThanOrEqual(quote.end);
      }),
    );
  });
});
