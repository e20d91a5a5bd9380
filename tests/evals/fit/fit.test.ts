import { describe, expect, it } from "vitest";
import { crossValidate } from "../../../evals/fit/folds.ts";
import { sigmoid } from "../../../evals/fit/logistic.ts";
import { fitScaling, scale, unscale } from "../../../evals/fit/standardise.ts";
import { chooseThreshold, separation, tradeAt } from "../../../evals/fit/threshold.ts";
import { type Candidate, fitDecideWeights, fitRankWeights, weigh } from "../../../evals/fit/weights.ts";
import { seededRandom } from "../../../evals/scorers/random.ts";

const NONE = { good: 0, noise: 0 };

/** Questions with four candidates, of which the one with the most of `good` is the evidence. */
function lists(count: number): Candidate[][] {
  const random = seededRandom(7);
  return Array.from({ length: count }, () => {
    const drawn = Array.from({ length: 4 }, () => ({ good: random(), noise: random() * 100 }));
    const best = Math.max(...drawn.map(({ good }) => good));
    return drawn.map((features) => ({ features, label: features.good === best ? "evidence" : "other" }));
  });
}

describe("scaling", () => {
  const rows = [
    [1, 5],
    [3, 5],
  ];
  const scaling = fitScaling(rows);
  it("takes mean and deviation out, and a feature that never varies altogether", () =>
    expect(rows.map((row) => scale(row, scaling))).toEqual([
      [-1, 0],
      [1, 0],
    ]));
  it("comes back: 2 a deviation is 2 a unit, the mean shifts the sum", () =>
    expect(unscale([2, 9], scaling)).toEqual({ weights: [2, 0], shift: -4 }));
});

describe("ranking weights", () => {
  it("find what evidence has more of, whatever the units of the rest", () => {
    const { good = 0, noise = 0 } = fitRankWeights(lists(60), ["good", "noise"], NONE, 0.01);
    expect(good).toBeGreaterThan(2);
    expect(Math.abs(noise) * 100).toBeLessThan(good / 2);
  });
  it("never take a sign that the feature does not mean", () => {
    const bad = lists(60).map((list) =>
      list.map(({ features, label }) => ({ features: { ...features, good: 1 - (features.good ?? 0) }, label })),
    );
    expect(fitRankWeights(bad, ["good", "noise"], NONE, 0.01).good).toBe(0);
  });
  it("stay near the prior under a strong pull", () => {
    const { good = 0 } = fitRankWeights(lists(60), ["good", "noise"], { good: 1, noise: 0 }, 20);
    expect(Math.abs(good - 1)).toBeLessThan(0.3);
  });
  it("leave alone what the wire cannot teach", () => {
    const features = lists(5).map((list) =>
      list.map((one) => ({ ...one, features: { ...one.features, headingMatch: 0.5 } })),
    );
    expect(fitRankWeights(features, ["good", "headingMatch"], { good: 0, headingMatch: 2 }, 0.01).headingMatch).toBe(2);
  });
});

it("the decision's probability is that of the positives", () => {
  const examples = Array.from({ length: 200 }, (_, index) => ({
    features: { good: index % 2 },
    positive: index % 2 === 1 ? index % 10 !== 1 : index % 10 === 0,
  }));
  const { bias, weights } = fitDecideWeights(examples, ["good"], { good: 0 }, 0.0001);
  expect(sigmoid(bias)).toBeCloseTo(0.2, 1);
  expect(sigmoid(bias + weigh(weights, { good: 1 }))).toBeCloseTo(0.8, 1);
});

it("a decision may hold it against a text that it is on the subject, but never that it answers", () => {
  const examples = Array.from({ length: 100 }, (_, index) => ({
    features: { relevance: index % 10, answerable: index % 7 },
    positive: index % 10 < 5 && index % 7 < 4,
  }));
  const { weights } = fitDecideWeights(examples, ["relevance", "answerable"], {}, 0.01);
  expect(weights.relevance).toBeLessThan(0);
  expect(weights.answerable).toBe(0);
});

describe("the threshold", () => {
  const judged = [
    ...[0.2, 0.5, 0.6, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9].map((probability) => ({ probability, answerable: true })),
    ...[0.1, 0.3, 0.55, 0.8].map((probability) => ({ probability, answerable: false })),
  ];
  it("trades what is rejected against what is lost", () =>
    expect(tradeAt(judged, 0.4)).toEqual({ threshold: 0.4, rejected: 0.5, falseAbstention: 0.1 }));
  it("is the highest that loses no more than asked", () => {
    expect(chooseThreshold([{ judged, mostLost: 0.2 }])).toBe(0.6);
    expect(tradeAt(judged, chooseThreshold([{ judged, mostLost: 0 }])).rejected).toBe(0.25);
    expect(
      chooseThreshold([
        { judged, mostLost: 0.2 },
        { judged, mostLost: 0 },
      ]),
    ).toBe(chooseThreshold([{ judged, mostLost: 0 }]));
  });
  it("separation is the share of pairs in the right order: 36 of 40", () => {
    // 0.2 is below three of four, 0.5 below two, 0.6 below one; the other seven are above all.
    expect(separation(judged)).toBeCloseTo((40 - 3 - 2 - 1) / 40);
  });
});

it("cross-validation predicts each item with a model that has not seen it", () => {
  const items = [0, 1, 2, 3, 4, 5];
  const seen = crossValidate(
    items,
    (item) => item % 3,
    3,
    (part) => part,
    (part, item) => part.includes(item),
  );
  expect(seen).toEqual(items.map(() => false));
});
