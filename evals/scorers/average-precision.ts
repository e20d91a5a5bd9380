/**
 * Precision at each rank where evidence is found, over all evidence quotes (Buckley and Voorhees 2000; its mean is MAP). A
 * passage that holds two quotes counts for both at its rank.
 */
export function averagePrecision(gains: readonly number[], quotes: number): number {
  if (quotes === 0) return 0;
  let relevant = 0;
  let sum = 0;
  for (const [index, gain] of gains.entries()) {
    if (gain === 0) continue;
    relevant += 1;
    sum += (gain * relevant) / (index + 1);
  }
  return sum / quotes;
}
