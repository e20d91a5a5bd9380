import type { Embedder } from "../embed/embedder.ts";
import type { PassageStore } from "../store/passage-store.ts";
import type { Hit, Passage } from "../types.ts";
import { fuse } from "./fuse.ts";

/** A fused hit with what each retriever said of it: 0 where it did not find the passage. */
export interface Candidate {
  readonly hit: Hit;
  /** BM25+ score over this question's best BM25+ score, 0..1. */
  readonly lexical: number;
  /** Cosine of question and passage, -1..1. */
  readonly cosine: number;
}

export interface RetrieveOptions {
  /** How many each retriever returns before fusing. */
  readonly depth: number;
  /** How many fused candidates go on. */
  readonly count: number;
  /** How much each retriever counts, 0 to leave it out; 1 each where absent. */
  readonly weights?: { readonly lexical: number; readonly dense: number } | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What a passage is embedded as: its heading tells the vector what "the group" or "the company" is. */
export function embeddingText(passage: Passage): string {
  const body = passage.text.slice(passage.bodyStart - passage.start);
  return passage.heading === "" ? body : `${passage.heading}. ${body}`;
}

/** Lexical and dense search side by side, fused by reciprocal rank. */
export async function retrieve(
  question: string,
  { embedder, store }: { readonly embedder: Embedder; readonly store: PassageStore },
  { depth, count, weights = { lexical: 1, dense: 1 }, signal }: RetrieveOptions,
): Promise<Candidate[]> {
  const [vector] = await embedder.embed([question], signal);
  const [lexical, dense] = await Promise.all([
    weights.lexical > 0 ? store.searchLexical(question, depth) : [],
    vector && weights.dense > 0 ? store.searchDense(vector, depth) : [],
  ]);
  const best = lexical[0]?.score ?? 1;
  const lexicalOf = new Map(lexical.map(({ passage, score }) => [passage.id, score / best]));
  const cosineOf = new Map(dense.map(({ passage, score }) => [passage.id, score]));
  const fused = fuse([
    { hits: lexical, weight: weights.lexical },
    { hits: dense, weight: weights.dense },
  ]);
  return fused.slice(0, count).map((hit) => ({
    hit,
    lexical: lexicalOf.get(hit.passage.id) ?? 0,
    cosine: cosineOf.get(hit.passage.id) ?? 0,
  }));
}
