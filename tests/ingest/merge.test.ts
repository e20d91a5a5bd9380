import { describe, expect, test } from "vitest";
import { mergeStored } from "../../lib/ingest/merge.ts";
import type { Stored } from "../../lib/store/archive-file.ts";
import { makeArticle } from "../fakes/articles.ts";

function stored(origin: string, text: string): Stored {
  return { origin, article: makeArticle(text, origin) };
}

const STORM = stored("storm.txt", "A storm sank two ships.");
const VOTE = stored("vote.txt", "The vote is in May.");

describe("merging what was read into what is held", () => {
  test("new origins are added, after those held", () => {
    const { stored: left, ...report } = mergeStored([STORM], [VOTE]);
    expect(left).toEqual([STORM, VOTE]);
    expect(report).toEqual({ added: ["vote.txt"], replaced: [], unchanged: [] });
  });

  test("the same thing twice changes nothing", () => {
    const once = mergeStored([], [STORM, VOTE]).stored;
    const twice = mergeStored(once, [STORM, VOTE]);
    expect(twice).toEqual({ stored: once, added: [], replaced: [], unchanged: ["storm.txt", "vote.txt"] });
  });

  test("a changed file takes the place of what it was", () => {
    const changed = stored("storm.txt", "A storm sank three ships.");
    const { stored: left, ...report } = mergeStored([STORM, VOTE], [changed]);
    expect(left).toEqual([changed, VOTE]);
    expect(report).toEqual({ added: [], replaced: ["storm.txt"], unchanged: [] });
  });

  test("an article that ships is not taken twice", () => {
    const { stored: left, ...report } = mergeStored([], [STORM, VOTE], [STORM.article]);
    expect(left).toEqual([VOTE]);
    expect(report).toEqual({ added: ["vote.txt"], replaced: [], unchanged: ["storm.txt"] });
  });

  test("a changed title alone is a change", () => {
    const renamed = { ...STORM, article: { ...STORM.article, title: "Storm" } };
    expect(mergeStored([STORM], [renamed]).replaced).toEqual(["storm.txt"]);
  });

  test("the same text from another place is not taken twice, held or fresh", () => {
    const copy = stored("copy.txt", STORM.article.text);
    expect(mergeStored([STORM], [copy]).stored).toEqual([STORM]);
    expect(mergeStored([], [STORM, copy]).stored).toEqual([STORM]);
  });

  test("the same text under another title of its publisher's is another article", () => {
    const titled = (origin: string, title: string): Stored => {
      const { article } = stored(origin, "No text on the wire.");
      return { origin, article: { ...article, title, titleBy: "publisher" } };
    };
    expect(mergeStored([titled("1", "Storm")], [titled("2", "Vote")]).added).toEqual(["2"]);
    expect(mergeStored([titled("1", "Storm")], [titled("2", "Storm")]).added).toEqual([]);
  });

  test("a text whose old place now says something else is kept from its new place", () => {
    const changed = stored("storm.txt", "A storm sank three ships.");
    const moved = stored("archive/storm.txt", STORM.article.text);
    expect(mergeStored([STORM], [changed, moved]).stored).toEqual([changed, moved]);
    expect(
      mergeStored([STORM], [moved, changed])
        .stored.map(({ article }) => article.text)
        .toSorted(),
    ).toEqual([changed, moved].map(({ article }) => article.text).toSorted());
  });

  test("what was not read again stays", () => expect(mergeStored([STORM, VOTE], []).stored).toEqual([STORM, VOTE]));
});
