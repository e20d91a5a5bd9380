import { describe, expect, it } from "vitest";
import { comparable, containedShare, containment } from "../../../evals/scorers/containment.ts";
import { exactMatch } from "../../../evals/scorers/exact-match.ts";
import { squadNormalise } from "../../../evals/scorers/squad-normalise.ts";
import { tokenF1 } from "../../../evals/scorers/token-f1.ts";

describe("SQuAD normalisation", () => {
  it.each([
    ["The Kabul Airport!", "kabul airport"],
    ["  13   US troops ", "13 us troops"],
    ["an apple a day", "apple day"],
    // As the official script has it: punctuation goes before the articles do, so it can join words.
    ["U.S.-led", "usled"],
    ["22.5 pct", "225 pct"],
    ["the", ""],
  ])("%j becomes %j", (given, wanted) => expect(squadNormalise(given)).toBe(wanted));
});

describe("exact match", () => {
  it("takes any of the gold forms", () => expect(exactMatch("the Taliban", ["ISIS-K", "Taliban"])).toBe(1));
  it("wants all of it", () => expect(exactMatch("Taliban fighters", ["Taliban"])).toBe(0));
  it("is 0 for no answer", () => expect(exactMatch("", ["Taliban"])).toBe(0));
});

describe("token F1", () => {
  it("is the harmonic mean: two of three given, two of two gold, so P 2/3, R 1, F1 0.8", () =>
    expect(tokenF1("in March 2024", ["March 2024"])).toBeCloseTo(0.8));
  it("counts repeats: one of 'new new york' matches once", () =>
    expect(tokenF1("new new york", ["new"])).toBeCloseTo(0.5));
  it("takes the best form", () => expect(tokenF1("March", ["2024", "March"])).toBe(1));
  it("is 0 where nothing is shared", () => expect(tokenF1("Kabul", ["Moscow"])).toBe(0));
});

describe("containment", () => {
  it.each([
    ["6.4 mln", "6.4 mln"],
    ["6,400 tonnes", "6400 tonnes"],
    ["$5 million", "$ 5 million"],
    ["U.S. troops", "us troops"],
    ["Islamic State's claim", "islamic state claim"],
    ["one-tenth", "one tenth"],
    ["São Paulo’s", "são paulo"],
  ])("compares %j as %j", (given, wanted) => expect(comparable(given)).toBe(wanted));
  it("wants whole words", () => {
    expect(containment(["It killed 130 people."], [["13"]])).toBe(0);
    expect(containment(["It killed 13 US troops."], [["13"]])).toBe(1);
    expect(containment(["Up 16.4 percent."], [["6.4 percent"]])).toBe(0);
  });
  it("wants one form of each thing", () => {
    const gold = [["Iran"], ["Russia", "Moscow"]];
    expect(containment(["Attacks in Iran.", "And near Moscow."], gold)).toBe(1);
    expect(containedShare(["Attacks in Iran."], gold)).toBe(0.5);
    expect(containment(["Attacks in Iran."], gold)).toBe(0);
  });
  it("never joins two parts", () => expect(containment(["led by Jim", "Bolger said"], [["Jim Bolger"]])).toBe(0));
  it("is 0 without gold", () => expect(containment(["anything"], [])).toBe(0));
});
