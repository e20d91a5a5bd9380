/**
 * Discounted gain of the first `k` ranks, gain / log2(rank + 1), over that of the ideal order (Järvelin and Kekäläinen 2002;
 * linear gains, as trec_eval's ndcg_cut). Ideal: one quote a passage, as many as there are.
 */
export function ndcgAtK(gains: readonly number[], quotes: number, k: number): number {
  const dcg = (list: readonly number[]) =>
    list.slice(0, k).reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
  const ideal = dcg(new Array<number>(quotes).fill(1));
  // A passage that holds several quotes can come before where the ideal has them.
  return ideal === 0 ? 0 : Math.min(1, dcg(gains) / ideal);
}
