import type { Embedder } from "../embed/embedder.ts";
import type { PassageStore } from "../store/passage-store.ts";
import type { VectorCache } from "../store/vector-cache.ts";
import type { Article, Passage } from "../types.ts";
import { chunk, DEFAULT_CHUNK_SIZES } from "./chunk.ts";

export interface IngestParts {
  readonly embedder: Embedder;
  readonly store: PassageStore;
  readonly cache: VectorCache;
  /** What a passage is embedded as. */
  readonly embeddingText: (passage: Passage) => string;
  /** Words that a passage aims at, where not the usual number. */
  readonly targetWords?: number | undefined;
}

/** How far the embedding is: passages done of all. */
export type IngestProgress = (done: number, total: number) => void;

/** Passages embedded between two reports of progress. */
const BATCH = 32;

/**
 * Articles → passages → vectors → store. The articles given are all that the store shall hold: their vectors, and no
 * others, are then in the cache. Vectors that the cache has are not made again.
 */
export async function indexArticles(
  articles: readonly Article[],
  { embedder, store, cache, embeddingText, targetWords = DEFAULT_CHUNK_SIZES.targetWords }: IngestParts,
  onProgress: IngestProgress = () => {},
): Promise<void> {
  const texts = articles
    .flatMap((article) => chunk(article, { ...DEFAULT_CHUNK_SIZES, targetWords }))
    .map((passage) => ({ passage, text: embeddingText(passage) }));
  const known = new Map<string, Float32Array>();
  for (const { text } of texts) {
    const vector = cache.get(text);
    if (vector) known.set(text, vector);
  }
  const missing = [...new Set(texts.map(({ text }) => text))].filter((text) => !known.has(text));
  for (let at = 0; at < missing.length; at += BATCH) {
    const batch = missing.slice(at, at + BATCH);
    const vectors = await embedder.embed(batch);
    for (const [index, text] of batch.entries()) known.set(text, vectors[index] as Float32Array);
    onProgress(Math.min(at + BATCH, missing.length), missing.length);
  }
  cache.write([...known].map(([text, vector]) => ({ text, vector })));
  await store.add(texts.map(({ passage, text }) => ({ passage, vector: known.get(text) as Float32Array })));
}
