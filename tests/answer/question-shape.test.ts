import { describe, expect, test } from "vitest";
import { answerType, asksForWords, fitsType } from "../../lib/answer/answer-type.ts";
import { coverage, dice, pins } from "../../lib/answer/overlap.ts";
import { topicTerms } from "../../lib/text/terms.ts";

describe("the kind of thing that a question asks for", () => {
  test.each([
    ["How many troops were killed?", "number"],
    ["How much did the repairs cost?", "money"],
    ["What percentage of voters agreed?", "percentage"],
    ["When did ISIS-K emerge?", "time"],
    ["In what year did it sink?", "year"],
    ["Where is the Soufan Center?", "place"],
    ["Who said so?", "name"],
    ["Why was it closed?", undefined],
    ["harbour of marlow reopening date", "time"],
    ["marlow harbour closed year", "year"],
    ["Was it closed last year?", undefined],
    ["", undefined],
  ])("%s → %s", (question, type) => expect(answerType(question)).toBe(type));

  test.each([
    ["13 US troops", "number", true],
    ["scores of civilians", "number", true],
    ["militants", "number", false],
    ["late 2014", "year", true],
    ["Tuesday", "time", true],
    ["the harbour", "time", false],
    ["4 million crowns", "money", true],
    ["Kabul", "place", true],
    ["anything at all", undefined, true],
  ] as const)("%s is a %s: %s", (span, type, fits) => expect(fitsType(span, type)).toBe(fits));
});

test.each([
  ["Which ships sank?", true],
  ["Name the ships that sank.", true],
  ["marlow harbour closed year", true],
  ["marlow harbour storm", false],
])("%s asks for something that a few words could be: %s", (question, asks) => {
  expect(asksForWords(question)).toBe(asks);
});

describe("what pins a question down", () => {
  test.each([
    ["How many people died in Kabul in 2021?", ["Kabul", "2021"]],
    ["What did Colin Clarke’s group say?", ["Colin", "Clarke"]],
    ["Who sank?", []],
    ["WHO SANK IN KABUL IN 2021?", ["2021"]],
    ["who sank in kabul", []],
    ["Did the US agree?", ["US"]],
  ])("%s: %j", (question, words) => {
    expect(pins(question).toSorted()).toEqual(words.flatMap((word) => topicTerms(word)).toSorted());
  });
});

describe("overlap", () => {
  test("coverage is the share of the question's terms that stand in the text", () => {
    expect(coverage(topicTerms("ships sank harbour"), "The ship sank.")).toBeCloseTo(2 / 3, 10);
    expect(coverage([], "anything")).toBe(1);
    expect(coverage(["x"], "")).toBe(0);
  });

  test("dice is twice the shared over both", () => {
    expect(dice(["a", "b"], ["b", "c", "d"])).toBeCloseTo(2 / 5, 10);
    expect(dice(["a"], ["a", "a"])).toBe(1);
    expect(dice([], [])).toBe(0);
  });
});
