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

/** The highest threshold that loses at most `most` of the answerable questions: it rejects most of the unanswerable. */
export function chooseThreshold(judged: readonly Judged[], most: number): Trade {
  let best = tradeAt(judged, 0);
  for (let step = 1; step < 200; step++) {
    const trade = tradeAt(judged, step / 200);
    if (trade.falseAbstention <= most) best = trade;
  }
  return best;
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
