import { describe, expect, it } from "vitest";
import { averagePrecision } from "../../../evals/scorers/average-precision.ts";
import { citationExactness } from "../../../evals/scorers/citation-exactness.ts";
import { citationPrecision, evidenceRecall } from "../../../evals/scorers/evidence-recall.ts";
import { ndcgAtK } from "../../../evals/scorers/ndcg.ts";
import { gains, overlaps, type Place, placesOf } from "../../../evals/scorers/places.ts";
import { recallAtK } from "../../../evals/scorers/recall-at-k.ts";
import { reciprocalRank } from "../../../evals/scorers/reciprocal-rank.ts";

const place = (articleId: string, start: number, end: number): Place => ({ articleId, start, end });

describe("places", () => {
  it("share a character of one article, or do not overlap", () => {
    expect(overlaps(place("a", 0, 5), place("a", 4, 9))).toBe(true);
    expect(overlaps(place("a", 0, 5), place("a", 5, 9))).toBe(false);
    expect(overlaps(place("a", 0, 5), place("b", 0, 5))).toBe(false);
  });
  it("finds every place of a quote", () =>
    expect(placesOf("up", "a", "up and up")).toEqual([place("a", 0, 2), place("a", 7, 9)]));
  it("counts each quote once, where it is first held", () => {
    const evidence = [[place("a", 0, 10)], [place("b", 5, 9)]];
    const ranking = [place("c", 0, 9), place("a", 8, 20), place("a", 0, 8), place("b", 0, 50)];
    expect(gains(ranking, evidence)).toEqual([0, 1, 0, 1]);
  });
  it("counts both quotes of one passage", () =>
    expect(gains([place("a", 0, 50)], [[place("a", 0, 5)], [place("a", 20, 30)]])).toEqual([2]));
});

describe("rankings of gains 0, 1, 0, 1 with two quotes", () => {
  const found = [0, 1, 0, 1];
  it("has recall ½ at 2 and 3, 1 at 4", () => {
    expect([1, 2, 3, 4].map((k) => recallAtK(found, 2, k))).toEqual([0, 0.5, 0.5, 1]);
  });
  it("has reciprocal rank ½", () => expect(reciprocalRank(found)).toBe(0.5));
  it("has average precision (1/2 + 2/4) / 2 = ½", () => expect(averagePrecision(found, 2)).toBe(0.5));
  it("has nDCG (1/log₂3 + 1/log₂5) / (1 + 1/log₂3)", () =>
    expect(ndcgAtK(found, 2, 10)).toBeCloseTo((1 / Math.log2(3) + 1 / Math.log2(5)) / (1 + 1 / Math.log2(3)), 12));
  it("has nDCG@3 (1/log₂3) / (1 + 1/log₂3)", () =>
    expect(ndcgAtK(found, 2, 3)).toBeCloseTo(1 / Math.log2(3) / (1 + 1 / Math.log2(3)), 12));
});

describe("rankings that find nothing, or all at once", () => {
  it("are 0", () => {
    expect([
      recallAtK([0, 0], 1, 2),
      reciprocalRank([0, 0]),
      ndcgAtK([0, 0], 1, 2),
      averagePrecision([0, 0], 1),
    ]).toEqual([0, 0, 0, 0]);
  });
  it("are 1, also where one passage holds both quotes", () => {
    expect([recallAtK([2], 2, 1), reciprocalRank([2]), ndcgAtK([2], 2, 10), averagePrecision([2], 2)]).toEqual([
      1, 1, 1, 1,
    ]);
  });
});

describe("citations", () => {
  const evidence = [[place("a", 0, 10), place("a", 90, 100)], [place("b", 0, 10)]];
  it("cover half of the evidence", () => expect(evidenceRecall([place("a", 95, 120)], evidence)).toBe(0.5));
  it("are right in one of three", () =>
    expect(citationPrecision([place("a", 0, 3), place("a", 20, 30), place("c", 0, 9)], evidence)).toBeCloseTo(1 / 3));
  it("say nothing where there are none", () => expect(citationPrecision([], evidence)).toBeNaN());
  it("are exact only letter by letter", () => {
    const textOf = (id: string) => (id === "a" ? "Kabul fell." : undefined);
    const quoted = (quote: string, articleId = "a") => ({ articleId, start: 0, end: 5, quote });
    expect(citationExactness([quoted("Kabul")], textOf)).toBe(1);
    expect(citationExactness([quoted("Kabul"), quoted("kabul")], textOf)).toBe(0.5);
    expect(citationExactness([quoted("Kabul", "b")], textOf)).toBe(0);
    expect(citationExactness([], textOf)).toBeNaN();
  });
});
