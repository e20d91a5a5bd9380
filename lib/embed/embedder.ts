/** Turns texts into vectors whose dot product says how near they are in meaning. */
export interface Embedder {
  /** Names model and weights: vectors of different ids must never be compared. */
  readonly id: string;
  readonly dimensions: number;
  /** One vector of length 1 (L2) per text, in order. An aborted `signal` rejects with its reason. */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>;
}
