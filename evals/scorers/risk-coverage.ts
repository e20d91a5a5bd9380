export interface Confident {
  /** The system's own probability of being right, 0..1. */
  readonly confidence: number;
  /** Whether answering is right: the answer holds the gold. Never so for an unanswerable question. */
  readonly right: boolean;
}

/** After answering the `coverage` share of questions that it is surest of, the share of these that is wrong. */
export interface RiskPoint {
  readonly coverage: number;
  readonly risk: number;
}

/** One point per number of questions answered, surest first; among equals in the order given. */
export function riskCoverage(answers: readonly Confident[]): RiskPoint[] {
  let wrong = 0;
  return answers
    .toSorted((a, b) => b.confidence - a.confidence)
    .map(({ right }, index) => {
      if (!right) wrong += 1;
      return { coverage: (index + 1) / answers.length, risk: wrong / (index + 1) };
    });
}

/** Area under the risk-coverage curve: the mean risk over all coverages; lower is better (Geifman and El-Yaniv 2017; AURC). */
export function riskCoverageArea(answers: readonly Confident[]): number {
  const points = riskCoverage(answers);
  return points.reduce((sum, { risk }) => sum + risk, 0) / points.length;
}
