import { describe, expect, test } from "vitest";
import { indexArticles } from "../../lib/ingest/ingest.ts";
import { embeddingText } from "../../lib/retrieve/retrieve.ts";
import { createMemoryStore } from "../../lib/store/memory.ts";
import { openVectorCache } from "../../lib/store/vector-cache.ts";
import { HARBOUR, makeArticle, SCHOOL } from "../fakes/articles.ts";
import { temporaryFolder } from "../fakes/temporary-folder.ts";
import { createToyEmbedder, toyVector } from "../fakes/toy-embedder.ts";

/** A toy embedder that tells what it was asked to embed. */
function countingEmbedder() {
  const toy = createToyEmbedder();
  const asked: string[] = [];
  return {
    ...toy,
    asked,
    embed: (texts: readonly string[], signal?: AbortSignal) => {
      asked.push(...texts);
      return toy.embed(texts, signal);
    },
  };
}

function setUp(folder = temporaryFolder()) {
  const embedder = countingEmbedder();
  const store = createMemoryStore(embedder.dimensions);
  const warnings: string[] = [];
  const cache = openVectorCache(folder, embedder.id, embedder.dimensions, (message) => warnings.push(message));
  return { folder, embedder, store, warnings, parts: { embedder, store, cache, embeddingText } };
}

describe("articles → passages → vectors → store", () => {
  test("what is indexed can be found by words and by meaning", async () => {
    const { store, parts } = setUp();
    await indexArticles([HARBOUR, SCHOOL], parts);
    expect((await store.searchLexical("pupils in Elm", 1))[0]?.passage.articleId).toBe("school");
    expect((await store.searchDense(toyVector("school"), 1))[0]?.passage.articleId).toBe("school");
  });

  test("a passage is embedded with what stands above it on the page", async () => {
    const { embedder, parts } = setUp();
    await indexArticles([HARBOUR], parts);
    expect(embedder.asked.some((text) => text.includes("WHAT DID THE REPAIRS COST?") && text.includes("crowns"))).toBe(
      true,
    );
  });

  test("a second start embeds nothing, and finds the same", async () => {
    const first = setUp();
    await indexArticles([HARBOUR, SCHOOL], first.parts);
    const second = setUp(first.folder);
    await indexArticles([HARBOUR, SCHOOL], second.parts);
    expect(second.embedder.asked).toEqual([]);
    expect(second.warnings).toEqual([]);
    const [before, after] = await Promise.all(
      [first, second].map(({ store }) => store.searchDense(toyVector("storm harbour"), 9)),
    );
    expect(after).toEqual(before);
  });

  test("only what is new is embedded, and what is gone leaves the cache", async () => {
    const first = setUp();
    await indexArticles([HARBOUR], first.parts);
    const second = setUp(first.folder);
    await indexArticles([HARBOUR, SCHOOL], second.parts);
    expect(second.embedder.asked).toHaveLength(1);
    const third = setUp(first.folder);
    await indexArticles([SCHOOL], third.parts);
    const fourth = setUp(first.folder);
    await indexArticles([HARBOUR, SCHOOL], fourth.parts);
    expect(fourth.embedder.asked.length).toBeGreaterThanOrEqual(3);
  });

  test("a text that stands in two articles is embedded once", async () => {
    const { embedder, store, parts } = setUp();
    const twin = (id: string) => ({ ...makeArticle("The vote is in May.", id), title: "Vote" });
    await indexArticles([twin("a"), twin("b")], parts);
    expect(embedder.asked).toHaveLength(1);
    expect(await store.size()).toBe(2);
  });

  test("progress grows to the end", async () => {
    const { parts } = setUp();
    const told: [number, number][] = [];
    const many = Array.from({ length: 70 }, (_, index) => makeArticle(`Ship ${index} sank.`, `ship-${index}`));
    await indexArticles(many, parts, (done, total) => told.push([done, total]));
    expect(told.length).toBeGreaterThan(1);
    expect(told.at(-1)).toEqual([70, 70]);
    expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).toSorted((a, b) => a - b));
  });

  test("an empty archive is indexed as nothing", async () => {
    const { store, parts } = setUp();
    await indexArticles([], parts);
    expect(await store.size()).toBe(0);
  });
});
