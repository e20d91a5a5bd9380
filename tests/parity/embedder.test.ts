import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Embedder } from "../../lib/embed/embedder.ts";
import { openRealModels } from "../fakes/real-models.ts";

/** Vectors that fp32 PyTorch gave, written by training/parity.py. */
const FixtureSchema = z.object({ cases: z.array(z.object({ text: z.string(), embedding: z.array(z.number()) })) });
const { cases } = FixtureSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, "fixtures", "embedder.json"), "utf8")),
);

/** What int8 may cost ordinary texts on average, any one of them, and one with hardly a word of the vocabulary in it. */
const AVERAGE = 0.99;
const ORDINARY = 0.985;
const DEGENERATE = 0.97;

const isDegenerate = (text: string) => text.trim() === "" || /\S{60}/.test(text) || /[ﬁ½Ⅳ]/.test(text);
/** See tokenizer.test.ts: other tokens by intent, so another vector. */
const isDeclared = (text: string) => text.includes("[CLS]");

function cosine(a: Float32Array, b: readonly number[]): number {
  const dot = a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  return dot / (Math.hypot(...a) * Math.hypot(...b));
}

describe("the int8 embedder beside its fp32 reference", () => {
  const models = openRealModels();
  let embedder: Embedder;
  beforeAll(async () => {
    embedder = await models.embedder();
  });
  afterAll(models.close);

  test.each(cases.filter(({ text }) => !isDeclared(text)))("$text", async ({ text, embedding }) => {
    const [vector = new Float32Array()] = await embedder.embed([text]);
    expect(vector).toHaveLength(embedding.length);
    expect(cosine(vector, embedding)).toBeGreaterThanOrEqual(isDegenerate(text) ? DEGENERATE : ORDINARY);
  });

  test("ordinary texts lose less than a hundredth on average", async () => {
    const ordinary = cases.filter(({ text }) => !isDeclared(text) && !isDegenerate(text));
    const vectors = await embedder.embed(ordinary.map(({ text }) => text));
    const sum = vectors.reduce((total, vector, index) => total + cosine(vector, ordinary[index]?.embedding ?? []), 0);
    expect(sum / ordinary.length).toBeGreaterThanOrEqual(AVERAGE);
  });

  test("ranks texts as the reference does: each is nearest to its own vector", async () => {
    const own = cases.filter(({ text }) => !isDeclared(text) && text.trim() !== "");
    const vectors = await embedder.embed(own.map(({ text }) => text));
    for (const [index, vector] of vectors.entries()) {
      const nearness = own.map(({ embedding }) => cosine(vector, embedding));
      expect(nearness.indexOf(Math.max(...nearness))).toBe(index);
    }
  });
});
