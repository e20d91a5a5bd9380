/** 1 over the rank of the first relevant passage, 0 without one; its mean is MRR (Voorhees 1999, TREC-8 question answering). */
export function reciprocalRank(gains: readonly number[]): number {
  const first = gains.findIndex((gain) => gain > 0);
  return first === -1 ? 0 : 1 / (first + 1);
}
