import { expect, test } from "vitest";
import { rank } from "../../lib/answer/rank.ts";
import { createRanker, readRankerWeights } from "../../lib/answer/ranker.ts";
import { readConfig } from "../../lib/config.ts";
import type { Reading } from "../../lib/read/reader.ts";
import { splitSentences } from "../../lib/text/sentences.ts";
import { makePassage } from "../fakes/articles.ts";

const QUESTION = "When did the harbour of Marlow reopen?";
const NEAR = "Marlow is a port of 9,000 people. Its harbour was opened again on Tuesday.";
const FAR = "Elm has a school of 300 pupils. The school was opened again on Monday.";

/** A passage read with these evidence logits, one per sentence. */
function readAs(id: string, text: string, evidence: readonly number[], relevance: number): Reading {
  const sentences = splitSentences(text).map(({ start, end }, index) => ({
    start,
    end,
    score: evidence[index] ?? -12,
  }));
  return { passage: makePassage(text, id), relevance, answerable: 0, spans: [], sentences };
}

/** The ranker that ships, over two readings. */
function ranked(...readings: readonly Reading[]) {
  return rankedFor(QUESTION, ...readings);
}

function rankedFor(question: string, ...readings: readonly Reading[]) {
  const candidates = readings.map(({ passage, relevance }) => ({
    hit: { passage, score: 1, from: "fused" as const },
    lexical: relevance > 0 ? 1 : 0.4,
    cosine: relevance > 0 ? 0.7 : 0.3,
  }));
  return rank(question, candidates, readings, createRanker(readRankerWeights(readConfig().rankerFile)));
}

const bestOf = (passages: ReturnType<typeof ranked>) =>
  passages
    .flatMap(({ sentences, reading }) => sentences.map((sentence) => ({ ...sentence, id: reading.passage.id })))
    .toSorted((a, b) => b.score - a.score)[0];

test("passages are compared by all that is known of them, not by how bold the reader is about one of their sentences", () => {
  // The reader was bolder about the far passage, about every sentence of it.
  const best = bestOf(ranked(readAs("near#0", NEAR, [-8, -5], 5), readAs("far#0", FAR, [5, 6], -5)));
  expect(best?.id).toBe("near#0");
});

test("within a passage the reader says which sentence carries the answer", () => {
  const evidence = [-4, -1];
  const [only] = ranked(readAs("near#0", NEAR, evidence, 5));
  const [first, second] = only?.sentences ?? [];
  expect(second?.score).toBeGreaterThan(first?.score ?? Number.POSITIVE_INFINITY);
  expect(only?.sentences.map(({ features }) => features.behindBest)).toEqual([-3, 0]);
});

test("a section that gives reasons is the answer to a question for reasons, if it is the best that there is", () => {
  const within = (reading: Reading, section: string): Reading => ({
    ...reading,
    passage: { ...reading.passage, section },
  });
  const sectionsOf = (question: string, section: string) =>
    rankedFor(
      question,
      within(readAs("near#0", NEAR, [1, 1], 5), section),
      within(readAs("far#0", FAR, [1, 1], -5), section),
    ).map(({ sentences }) => sentences[0]?.features.section);
  expect(sectionsOf("what drove marlow to open it again", "WHY DID IT REOPEN?")).toEqual([1, 0]);
  expect(sectionsOf("what drove marlow to open it again", "WHAT HAPPENED?")).toEqual([0, 0]);
  expect(sectionsOf("who opened the port of marlow", "WHY DID IT REOPEN?")).toEqual([0, 0]);
});
