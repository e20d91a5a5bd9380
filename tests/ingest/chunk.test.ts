import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chunk, DEFAULT_CHUNK_SIZES } from "../../lib/ingest/chunk.ts";
import { parseText } from "../../lib/ingest/parse.ts";
import { splitSentences } from "../../lib/text/sentences.ts";
import type { Article } from "../../lib/types.ts";
import { HARBOUR, makeArticle } from "../fakes/articles.ts";
import { awkwardText, inkOf, splitsPair } from "../fakes/awkward-text.ts";

function expectSectionsWithoutGaps({ text, sections }: Pick<Article, "text" | "sections">): void {
  expect(sections.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
  for (const [index, { start, bodyStart, end }] of sections.entries()) {
    expect(start).toBe(sections[index - 1]?.end ?? 0);
    expect(bodyStart).toBeGreaterThanOrEqual(start);
    expect(bodyStart).toBeLessThanOrEqual(end);
  }
}

/** Everything that a citation rests on. */
function expectSoundPassages(article: Article): void {
  const { text } = article;
  const passages = chunk(article);
  expect(passages.flatMap((p) => inkOf(p.text).map((index) => p.start + index))).toEqual(inkOf(text));
  expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
  for (const [index, passage] of passages.entries()) {
    const { start, end, bodyStart } = passage;
    expect(text.slice(start, end)).toBe(passage.text);
    expect(passage.text.trim()).not.toBe("");
    expect(start).toBeGreaterThanOrEqual(passages[index - 1]?.end ?? 0);
    expect(start <= bodyStart && bodyStart <= end).toBe(true);
    expect(splitsPair(text, start) || splitsPair(text, end) || splitsPair(text, bodyStart)).toBe(false);
    expect(article.sections.some((section) => section.start <= start && end <= section.end)).toBe(true);
  }
}

describe("for any text", () => {
  test.each(["plain", "markdown"] as const)("%s: sections are the whole text, without gaps", (format) => {
    fc.assert(
      fc.property(awkwardText, (text) => expectSectionsWithoutGaps({ text, ...parseText(text, format) })),
      { numRuns: 500 },
    );
  });

  test.each(["plain", "markdown"] as const)(
    "%s: passages hold all that is not white space, once, in order and to the character",
    (format) => {
      fc.assert(
        fc.property(awkwardText, (text) => expectSoundPassages(makeArticle(text, "any", format))),
        { numRuns: 500 },
      );
    },
  );

  test("small passages are as sound as large ones", () => {
    const sizes = fc.record({
      targetWords: fc.integer({ min: 1, max: 40 }),
      maxChars: fc.integer({ min: 2, max: 60 }),
    });
    fc.assert(
      fc.property(awkwardText, sizes, (text, size) => {
        const passages = chunk(makeArticle(text), size);
        expect(passages.flatMap((p) => inkOf(p.text).map((index) => p.start + index))).toEqual(inkOf(text));
        for (const { start, end } of passages) expect(splitsPair(text, start) || splitsPair(text, end)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

describe("texts that break chunkers", () => {
  test.each([
    ["no final newline", "One sentence. Another"],
    ["CRLF", "MARLOW (Wire) - A ship sank.\r\nWHAT SANK IT?\r\nA storm sank it.\r\n\r\nNobody died.\r\n"],
    ["lone CR", "A ship sank.\rA storm sank it.\r"],
    ["non-breaking spaces", "A\u00a0ship\u00a0sank.\u00a0\u00a0A storm\u202fsank it."],
    ["emoji at every edge", `🚢${"👩‍🚀🇫🇷 ".repeat(400)}🚢`],
    ["combining marks", "e\u0301".repeat(2_000)],
    ["a heading and nothing under it", "A ship sank that day.\nWHAT SANK IT?"],
    ["a heading and then white space", "A ship sank that day.\nWHAT SANK IT?\n \n\u00a0\n"],
    ["two headings in a row", "A ship sank that day.\nWHAT SANK IT?\nWHO SAW IT SINK?\nThe harbour master saw it."],
    ["a dateline and nothing else", "MARLOW (Wire) - "],
    ["5,000 spaces within a sentence", `a${" ".repeat(5_000)}b${"\n".repeat(5_000)}c`],
    ["byte order mark", "\ufeffMARLOW (Wire) - A ship sank."],
  ])("%s", (_name, text) => {
    for (const format of ["plain", "markdown"] as const) {
      const article = makeArticle(text, "a", format);
      expectSectionsWithoutGaps(article);
      expectSoundPassages(article);
    }
  });

  test.each([
    ["one paragraph of 1 MB", "The harbour of Marlow reopened on Tuesday, said Mr. Doe. ".repeat(18_400)],
    ["one sentence of 1 MB", "harbour ".repeat(131_072)],
    ["1 MB without a space", "x".repeat(1 << 20)],
    ["1 MB of emoji", "🚢".repeat(1 << 18)],
  ])("%s", (_name, text) => {
    const passages = chunk(makeArticle(text));
    expect(
      passages
        .map((passage) => passage.text)
        .join("")
        .replace(/\s+/g, ""),
    ).toBe(text.replace(/\s+/g, ""));
    expect(Math.max(...passages.map((passage) => passage.text.length))).toBeLessThanOrEqual(
      DEFAULT_CHUNK_SIZES.maxChars,
    );
    expect(passages.some(({ start, end }) => splitsPair(text, start) || splitsPair(text, end))).toBe(false);
  });

  test("a text of white space has no passage", () => {
    for (const text of ["", " ", "\r\n\u00a0\t"]) expect(chunk(makeArticle(text))).toEqual([]);
  });
});

describe("what a passage is", () => {
  test("whole sentences of one section, under its heading", () => {
    const [lead, storm, cost] = chunk(HARBOUR);
    expect(lead?.text).toBe("MARLOW (Wire) - The harbour of Marlow reopened on Tuesday.");
    expect(HARBOUR.text.slice(lead?.bodyStart, lead?.end)).toBe("The harbour of Marlow reopened on Tuesday.");
    expect(lead?.section).toBe("");
    expect(storm?.section).toBe("WHY WAS THE HARBOUR CLOSED?");
    expect(storm?.text).toMatch(/^WHY WAS THE HARBOUR CLOSED\?\nA storm sank two ships/);
    expect(storm?.heading).toContain("WHY WAS THE HARBOUR CLOSED?");
    expect(cost?.section).toBe("WHAT DID THE REPAIRS COST?");
    expect(chunk(HARBOUR)).toHaveLength(3);
  });

  test("a long section is cut between sentences into parts of about equal length", () => {
    const text = Array.from({ length: 30 }, (_, index) => `Ship ${index} left the harbour of Marlow on Tuesday.`).join(
      " ",
    );
    const passages = chunk(makeArticle(text), { targetWords: 60, maxChars: 1200 });
    const starts = new Set(splitSentences(text).map(({ start }) => start));
    expect(passages.length).toBeGreaterThanOrEqual(4);
    expect(passages.every(({ start }) => starts.has(start))).toBe(true);
    const lengths = passages.map((passage) => passage.text.length);
    expect(Math.max(...lengths)).toBeLessThan(2 * Math.min(...lengths));
  });

  test("the same article is cut the same each time", () => expect(chunk(HARBOUR)).toEqual(chunk(HARBOUR)));
});
