/** A claim with the probability that it is supported, and whether it is. */
export interface JudgedClaim {
  readonly probability: number;
  readonly supported: boolean;
}

/** How a threshold does as a catcher of claims that are not supported. */
export interface Catching {
  readonly threshold: number;
  /** The share of wrong claims that it catches. */
  readonly recall: number;
  /** The share of wrong ones among what it catches; 1 where it catches nothing. */
  readonly precision: number;
  /** The share of right claims that it lets through. */
  readonly kept: number;
}

export function catchingAt(claims: readonly JudgedClaim[], threshold: number): Catching {
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
  const wrong = claims.filter(({ supported }) => !supported);
  const caught = claims.filter(({ probability }) => probability < threshold);
  const hits = caught.filter(({ supported }) => !supported).length;
  const right = claims.length - wrong.length;
  return {
    threshold,
    recall: share(hits, wrong.length),
    precision: share(hits, caught.length),
    kept: share(right - (caught.length - hits), right),
  };
}

/** The lowest threshold that catches at least this share of the wrong claims: it keeps most of the right ones. */
export function chooseCatching(claims: readonly JudgedClaim[], recall: number): number {
  const thresholds = Array.from({ length: 200 }, (_, step) => step / 200);
  return thresholds.find((threshold) => catchingAt(claims, threshold).recall >= recall) ?? 1;
}
