import { describe, expect, test } from "vitest";
import { fuse } from "../../lib/retrieve/fuse.ts";
import type { Hit } from "../../lib/types.ts";
import { makePassage } from "../fakes/articles.ts";

function hits(...ids: string[]): Hit[] {
  return ids.map((id, index) => ({ passage: makePassage(id, id), score: 10 - index, from: "dense" }));
}

describe("reciprocal rank fusion", () => {
  test("worked by hand: a passage gets 1 / (60 + rank) from each list that has it", () => {
    const fused = fuse([
      { hits: hits("a", "b", "c"), weight: 1 },
      { hits: hits("b", "c", "d"), weight: 1 },
    ]);
    expect(fused.map(({ passage, score }) => [passage.id, score])).toEqual([
      ["b", expect.closeTo(1 / 62 + 1 / 61, 10)],
      ["c", expect.closeTo(1 / 63 + 1 / 62, 10)],
      ["a", expect.closeTo(1 / 61, 10)],
      ["d", expect.closeTo(1 / 63, 10)],
    ]);
    expect(fused.every(({ from }) => from === "fused")).toBe(true);
  });

  test("a list's weight multiplies what it gives", () => {
    const fused = fuse([
      { hits: hits("a"), weight: 1 },
      { hits: hits("b"), weight: 2 },
    ]);
    expect(fused.map(({ passage, score }) => [passage.id, score])).toEqual([
      ["b", expect.closeTo(2 / 61, 10)],
      ["a", expect.closeTo(1 / 61, 10)],
    ]);
  });

  test("the scores of the lists do not matter, only their order", () => {
    const scaled = hits("a", "b").map((hit) => ({ ...hit, score: hit.score * 1e6 }));
    expect(fuse([{ hits: scaled, weight: 1 }])).toEqual(fuse([{ hits: hits("a", "b"), weight: 1 }]));
  });

  test("equals come in the order of their ids, so that an answer is the same each time", () => {
    const lists = [hits("b"), hits("a"), hits("c")].map((list) => ({ hits: list, weight: 1 }));
    expect(fuse(lists).map(({ passage }) => passage.id)).toEqual(["a", "b", "c"]);
    expect(fuse(lists.toReversed()).map(({ passage }) => passage.id)).toEqual(["a", "b", "c"]);
  });

  test("nothing fused is nothing", () => {
    expect(fuse([])).toEqual([]);
    expect(fuse([{ hits: [], weight: 1 }])).toEqual([]);
  });
});
