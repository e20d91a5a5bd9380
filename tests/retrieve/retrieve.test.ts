import { describe, expect, test } from "vitest";
import { chunk } from "../../lib/ingest/chunk.ts";
import { embeddingText, retrieve } from "../../lib/retrieve/retrieve.ts";
import { createMemoryStore } from "../../lib/store/memory.ts";
import { HARBOUR, makePassage, SCHOOL } from "../fakes/articles.ts";
import { createToyEmbedder } from "../fakes/toy-embedder.ts";

async function setUp() {
  const embedder = createToyEmbedder();
  const store = createMemoryStore(embedder.dimensions);
  const passages = [...chunk(HARBOUR), ...chunk(SCHOOL)];
  const vectors = await embedder.embed(passages.map(embeddingText));
  await store.add(passages.map((passage, index) => ({ passage, vector: vectors[index] ?? new Float32Array() })));
  return { embedder, store };
}

describe("retrieval", () => {
  test("finds what shares words with the question, and what shares only its meaning", async () => {
    const parts = await setUp();
    const candidates = await retrieve("How many pupils?", parts, { depth: 10, count: 10 });
    expect(candidates[0]?.hit.passage.articleId).toBe("school");
    expect(candidates[0]?.lexical).toBe(1);
    const byMeaning = await retrieve("harbours", parts, { depth: 10, count: 1 });
    expect(byMeaning[0]?.hit.passage.articleId).toBe("harbour");
  });

  test("tells what each retriever said: shares of the best lexical score, and cosines", async () => {
    for (const { lexical, cosine } of await retrieve("storm budget", await setUp(), { depth: 10, count: 10 })) {
      expect(lexical).toBeGreaterThanOrEqual(0);
      expect(lexical).toBeLessThanOrEqual(1);
      expect(Math.abs(cosine)).toBeLessThanOrEqual(1.001);
    }
  });

  test("gives each passage once, best first, and no more than asked", async () => {
    const parts = await setUp();
    const candidates = await retrieve("storm at the harbour", parts, { depth: 10, count: 10 });
    const ids = candidates.map(({ hit }) => hit.passage.id);
    expect(new Set(ids).size).toBe(ids.length);
    const scores = candidates.map(({ hit }) => hit.score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(await retrieve("storm", parts, { depth: 10, count: 2 })).toHaveLength(2);
  });

  test("an empty store gives nothing", async () => {
    const embedder = createToyEmbedder();
    const store = createMemoryStore(embedder.dimensions);
    expect(await retrieve("storm", { embedder, store }, { depth: 10, count: 10 })).toEqual([]);
  });

  test("an aborted question rejects with the signal's reason", async () => {
    const reason = new Error("stopped by the reader");
    const options = { depth: 10, count: 10, signal: AbortSignal.abort(reason) };
    await expect(retrieve("storm", await setUp(), options)).rejects.toBe(reason);
  });
});

describe("what a passage is embedded as", () => {
  test("its heading and its running text, the heading not twice", () => {
    const text = "WHAT SANK?\nA ship.";
    const passage = makePassage(text, "a#0", { bodyStart: 10, heading: "News: WHAT SANK?" });
    expect(embeddingText(passage)).toBe("News: WHAT SANK?. \nA ship.");
  });

  test("its text alone where nothing stands above it", () => {
    expect(embeddingText(makePassage("A ship."))).toBe("A ship.");
  });
});
