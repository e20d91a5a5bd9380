import { describe, expect, test } from "vitest";
import { allTerms, isStopWord, topicTerms } from "../../lib/text/terms.ts";

describe("two ways to write a thing are one term", () => {
  test.each([
    ["mln", "million"],
    ["bln", "billion"],
    ["dlrs", "dollars"],
    ["$", "dollars"],
    ["pct", "percent"],
    ["%", "percent"],
    ["cts", "cents"],
    ["US", "U.S."],
    ["U.S.", "America"],
    ["American", "US"],
    ["U.K.", "Britain"],
    ["UK", "British"],
    ["U.N.", "UN"],
    ["govt", "government"],
    ["three", "3"],
    ["1,234,567", "1234567"],
    ["6.00", "6"],
    ["Café", "cafe"],
    ["Cafe\u0301", "Café"],
    ["attacks", "attacked"],
    ["attacking", "attack"],
    ["SHIPS", "ship"],
    ["Kabul’s", "Kabul"],
  ])("%s and %s", (one, other) => expect(topicTerms(one)[0]).toBe(topicTerms(other)[0]));
});

describe("two things stay two terms", () => {
  test.each([
    ["6.4", "64"],
    ["6.40", "640"],
    ["US", "us"],
    ["million", "billion"],
    ["2018", "2019"],
    ["1.5", "15"],
    ["Iran", "Iraq"],
  ])("%s and %s", (one, other) => {
    expect(allTerms(one)).toHaveLength(1);
    expect(allTerms(one)[0]?.key).not.toBe(allTerms(other)[0]?.key);
  });
});

describe("what a text is about", () => {
  test("is its words without function words, in order, with repeats", () => {
    expect(topicTerms("The ship and the other ship sank in the storm.")).toEqual([
      "ship",
      "other",
      "ship",
      "sank",
      "storm",
    ]);
  });

  test("holds words that news questions turn on", () => {
    for (const word of ["first", "most", "against", "least", "before", "after"]) expect(isStopWord(word)).toBe(false);
  });

  test("US is the country; us is the pronoun", () => {
    expect(topicTerms("US")).toHaveLength(1);
    expect(topicTerms("us")).toEqual([]);
    expect(topicTerms("The US withdrew")).toHaveLength(2);
  });

  test("is nothing for nothing, punctuation and emoji", () => {
    for (const text of ["", " \n", "!? … —", "🚢👩‍🚀"]) expect(topicTerms(text)).toEqual([]);
  });

  test("keeps numbers with their separators whole", () => {
    expect(topicTerms("profit of 6.40 mln dlrs, up 3.5 pct")).toEqual([
      ...topicTerms("profit"),
      "6.40",
      ...topicTerms("million dollars up"),
      "3.5",
      ...topicTerms("percent"),
    ]);
  });

  test("every term is found as it is written", () => {
    const text = "The U.S. paid $1,234.50 to Café Doe.";
    for (const { raw } of allTerms(text)) expect(text).toContain(raw);
  });
});
