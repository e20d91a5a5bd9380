import type { Hit, Passage } from "../types.ts";

/** A passage and its vector (length 1, of the store's dimensions). */
export interface Entry {
  readonly passage: Passage;
  readonly vector: Float32Array;
}

/** Where passages are kept and found again. */
export interface PassageStore {
  /** How many passages it holds. */
  size(): Promise<number>;
  /** Adds passages; one whose id is there already takes its place. */
  add(entries: readonly Entry[]): Promise<void>;
  /** Removes all passages of these articles; unknown ids change nothing. */
  removeArticles(articleIds: readonly string[]): Promise<void>;
  /** The passages by id, in the order asked; unknown ids are left out. */
  get(passageIds: readonly string[]): Promise<Passage[]>;
  /** At most `count` passages that share terms with the question, best first (BM25-like, higher is better). */
  searchLexical(question: string, count: number): Promise<Hit[]>;
  /** At most `count` passages nearest to the vector, best first; the score is the cosine, -1..1. */
  searchDense(vector: Float32Array, count: number): Promise<Hit[]>;
}
