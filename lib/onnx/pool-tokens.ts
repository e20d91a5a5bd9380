import type { Pooling } from "./hugging-face.ts";

/** One vector out of `count` token vectors that lie one after the other. */
export function poolTokens(tokens: Float32Array, count: number, pooling: Pooling): Float32Array {
  const dimensions = tokens.length / count;
  if (pooling === "cls") return tokens.slice(0, dimensions);
  const mean = new Float32Array(dimensions);
  for (const [index, value] of tokens.entries())
    mean[index % dimensions] = (mean[index % dimensions] ?? 0) + value / count;
  return mean;
}

/** Scaled to length 1, in an array of its own; all zeros stay zeros. */
export function toUnitLength(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)) || 1;
  return vector.map((value) => value / length);
}
