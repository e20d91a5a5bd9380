import { beforeEach, describe, expect, test } from "vitest";
import type { Entry, PassageStore } from "../../lib/store/passage-store.ts";
import { makePassage } from "../fakes/articles.ts";
import { createToyEmbedder, toyVector } from "../fakes/toy-embedder.ts";

function entry(id: string, text: string): Entry {
  return { passage: makePassage(text, id), vector: toyVector(text) };
}

const STORM = entry("storm#0", "A storm closed the harbour on Monday.");
const SHIPS = entry("storm#1", "Two ships sank in the storm.");
const VOTE = entry("vote#0", "The vote on the budget is in May.");

function ids(hits: readonly { readonly passage: { readonly id: string } }[]): string[] {
  return hits.map(({ passage }) => passage.id);
}

/** What every passage store promises. `make` gives an empty one of so many dimensions. */
export function describeStore(name: string, make: (dimensions: number) => Promise<PassageStore>): void {
  describe(`store: ${name}`, () => {
    let store: PassageStore;
    beforeEach(async () => {
      store = await make(createToyEmbedder().dimensions);
    });

    test("an empty one finds nothing", async () => {
      expect(await store.size()).toBe(0);
      expect(await store.searchLexical("storm", 5)).toEqual([]);
      expect(await store.searchDense(toyVector("storm"), 5)).toEqual([]);
      expect(await store.get(["storm#0"])).toEqual([]);
      await store.removeArticles(["storm"]);
      expect(await store.size()).toBe(0);
    });

    test("counts what was added, and a passage that is there already once", async () => {
      await store.add([STORM, SHIPS, VOTE]);
      await store.add([STORM]);
      expect(await store.size()).toBe(3);
      expect(ids(await store.searchDense(toyVector("harbour storm"), 9)).toSorted()).toEqual([
        "storm#0",
        "storm#1",
        "vote#0",
      ]);
    });

    test("dense search: nearest first, the score is the cosine", async () => {
      await store.add([VOTE, SHIPS, STORM]);
      const hits = await store.searchDense(toyVector("storm at the harbour"), 2);
      expect(ids(hits)).toEqual(["storm#0", "storm#1"]);
      expect(hits[0]?.score).toBeCloseTo(1, 2);
      expect(hits[1]?.score).toBeCloseTo(0.5, 2);
      expect(hits.every(({ from }) => from === "dense")).toBe(true);
    });

    test("lexical search: what shares terms, best first, and nothing else", async () => {
      await store.add([VOTE, SHIPS, STORM]);
      const hits = await store.searchLexical("Which ships sank in the storm?", 5);
      expect(ids(hits)).toEqual(["storm#1", "storm#0"]);
      expect(hits[0]?.score).toBeGreaterThan(hits[1]?.score ?? 0);
      expect(hits.every(({ from }) => from === "lexical")).toBe(true);
    });

    test("gives at most as many as were asked for", async () => {
      await store.add([STORM, SHIPS, VOTE]);
      expect(await store.searchDense(toyVector("storm"), 1)).toHaveLength(1);
      expect(await store.searchLexical("storm", 1)).toHaveLength(1);
      expect(await store.searchDense(toyVector("storm"), 0)).toEqual([]);
      expect(await store.searchLexical("storm", 0)).toEqual([]);
    });

    test("gets passages by id in the order asked, without those it has not", async () => {
      await store.add([STORM, SHIPS, VOTE]);
      expect(await store.get(["vote#0", "nowhere#0", "storm#0"])).toEqual([VOTE.passage, STORM.passage]);
    });

    test("what is added again under its id replaces what it was", async () => {
      await store.add([STORM, VOTE]);
      await store.add([entry("storm#0", "The school has a fire drill.")]);
      expect(await store.searchLexical("harbour", 5)).toEqual([]);
      expect(ids(await store.searchLexical("school", 5))).toEqual(["storm#0"]);
      expect(ids(await store.searchDense(toyVector("school fire"), 1))).toEqual(["storm#0"]);
      expect((await store.get(["storm#0"]))[0]?.text).toBe("The school has a fire drill.");
    });

    test("removing an article removes all of its passages and no other", async () => {
      await store.add([STORM, VOTE, SHIPS]);
      await store.removeArticles(["storm", "unknown"]);
      expect(await store.size()).toBe(1);
      expect(await store.searchLexical("storm", 5)).toEqual([]);
      expect(ids(await store.searchDense(toyVector("storm"), 5))).toEqual(["vote#0"]);
      await store.add([STORM]);
      expect(ids(await store.searchLexical("storm", 5))).toEqual(["storm#0"]);
    });

    test("a question of function words alone finds nothing by words", async () => {
      await store.add([STORM, SHIPS, VOTE]);
      expect(await store.searchLexical("what is it?", 5)).toEqual([]);
    });

    test("refuses a vector of other dimensions, and adds nothing of that batch", async () => {
      const odd: Entry = { passage: makePassage("x", "odd#0"), vector: Float32Array.of(1) };
      await expect(store.add([STORM, odd])).rejects.toMatchObject({ code: "storage" });
      expect(await store.size()).toBe(0);
    });
  });
}
