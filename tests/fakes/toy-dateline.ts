import { ask } from "../../lib/answer/ask.ts";
import type { ClaimWeights } from "../../lib/answer/claim-weights.ts";
import type { Ranker } from "../../lib/answer/ranker.ts";
import type { Writer } from "../../lib/answer/writer.ts";
import type { Dateline } from "../../lib/dateline.ts";
import type { Embedder } from "../../lib/embed/embedder.ts";
import { indexArticles } from "../../lib/ingest/ingest.ts";
import { suggestQuestions } from "../../lib/ingest/suggest.ts";
import type { Reader } from "../../lib/read/reader.ts";
import { embeddingText, retrieve } from "../../lib/retrieve/retrieve.ts";
import { createMemoryStore } from "../../lib/store/memory.ts";
import type { Article } from "../../lib/types.ts";
import { HARBOUR, SCHOOL } from "./articles.ts";
import { createToyEmbedder } from "./toy-embedder.ts";
import { createToyReader } from "./toy-reader.ts";

/** Ranks by the question's terms that the passage holds, and answers where it holds at least half of them. */
export const TOY_RANKER: Ranker = {
  rankScore: ({ coverage, headingMatch }) => coverage + headingMatch,
  sentenceScore: ({ evidence, coverage }) => evidence + coverage,
  probability: ({ coverage }) => coverage,
  threshold: 0.5,
};

/** Mostly by words: what the passage says otherwise, or of something else, outweighs all that it shares with a claim. */
export const TOY_CLAIM_WEIGHTS: ClaimWeights = {
  bias: -7,
  weights: { reader: 0, coverage: 10, isCovered: 0, against: -8, doubt: -5, contested: -8, confirmed: 2.5 },
  threshold: 0.5,
};

export interface ToyParts {
  readonly articles?: readonly Article[];
  readonly embedder?: Embedder;
  readonly reader?: Reader;
  readonly ranker?: Ranker;
  readonly writer?: Writer;
  readonly onUnsupported?: "mark" | "drop";
  readonly correct?: (question: string) => string;
}

/** The whole product in this process over toys: no model, no disk. */
export async function createToyDateline(parts: ToyParts = {}): Promise<Dateline> {
  const { articles = [HARBOUR, SCHOOL], embedder = createToyEmbedder(), reader = createToyReader() } = parts;
  const { writer, onUnsupported } = parts;
  const store = createMemoryStore(embedder.dimensions);
  await indexArticles(articles, { embedder, store, cache: { get: () => undefined, write: () => {} }, embeddingText });
  const articleOf = (id: string) => articles.find((article) => article.id === id);
  const own = {
    embedder,
    store,
    reader,
    ranker: parts.ranker ?? TOY_RANKER,
    claimWeights: TOY_CLAIM_WEIGHTS,
    articleOf,
    depth: 50,
    readCount: 24,
    writer,
    onUnsupported,
    correct: parts.correct,
  };
  return {
    ask: (question, options) => ask(question, own, options),
    retrieve: async (question, count, signal) =>
      (await retrieve(question, own, { depth: 50, count, signal })).map(({ hit }) => hit),
    articles: () => articles,
    article: articleOf,
    modes: writer ? ["extractive", "generative"] : ["extractive"],
    overview: async () => ({
      articles: articles.length,
      passages: await store.size(),
      suggestedQuestions: suggestQuestions(articles, (question) => question),
    }),
    close: async () => {},
  };
}
