import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Embedder } from "../../lib/embed/embedder.ts";

/** An embedder under test, and how to let go of what it holds. */
export interface EmbedderUnderTest {
  readonly embedder: Embedder;
  readonly close?: () => Promise<void>;
}

const TEXTS = ["A storm closed the harbour.", "The council will vote on the budget.", "🚢 ships 👩‍🚀", "a\r\nb\u00a0c"];

function dot(a: Float32Array | undefined, b: Float32Array | undefined): number {
  return (a ?? new Float32Array()).reduce((sum, value, index) => sum + value * (b?.[index] ?? 0), 0);
}

/** What every embedder promises. */
export function describeEmbedder(name: string, make: () => Promise<EmbedderUnderTest>): void {
  describe(`embedder: ${name}`, () => {
    let opened: EmbedderUnderTest;
    beforeAll(async () => {
      opened = await make();
    });
    afterAll(() => opened.close?.());

    test("has an id that says more than nothing", () => expect(opened.embedder.id).toMatch(/\S{3,}/));

    test("gives one vector of its dimensions per text, of length 1", async () => {
      const vectors = await opened.embedder.embed(TEXTS);
      expect(vectors.map((vector) => vector.length)).toEqual(TEXTS.map(() => opened.embedder.dimensions));
      for (const vector of vectors) expect(dot(vector, vector)).toBeCloseTo(1, 4);
    });

    test("keeps the order: together gives what one at a time gives", async () => {
      const together = await opened.embedder.embed(TEXTS);
      for (const [index, text] of TEXTS.entries()) {
        const [alone] = await opened.embedder.embed([text]);
        expect(dot(alone, together[index])).toBeCloseTo(1, 4);
      }
    });

    test("is the same each time", async () => {
      expect(await opened.embedder.embed(TEXTS)).toEqual(await opened.embedder.embed(TEXTS));
    });

    test("puts texts of one subject nearer than texts of two", async () => {
      const [a, b, c] = await opened.embedder.embed([
        "The storm closed the harbour.",
        "Harbour shut by storm.",
        "The school budget passed by one vote.",
      ]);
      expect(dot(a, b)).toBeGreaterThan(dot(a, c));
    });

    test("nothing in, nothing out", async () => expect(await opened.embedder.embed([])).toEqual([]));

    test.each([
      ["empty text", ""],
      ["white space", " \n\u00a0"],
      ["half a surrogate pair", "\ud83d"],
      ["NUL", "a\0b"],
      ["one very long word", "x".repeat(20_000)],
      ["a very long text", "harbour storm ".repeat(5_000)],
    ])("takes %s", async (_name, text) => {
      const [vector] = await opened.embedder.embed([text]);
      expect(dot(vector, vector)).toBeCloseTo(1, 4);
    });

    test("rejects with the signal's reason where it is aborted", async () => {
      const reason = new Error("stopped by the reader");
      await expect(opened.embedder.embed(TEXTS, AbortSignal.abort(reason))).rejects.toBe(reason);
    });

    test("goes on after an abort", async () => {
      const stop = new AbortController();
      const many = opened.embedder.embed(
        Array.from({ length: 20 }, (_, index) => `Text ${index}.`),
        stop.signal,
      );
      stop.abort(new Error("enough"));
      await Promise.allSettled([many]);
      expect(await opened.embedder.embed(["harbour"])).toHaveLength(1);
    });
  });
}
