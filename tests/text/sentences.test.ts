import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitSentences } from "../../lib/text/sentences.ts";
import { awkwardText, inkOf, splitsPair } from "../fakes/awkward-text.ts";

function split(text: string): string[] {
  return splitSentences(text).map(({ start, end }) => text.slice(start, end));
}

describe("a sentence is not cut", () => {
  test.each([
    "Mr. Doe and Mrs. Smith met Gen. Jones on Tuesday.",
    "The U.S. President met Dr. No at St. James.",
    "Ford Motor Co. Chairman John Doe resigned.",
    "It fell by 6.4 mln dlrs vs. 5.81 mln a year ago.",
    "J. K. Doe of Marlow Inc. said so.",
    "Sales rose on Jan. 5 and fell on Sept. 6.",
    "It was the No. 1 ship of the town.",
    "The harbour, i.e. the old one, is closed.",
  ])("%s", (text) => expect(split(text)).toEqual([text]));

  test("by a hard line break of a wrapped paragraph", () => {
    const wrapped = "The storm that came in from the west on Tuesday night\r\nsank two ships at the harbour.";
    expect(split(wrapped)).toEqual([wrapped]);
  });
});

describe("sentences end", () => {
  test.each([
    ["A ship sank. A storm sank it.", ["A ship sank.", "A storm sank it."]],
    ["Did it sink? It did! Nobody died…", ["Did it sink?", "It did!", "Nobody died…"]],
    ["The ship left the U.S. The storm came later.", ["The ship left the U.S.", "The storm came later."]],
    ['"It sank." She wept.', ['"It sank."', "She wept."]],
    ["“It sank,” she said. “All of it.”", ["“It sank,” she said.", "“All of it.”"]],
    ['She said "it sank."\nNobody died.', ['She said "it sank."', "Nobody died."]],
    ["It sank in 1953. Nobody died.", ["It sank in 1953.", "Nobody died."]],
    ["A ship sank\n\nA storm sank it", ["A ship sank", "A storm sank it"]],
    ["- one ship\n- two ships", ["- one ship", "- two ships"]],
    ["WHAT SANK IT?\nA storm.", ["WHAT SANK IT?", "A storm."]],
  ])("%j", (text, expected) => expect(split(text)).toEqual(expected));
});

describe("for any text", () => {
  test("every character that is not white space is in exactly one sentence, in order", () => {
    fc.assert(
      fc.property(awkwardText, (text) => {
        const sentences = splitSentences(text);
        const covered = sentences.flatMap(({ start, end }) => inkOf(text.slice(start, end)).map((at) => start + at));
        expect(covered).toEqual(inkOf(text));
        for (const { start, end } of sentences) {
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          expect(splitsPair(text, start) || splitsPair(text, end)).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("part of a text is split within that part", () => {
    fc.assert(
      fc.property(awkwardText, fc.nat(), fc.nat(), (text, a, b) => {
        const [from = 0, to = 0] = [a % (text.length + 1), b % (text.length + 1)].toSorted((x, y) => x - y);
        const covered = splitSentences(text, from, to).flatMap(({ start, end }) =>
          inkOf(text.slice(start, end)).map((at) => start + at),
        );
        expect(covered).toEqual(inkOf(text).filter((at) => at >= from && at < to));
      }),
    );
  });

  test("there is none in nothing", () => {
    for (const text of ["", " ", "\r\n\u00a0"]) expect(splitSentences(text)).toEqual([]);
  });
});
