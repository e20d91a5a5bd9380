import type { Embedder } from "../../lib/embed/embedder.ts";

/** Words that the toy embedder counts, one a dimension; the last dimension stands for a text with none of them. */
export const TOY_VOCABULARY = ["harbour", "storm", "vote", "budget", "ship", "fire", "school", "hospital"] as const;

/**
 * Counts the vocabulary's words ("ships" counts as "ship") and scales to length 1, so a person can read the vector:
 * "Storm closes harbour" is 0.71 harbour, 0.71 storm.
 */
export function toyVector(text: string, vocabulary: readonly string[] = TOY_VOCABULARY): Float32Array {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const counts = vocabulary.map((known) => words.filter((word) => word === known || word === `${known}s`).length);
  const length = Math.hypot(...counts);
  return Float32Array.from([...counts.map((count) => count / (length || 1)), length === 0 ? 1 : 0]);
}

export function createToyEmbedder(vocabulary: readonly string[] = TOY_VOCABULARY): Embedder {
  return {
    id: `toy:${vocabulary.join(",")}`,
    dimensions: vocabulary.length + 1,
    async embed(texts, signal) {
      signal?.throwIfAborted();
      return texts.map((text) => toyVector(text, vocabulary));
    },
  };
}
