import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chunk } from "../../lib/ingest/chunk.ts";
import type { Reader } from "../../lib/read/reader.ts";
import type { Article, Passage } from "../../lib/types.ts";
import { HARBOUR, makeArticle, makePassage, SCHOOL } from "../fakes/articles.ts";
import { awkwardText, inkOf, splitsPair } from "../fakes/awkward-text.ts";

/** A reader under test, and how to let go of what it holds. */
export interface ReaderUnderTest {
  readonly reader: Reader;
  readonly close?: () => Promise<void>;
  /** How many random texts it is worth reading. */
  readonly runs: number;
}

const QUESTION = "Why was the harbour closed?";

/** Reads all of an article and checks each reading against the article's own text. */
async function expectSound(reader: Reader, article: Article, passages: readonly Passage[]): Promise<void> {
  const readings = await reader.read(QUESTION, passages);
  expect(readings.map(({ passage }) => passage.id)).toEqual(passages.map(({ id }) => id));
  for (const { passage, spans, sentences } of readings) {
    for (const { start, end, articleId, passageId } of spans) {
      expect({ articleId, passageId }).toEqual({ articleId: article.id, passageId: passage.id });
      expect(start).toBeGreaterThanOrEqual(passage.bodyStart);
      expect(end).toBeLessThanOrEqual(passage.end);
      expect(article.text.slice(start, end).trim()).not.toBe("");
      expect(article.text.slice(start, end)).toBe(passage.text.slice(start - passage.start, end - passage.start));
      expect(splitsPair(article.text, start) || splitsPair(article.text, end)).toBe(false);
    }
    for (const [index, span] of spans.entries()) {
      expect(span.score).toBeLessThanOrEqual(spans[index - 1]?.score ?? Number.POSITIVE_INFINITY);
      const overlapping = spans.filter((other) => other !== span && other.start < span.end && span.start < other.end);
      expect(overlapping).toEqual([]);
    }
    const covered = sentences.flatMap(({ start, end }) =>
      inkOf(article.text.slice(start, end)).map((index) => start + index),
    );
    const body = inkOf(article.text.slice(passage.bodyStart, passage.end)).map((index) => passage.bodyStart + index);
    expect(covered).toEqual(body);
  }
}

/** What every reader promises. */
export function describeReader(name: string, make: () => Promise<ReaderUnderTest>): void {
  describe(`reader: ${name}`, () => {
    let opened: ReaderUnderTest;
    beforeAll(async () => {
      opened = await make();
    });
    afterAll(() => opened.close?.());

    test("reads every passage, in the order given, with spans and sentences in their place in the article", async () => {
      await expectSound(opened.reader, HARBOUR, chunk(HARBOUR));
      await expectSound(opened.reader, HARBOUR, chunk(HARBOUR).toReversed());
    });

    test("reads passages of several articles in one go", async () => {
      const passages = [...chunk(SCHOOL), ...chunk(HARBOUR)];
      const readings = await opened.reader.read(QUESTION, passages);
      expect(readings.map(({ passage }) => passage)).toEqual(passages);
    });

    test("scores are numbers", async () => {
      for (const reading of await opened.reader.read(QUESTION, chunk(HARBOUR))) {
        const scores = [...reading.spans, ...reading.sentences].map(({ score }) => score);
        expect([reading.relevance, reading.answerable, ...scores].every(Number.isFinite)).toBe(true);
      }
    });

    test("finds a span in a passage of words", async () => {
      const [reading] = await opened.reader.read(QUESTION, [makePassage("A storm sank two ships there.")]);
      expect(reading?.spans.length).toBeGreaterThan(0);
    });

    test("nothing to read, nothing read", async () => expect(await opened.reader.read(QUESTION, [])).toEqual([]));

    test.each([
      ["an empty text", ""],
      ["white space", " \r\n\u00a0 "],
      ["emoji", "🚢🚢 sank. 👩‍🚀 saw it 🇫🇷."],
      ["hard line breaks", "A storm that came from the west in the early hours\r\nsank two ships.\r\n\r\nNobody died."],
      ["one word of 20,000 letters", "x".repeat(20_000)],
      ["2,000 sentences", "A storm sank two ships. ".repeat(2_000)],
      ["no letter at all", "!!! ... ---"],
    ])("takes %s", async (_name, text) => {
      const article = makeArticle(text);
      await expectSound(opened.reader, article, [makePassage(text)]);
    });

    test("takes a passage that is all heading", async () => {
      const text = "WHY WAS IT CLOSED?";
      const [reading] = await opened.reader.read(QUESTION, [makePassage(text, "a#0", { bodyStart: text.length })]);
      expect(reading).toMatchObject({ spans: [], sentences: [] });
    });

    test("takes a question of 2,000 characters, and one of none", async () => {
      for (const question of ["storm ".repeat(333), "", "🚢?"]) {
        expect(await opened.reader.read(question, chunk(HARBOUR))).toHaveLength(chunk(HARBOUR).length);
      }
    });

    test("is sound for any text", async () => {
      await fc.assert(
        fc.asyncProperty(awkwardText, async (text) => {
          const article = makeArticle(text);
          await expectSound(opened.reader, article, chunk(article).slice(0, 3));
        }),
        { numRuns: opened.runs },
      );
    });

    test("rejects with the signal's reason where it is aborted", async () => {
      const reason = new Error("stopped by the reader");
      await expect(opened.reader.read(QUESTION, chunk(HARBOUR), AbortSignal.abort(reason))).rejects.toBe(reason);
    });

    test("stops midway, and reads on for the next question", async () => {
      const stop = new AbortController();
      const many = Array.from({ length: 40 }, (_, index) => makePassage(`Ship ${index} sank.`, `ship-${index}#0`));
      const reading = opened.reader.read(QUESTION, many, stop.signal);
      const reason = new Error("enough");
      stop.abort(reason);
      await Promise.allSettled([reading]);
      expect(await opened.reader.read(QUESTION, chunk(HARBOUR))).toHaveLength(chunk(HARBOUR).length);
    });
  });
}
