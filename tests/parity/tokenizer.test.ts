import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readConfig } from "../../lib/config.ts";
import { loadWordPieces } from "../../lib/onnx/word-pieces.ts";

/** Written by training/parity.py with Hugging Face's own tokenizers. */
const FixtureSchema = z.object({ cases: z.array(z.object({ text: z.string(), inputIds: z.array(z.number()) })) });
const fixture = FixtureSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, "fixtures", "embedder.json"), "utf8")),
);
const MAX_TOKENS = 256;

/** Declared divergence: what spells a special token is plain text to us, so that no article can forge one. */
const spellsSpecialToken = (text: string) => /\[(?:CLS|SEP|MASK|PAD|UNK)\]/.test(text);

const { embedderFolder, readerFolder } = readConfig({});
const pieces = loadWordPieces(join(embedderFolder, "tokenizer.json"));

function idsOf(text: string): number[] {
  return [pieces.cls, ...pieces.encode(text).ids.slice(0, MAX_TOKENS - 2), pieces.sep];
}

describe("token ids are those of the reference tokenizer", () => {
  test.each(fixture.cases.filter(({ text }) => !spellsSpecialToken(text)))("$text", ({ text, inputIds }) => {
    expect(idsOf(text)).toEqual(inputIds);
  });

  test.each(fixture.cases.filter(({ text }) => spellsSpecialToken(text)))(
    "declared divergence, %s: no special token comes out of a text",
    ({ text }) => {
      const { ids } = pieces.encode(text);
      expect(ids).not.toContain(pieces.cls);
      expect(ids).not.toContain(pieces.sep);
      expect(ids.length).toBeGreaterThan(0);
    },
  );
});

describe("offsets, which the reference does not hold us to", () => {
  test("every token knows the word that it came from", () => {
    for (const { text } of fixture.cases) {
      const { ids, starts, ends } = pieces.encode(text);
      expect(starts).toHaveLength(ids.length);
      for (const [index, start] of starts.entries()) {
        expect(text.slice(start, ends[index])).toMatch(/^\S+$/u);
        expect(start).toBeGreaterThanOrEqual(starts[index - 1] ?? 0);
      }
    }
  });

  test("the pieces of one word share its place", () => {
    const { starts, ends } = pieces.encode("Zürich supercalifragilistic");
    expect(new Set(starts)).toEqual(new Set([0, 7]));
    expect(new Set(ends)).toEqual(new Set([6, 27]));
  });
});

test("both models have one vocabulary, held once", () => {
  expect(loadWordPieces(join(readerFolder, "tokenizer.json"))).toBe(pieces);
});
