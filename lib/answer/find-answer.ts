import type { Embedder } from "../embed/embedder.ts";
import type { Reader } from "../read/reader.ts";
import { retrieve } from "../retrieve/retrieve.ts";
import type { PassageStore } from "../store/passage-store.ts";
import type { Hit } from "../types.ts";
import { type Chosen, type Composition, compose } from "./compose.ts";
import { DECIDE_FEATURES, type DecideFeatures, decideFeatures } from "./decide-features.ts";
import { questionKind } from "./question-kind.ts";
import { type Ranked, rank } from "./rank.ts";
import type { Ranker } from "./ranker.ts";

export interface FindParts {
  readonly embedder: Embedder;
  readonly store: PassageStore;
  readonly reader: Reader;
  readonly ranker: Ranker;
  /** How many hits each retriever returns. */
  readonly depth: number;
  /** How many candidates the reader reads, over all parts of a question. */
  readonly readCount: number;
  /** How much each retriever counts; both alike where absent. */
  readonly weights?: { readonly lexical: number; readonly dense: number } | undefined;
}

/** What the archive has on a question, whether or not it is enough to answer. */
export interface Found {
  readonly ranked: readonly Ranked[];
  readonly hits: readonly Hit[];
  /** What the decision rests on; undefined where nothing was read. */
  readonly decided: DecideFeatures | undefined;
  /** The probability that the archive answers, 0..1. */
  readonly confidence: number;
  readonly composition: Composition;
  readonly retrieveMs: number;
  readonly readMs: number;
}

/** How many of the best passages sentences may come from. */
const COMPOSE_FROM = 6;

/**
 * A question that asks several things may be answered at greater length, by this factor over all its parts: measured on
 * newswire-dev, where it holds both answers of 15 of the 29 two-story questions instead of 8, in two words more on average.
 */
const ROOM_FOR_PARTS = 1.5;

/** Retrieves, reads, ranks and composes for one question; `share` is its part of what may be read for a whole question, 0..1. */
export async function findAnswer(
  question: string,
  { embedder, store, reader, ranker, depth, readCount, weights }: FindParts,
  share: number,
  signal: AbortSignal | undefined,
): Promise<Found> {
  const began = performance.now();
  const count = Math.ceil(readCount * share);
  const room = Math.min(1, ROOM_FOR_PARTS * share);
  const candidates = await retrieve(question, { embedder, store }, { depth, count, weights, signal });
  const retrieved = performance.now();
  const passages = candidates.map(({ hit }) => hit.passage);
  const readings = await reader.read(question, passages, signal);
  const ranked = rank(question, candidates, readings, ranker);
  const readMs = performance.now() - retrieved;
  const composedFrom = ranked.slice(0, COMPOSE_FROM);
  const decided = decideFeatures(composedFrom);
  const confidence = decided ? ranker.probability(decided) : 0;
  return {
    ranked,
    hits: ranked.map(({ reading, score }) => ({ passage: reading.passage, score, from: "reranked" })),
    decided,
    confidence,
    composition: compose(question, questionKind(question), composedFrom, { share: room, confidence }),
    retrieveMs: retrieved - began,
    readMs,
  };
}

/** Of items with the same key only the first, in the order that they had. */
function firsts<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  // A Map keeps what was set last: read from behind, that is the first.
  return [...new Map(items.toReversed().map((item) => [keyOf(item), item])).values()].toReversed();
}

/** One of each list in turn, without repeats. */
function interleave<Item>(lists: readonly (readonly Item[])[], keyOf: (item: Item) => string): Item[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  const inTurn = Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list.slice(index, index + 1)));
  return firsts(inTurn.flat(), keyOf);
}

function meanFeatures(all: readonly DecideFeatures[]): DecideFeatures | undefined {
  const [first] = all;
  if (!first) return undefined;
  const mean = (name: keyof DecideFeatures) => all.reduce((sum, features) => sum + features[name], 0) / all.length;
  return Object.fromEntries(DECIDE_FEATURES.map((name) => [name, mean(name)])) as Record<keyof DecideFeatures, number>;
}

/**
 * What was found for the parts of one question, as one: each part's sentences after those of the part before, passages in turn.
 * It is decided on the parts' mean: a part that the archive does not answer makes the whole less likely, without hiding the rest.
 */
export function joinFound(parts: readonly Found[], ranker: Ranker): Found {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const keyOf = ({ passage, start, end }: Chosen) => `${passage.articleId} ${start} ${end}`;
  const sentences = parts.flatMap(({ composition }) => composition.sentences);
  const decided = meanFeatures(parts.flatMap(({ decided: features }) => features ?? []));
  const sum = (part: "retrieveMs" | "readMs") => parts.reduce((total, found) => total + found[part], 0);
  return {
    ranked: interleave(
      parts.map(({ ranked }) => ranked),
      ({ reading }) => reading.passage.id,
    ),
    hits: interleave(
      parts.map(({ hits }) => hits),
      ({ passage }) => passage.id,
    ),
    decided,
    confidence: decided ? ranker.probability(decided) : 0,
    composition: {
      sentences: firsts(sentences, keyOf),
      short: null,
    },
    retrieveMs: sum("retrieveMs"),
    readMs: sum("readMs"),
  };
}
