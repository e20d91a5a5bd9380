import { describe, expect, it } from "vitest";
import { abstentionScores } from "../../../evals/scorers/abstention.ts";
import { bootstrapMean } from "../../../evals/scorers/bootstrap.ts";
import { expectedCalibrationError, reliability } from "../../../evals/scorers/calibration.ts";
import { mcnemarExact } from "../../../evals/scorers/mcnemar.ts";
import { quantile } from "../../../evals/scorers/quantile.ts";
import { riskCoverage, riskCoverageArea } from "../../../evals/scorers/risk-coverage.ts";

describe("abstention", () => {
  it("is a classifier of the unanswerable", () => {
    const decide = (answerable: boolean, abstained: boolean, times: number) =>
      Array.from({ length: times }, () => ({ answerable, abstained }));
    const decisions = [
      ...decide(false, true, 3),
      ...decide(false, false, 1),
      ...decide(true, true, 2),
      ...decide(true, false, 6),
    ];
    expect(abstentionScores(decisions)).toEqual({ precision: 0.6, recall: 0.75, falseAbstention: 0.25 });
  });
});

describe("risk and coverage", () => {
  const answers = [
    { confidence: 0.2, right: false },
    { confidence: 0.9, right: true },
    { confidence: 0.6, right: false },
    { confidence: 0.7, right: true },
  ];
  it("answers the surest first", () =>
    expect(riskCoverage(answers).map(({ risk }) => risk)).toEqual([0, 0, 1 / 3, 1 / 2]));
  it("has the mean risk as area", () => expect(riskCoverageArea(answers)).toBeCloseTo((0 + 0 + 1 / 3 + 1 / 2) / 4));
});

describe("calibration", () => {
  it("weighs each bin's gap by its share", () => {
    const answers = [
      { confidence: 0.95, right: true },
      { confidence: 0.95, right: false },
      { confidence: 0.15, right: false },
      { confidence: 0.15, right: false },
    ];
    // |0.95 − 0.5| · ½ + |0.15 − 0| · ½
    expect(expectedCalibrationError(answers)).toBeCloseTo(0.3);
    expect(reliability(answers).map(({ count }) => count)).toEqual([2, 2]);
  });
  it("puts a confidence of 1 into the last bin", () =>
    expect(reliability([{ confidence: 1, right: true }])).toEqual([{ count: 1, confidence: 1, accuracy: 1 }]));
});

describe("quantile", () => {
  const values = [5, 1, 4, 2, 3];
  it("is a value that was measured", () => {
    expect([0.5, 0.95, 0, 1].map((share) => quantile(values, share))).toEqual([3, 5, 1, 5]);
  });
  it("is no number of nothing", () => expect(quantile([], 0.5)).toBeNaN());
});

describe("bootstrap", () => {
  const values = Array.from({ length: 100 }, (_, index) => (index < 80 ? 1 : 0));
  it("has an interval about as wide as the normal one, 0.8 ± 1.96 · 0.04", () => {
    const { mean, low, high, count } = bootstrapMean(values);
    expect([mean, count]).toEqual([0.8, 100]);
    expect(low).toBeCloseTo(0.72, 1);
    expect(high).toBeCloseTo(0.88, 1);
  });
  it("is the same every time", () => expect(bootstrapMean(values)).toEqual(bootstrapMean(values)));
  it("leaves out what does not apply", () => expect(bootstrapMean([1, Number.NaN, 1]).count).toBe(2));
  it("has no figure of nothing", () => expect(bootstrapMean([]).mean).toBeNaN());
});

describe("McNemar's exact test", () => {
  it("is certain of nothing where nothing flips", () => expect(mcnemarExact(0, 0)).toBe(1));
  it("is 2 · ½⁵ for 0 of 5", () => expect(mcnemarExact(0, 5)).toBeCloseTo(0.0625, 12));
  it("is 2 · (1 + 10 + 45) / 2¹⁰ for 2 of 10", () => expect(mcnemarExact(2, 8)).toBeCloseTo(0.109375, 12));
  it("is 1 for a tie", () => expect(mcnemarExact(6, 6)).toBe(1));
  it("does not overflow", () => expect(mcnemarExact(900, 1100)).toBeLessThan(1e-4));
});
