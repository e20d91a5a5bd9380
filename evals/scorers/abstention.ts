export interface Decision {
  readonly answerable: boolean;
  readonly abstained: boolean;
}

export interface AbstentionScores {
  /** Of what was abstained from, the share that was unanswerable. */
  readonly precision: number;
  /** Of the unanswerable, the share that was abstained from ("rejection rate" of RGB, arXiv:2309.01431). */
  readonly recall: number;
  /** Of the answerable, the share that was abstained from, wrongly. */
  readonly falseAbstention: number;
}

/** Abstaining as a classifier of unanswerable questions (Rajpurkar et al. 2018, SQuAD 2.0). NaN where nothing is counted. */
export function abstentionScores(decisions: readonly Decision[]): AbstentionScores {
  const count = (answerable: boolean, abstained: boolean) =>
    decisions.filter((decision) => decision.answerable === answerable && decision.abstained === abstained).length;
  const rejected = count(false, true);
  const lost = count(true, true);
  return {
    precision: rejected / (rejected + lost),
    recall: rejected / (rejected + count(false, false)),
    falseAbstention: lost / (lost + count(true, false)),
  };
}
