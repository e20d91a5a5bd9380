export interface Judged {
  readonly probability: number;
  readonly answerable: boolean;
}

export interface Trade {
  readonly threshold: number;
  readonly rejected: number;
  readonly falseAbstention: number;
}

/** What a threshold rejects of the unanswerable and loses of the answerable. */
export function tradeAt(judged: readonly Judged[], threshold: number): Trade {
  const below = (answerable: boolean) => {
    const group = judged.filter((one) => one.answerable === answerable);
    return group.filter(({ probability }) => probability < threshold).length / group.length;
  };
  return { threshold, rejected: below(false), falseAbstention: below(true) };
}

/** Questions, and the most of the answerable ones among them that may be lost to abstaining. */
export interface Bounded {
  readonly judged: readonly Judged[];
  readonly mostLost: number;
}

/** The highest threshold that loses no more of any set than it may: it rejects most of the unanswerable. */
export function chooseThreshold(sets: readonly Bounded[]): number {
  const thresholds = Array.from({ length: 200 }, (_, step) => step / 200);
  const holds = (threshold: number) =>
    sets.every(({ judged, mostLost }) => tradeAt(judged, threshold).falseAbstention <= mostLost);
  return thresholds.findLast(holds) ?? 0;
}

/** The chance that an answerable question has a higher probability than an unanswerable one (area under ROC; ties half). */
export function separation(judged: readonly Judged[]): number {
  const good = judged.filter(({ answerable }) => answerable);
  const bad = judged.filter(({ answerable }) => !answerable);
  let wins = 0;
  for (const a of good) {
    for (const b of bad) wins += a.probability > b.probability ? 1 : a.probability === b.probability ? 0.5 : 0;
  }
  return wins / (good.length * bad.length);
}
