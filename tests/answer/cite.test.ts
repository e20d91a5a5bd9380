import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cite } from "../../lib/answer/cite.ts";
import type { Chosen } from "../../lib/answer/compose.ts";
import { isExact } from "../../lib/answer/verify.ts";
import { chunk } from "../../lib/ingest/chunk.ts";
import { splitSentences } from "../../lib/text/sentences.ts";
import type { Article, Span } from "../../lib/types.ts";
import { HARBOUR, makeArticle } from "../fakes/articles.ts";
import { awkwardText } from "../fakes/awkward-text.ts";

/** Every sentence of every passage, as composing could choose them. */
function allSentences(article: Article): Chosen[] {
  return chunk(article).flatMap((passage) =>
    splitSentences(article.text, passage.bodyStart, passage.end).map(({ start, end }) => ({ passage, start, end })),
  );
}

function archiveOf(...articles: readonly Article[]): (id: string) => Article | undefined {
  return (id) => articles.find((article) => article.id === id);
}

function spanOf({ passage }: Chosen, start: number, end: number): Span {
  return { passageId: passage.id, articleId: passage.articleId, start, end, score: 1 };
}

describe("every citation is exact", () => {
  test("for any article", () => {
    fc.assert(
      fc.property(awkwardText, (text) => {
        const article = makeArticle(text);
        const sentences = allSentences(article);
        const { citations } = cite({ sentences, short: null }, archiveOf(article));
        expect(citations).toHaveLength(sentences.length);
        for (const citation of citations) {
          expect(text.slice(citation.start, citation.end)).toBe(citation.quote);
          expect(isExact(citation, article)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("for any article that was changed since its passages were made: what no longer stands there is not cited", () => {
    fc.assert(
      fc.property(awkwardText, fc.string(), fc.nat(), (text, inserted, at) => {
        const before = makeArticle(text);
        const place = at % (text.length + 1);
        const now = { ...before, text: text.slice(0, place) + inserted + text.slice(place) };
        const { citations, sentences } = cite({ sentences: allSentences(before), short: null }, archiveOf(now));
        for (const { start, end, quote } of citations) expect(now.text.slice(start, end)).toBe(quote);
        expect(sentences).toHaveLength(citations.length);
      }),
      { numRuns: 200 },
    );
  });

  test("an article that is gone is not cited", () => {
    const cited = cite({ sentences: allSentences(HARBOUR), short: null }, archiveOf());
    expect(cited).toEqual({ sentences: [], citations: [], short: null });
  });
});

describe("what is cited", () => {
  test("numbers count from 1 in the order of the sentences, without gaps where one could not be cited", () => {
    const [first, second, third] = allSentences(HARBOUR) as [Chosen, Chosen, Chosen];
    const stale = { ...second, passage: { ...second.passage, articleId: "gone" } };
    const { sentences, citations } = cite({ sentences: [first, stale, third], short: null }, archiveOf(HARBOUR));
    expect(citations.map(({ number }) => number)).toEqual([1, 2]);
    expect(sentences.map((sentence) => sentence.citations)).toEqual([[1], [2]]);
    expect(citations[1]?.start).toBe(third.start);
  });

  test("a sentence reads on one line, its quote keeps the line breaks", () => {
    const article = makeArticle("The storm that came in from the west on Tuesday night\r\nsank two ships.");
    const { sentences, citations } = cite({ sentences: allSentences(article), short: null }, archiveOf(article));
    expect(sentences[0]?.text).toBe("The storm that came in from the west on Tuesday night sank two ships.");
    expect(citations[0]?.quote).toContain("night\r\nsank");
  });

  test("the short answer names the citation that holds it", () => {
    const sentences = allSentences(HARBOUR).slice(0, 2);
    const [first, second] = sentences as [Chosen, Chosen];
    const start = HARBOUR.text.indexOf("two ships");
    const short = spanOf(second, start, start + "two ships".length);
    expect(cite({ sentences, short }, archiveOf(HARBOUR)).short).toEqual({ text: "two ships", citation: 2 });
    expect(cite({ sentences: [first], short }, archiveOf(HARBOUR)).short).toBeNull();
  });
});

describe("verifying", () => {
  const quote = "MARLOW";
  const exact = { number: 1, articleId: "harbour", start: 0, end: 6, quote };

  test("holds what stands there", () => expect(isExact(exact, HARBOUR)).toBe(true));

  test.each([
    ["another article's", { articleId: "school" }],
    ["a character off", { start: 1, end: 7 }],
    ["other words", { quote: "MARLOU" }],
    ["other case", { quote: "Marlow" }],
    ["cut short", { end: 5 }],
    ["from the end", { start: -6, end: 6 }],
    ["nothing", { start: 3, end: 3, quote: "" }],
    ["turned round", { start: 6, end: 0, quote: "" }],
    ["beyond the end", { start: 1e9, end: 1e9 + 6 }],
    ["no number", { start: Number.NaN }],
  ])("refuses %s", (_name, change) => expect(isExact({ ...exact, ...change }, HARBOUR)).toBe(false));
});
