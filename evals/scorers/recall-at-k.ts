/**
 * The share of the evidence quotes that the first `k` passages hold (recall over evidence rather than over passages: Petroni et
 * al. 2021, KILT, arXiv:2009.02252, section 3). `gains` as of places.ts, `quotes` their number.
 */
export function recallAtK(gains: readonly number[], quotes: number, k: number): number {
  return quotes === 0 ? 0 : gains.slice(0, k).reduce((sum, gain) => sum + gain, 0) / quotes;
}
