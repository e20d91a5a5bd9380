import type { Hit } from "../types.ts";

/** The constant of reciprocal rank fusion: how little the very first ranks stand out (Cormack, Clarke, Büttcher 2009). */
const RANK_CONSTANT = 60;

/** Merges rankings into one by summed reciprocal rank, 1 / (60 + rank), each list with its weight; best first. */
export function fuse(rankings: readonly { readonly hits: readonly Hit[]; readonly weight: number }[]): Hit[] {
  const fused = new Map<string, Hit>();
  for (const { hits, weight } of rankings) {
    hits.forEach(({ passage }, index) => {
      const score = (fused.get(passage.id)?.score ?? 0) + weight / (RANK_CONSTANT + index + 1);
      fused.set(passage.id, { passage, score, from: "fused" });
    });
  }
  return [...fused.values()].sort((a, b) => b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1));
}
