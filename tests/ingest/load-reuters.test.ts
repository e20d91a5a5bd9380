import { describe, expect, test } from "vitest";
import { loadPaths } from "../../lib/ingest/load.ts";
import { cleanReutersBody, readReutersDate } from "../../lib/ingest/load-reuters.ts";

describe("a story's text, as its readers saw it", () => {
  test("hard-wrapped lines are joined; an indented line opens a paragraph", () => {
    const body = "The harbour reopened\non Tuesday,   officials\nsaid.\n    Two ships sank.\n     Nobody died.\n";
    expect(cleanReutersBody(body)).toBe(
      "The harbour reopened on Tuesday, officials said.\nTwo ships sank.\nNobody died.",
    );
  });

  test("the wire's transmission marks and the closing signature are gone", () => {
    expect(cleanReutersBody("Two ships\x02 sank.\n Reuter\n\x03")).toBe("Two ships sank.");
    expect(cleanReutersBody("Two ships sank.\nREUTER")).toBe("Two ships sank.");
  });

  test("the word in the midst of a story stays", () => {
    expect(cleanReutersBody("Reuter said\nits profit rose.\n Reuter")).toBe("Reuter said its profit rose.");
  });

  test.each(["", "\n \n", " Reuter\n\x03", "\x02\x03"])("of %j nothing is left", (body) => {
    expect(cleanReutersBody(body)).toBe("");
  });
});

describe("a story's date", () => {
  test.each([
    ["26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01"],
    [" 1-APR-1987 08:03:58.12", "1987-04-01T08:03:58"],
  ])("%s is %s", (date, expected) => expect(readReutersDate(date)).toBe(expected));

  test.each(["", "26-FEB-1987", "26-FOO-1987 15:01:01", "1987-02-26", "yesterday"])(
    "%j cannot be read, and stays unknown",
    (date) => expect(readReutersDate(date)).toBeUndefined(),
  );
});

test("the whole collection, by its name: every story with a body, once, in clean paragraphs", async () => {
  const { stored, failed } = await loadPaths(["reuters-21578"]);
  expect(failed).toEqual([]);
  expect(stored.length).toBeGreaterThan(19_000);
  expect(new Set(stored.map(({ origin }) => origin)).size).toBe(stored.length);
  expect(new Set(stored.map(({ article }) => article.id)).size).toBe(stored.length);
  for (const { article } of stored) {
    expect(article.text.trim()).not.toBe("");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be gone.
    expect(/[\x00-\x08\x0b-\x1f\x7f]/.test(article.text)).toBe(false);
    expect(article).toMatchObject({ source: "Reuters", titleBy: "publisher" });
  }
});
