import { type GenerativeSummary, summariseGenerative } from "./generative/generative-summary.ts";
import { LOSSES, type Loss } from "./loss.ts";
import type { Measures, Scored } from "./score.ts";
import { type AbstentionScores, abstentionScores } from "./scorers/abstention.ts";
import { bootstrapMean, type Interval } from "./scorers/bootstrap.ts";
import { expectedCalibrationError } from "./scorers/calibration.ts";
import { quantile } from "./scorers/quantile.ts";
import { riskCoverageArea } from "./scorers/risk-coverage.ts";

export type MeasureName = keyof Measures;

/** A group of questions in figures: means with 95 % intervals, and what has no mean. */
export interface Summary {
  readonly questions: number;
  readonly answerable: number;
  readonly measures: Readonly<Record<MeasureName, Interval>>;
  /** Unanswerable questions abstained from, as 0 and 1. */
  readonly rejected: Interval;
  /** Answerable questions abstained from, as 0 and 1. */
  readonly falseAbstention: Interval;
  readonly abstention: AbstentionScores;
  readonly riskCoverageArea: number;
  readonly calibrationError: number;
  readonly latencyP50: number;
  readonly latencyP95: number;
  readonly losses: Readonly<Record<Loss, number>>;
  /** Only of generated answers. They leave out what asks how right an answer below the threshold would have been. */
  readonly generative?: GenerativeSummary;
}

const MEASURES: readonly MeasureName[] = [
  "containment",
  "exactMatch",
  "f1",
  "evidenceRecall",
  "citationPrecision",
  "citationExactness",
  "recall1",
  "recall5",
  "recall10",
  "recallRead",
  "reciprocalRank",
  "ndcg10",
  "averagePrecision",
  "words",
];

/** Surest first, and whether answering was right: what risk, coverage and calibration are made of. */
export function confidences(scored: readonly Scored[]): { confidence: number; right: boolean }[] {
  return scored.map(({ asked: { confidence }, couldBeRight }) => ({ confidence, right: couldBeRight }));
}

export function summarise(scored: readonly Scored[], isJudged = false): Summary {
  const flag = (answerable: boolean) =>
    bootstrapMean(
      scored.filter(({ question }) => question.answerable === answerable).map(({ abstained }) => (abstained ? 1 : 0)),
    );
  const generative = summariseGenerative(scored, isJudged);
  const times = scored.map(({ asked }) => asked.timings.totalMs);
  return {
    questions: scored.length,
    answerable: scored.filter(({ question }) => question.answerable).length,
    measures: Object.fromEntries(
      MEASURES.map((name) => [name, bootstrapMean(scored.map(({ measures }) => measures[name]))]),
    ) as Record<MeasureName, Interval>,
    rejected: flag(false),
    falseAbstention: flag(true),
    abstention: abstentionScores(
      scored.map(({ question, abstained }) => ({ answerable: question.answerable, abstained })),
    ),
    riskCoverageArea: generative ? Number.NaN : riskCoverageArea(confidences(scored)),
    calibrationError: generative ? Number.NaN : expectedCalibrationError(confidences(scored)),
    latencyP50: quantile(times, 0.5),
    latencyP95: quantile(times, 0.95),
    losses: Object.fromEntries(
      LOSSES.map((name) => [name, scored.filter(({ loss }) => loss === name).length]),
    ) as Record<Loss, number>,
    ...(generative ? { generative } : {}),
  };
}

/** By some property of the questions, in the order of first appearance. */
export function summariseBy(scored: readonly Scored[], keyOf: (scored: Scored) => string): [string, Summary][] {
  return [...Map.groupBy(scored, keyOf)].map(([key, group]) => [key, summarise(group)]);
}
