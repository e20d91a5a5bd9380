/**
 * How likely a split at least this uneven is if both systems were equally good: two-sided exact McNemar test over the
 * questions that one got right and the other wrong (McNemar 1947; binomial with p = ½). 1 where none flipped.
 */
export function mcnemarExact(onlyBefore: number, onlyAfter: number): number {
  const flips = onlyBefore + onlyAfter;
  if (flips === 0) return 1;
  let tail = 0;
  // The binomial coefficient in logs: factorials of hundreds overflow.
  let logChoose = 0;
  for (let k = 0; k <= Math.min(onlyBefore, onlyAfter); k++) {
    if (k > 0) logChoose += Math.log(flips - k + 1) - Math.log(k);
    tail += Math.exp(logChoose - flips * Math.LN2);
  }
  return Math.min(1, 2 * tail);
}
