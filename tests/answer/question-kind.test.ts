import { describe, expect, test } from "vitest";
import { asksForReason, questionKind } from "../../lib/answer/question-kind.ts";

describe("one fact", () => {
  test.each([
    "Who claimed the attack?",
    "When did ISIS-K emerge?",
    "Where is the Soufan Center based?",
    "How many troops were killed in Kabul?",
    "How much did the repairs cost?",
    "What percentage of shares was sold?",
    "What status has the harbour?",
    "Which ministry is responsible?",
    "What is the name of the harbour master?",
    "Did the ship sink?",
    "Which company led the consortium?",
    "What ministry is behind the plan?",
    "in what year did the storm come",
  ])("%s", (question) => expect(questionKind(question)).toBe("fact"));
});

describe("several things of a kind", () => {
  test.each([
    "What attacks has the group carried out?",
    "Which countries were named?",
    "What are the names of the ships?",
    "List the attacks.",
    "Name the ports that closed",
    "What other attacks were there?",
    "What kinds of ships sank?",
    "Against which countries has it fought?",
  ])("%s", (question) => expect(questionKind(question)).toBe("list"));
});

describe("an account", () => {
  test.each([
    "Why would ISIS-K attack Russia?",
    "why was the harbour closed",
    "How did the storm sink the ships?",
    "What happened at Kabul airport?",
    "Explain the motives of the group.",
    "Tell me about the harbour",
    "What are the group's grievances?",
    "What do we know about the storm?",
    "What explains the fall in exports?",
    "what is supposed to have driven the miners to strike",
    "What lay behind the merger?",
  ])("%s", (question) => expect(questionKind(question)).toBe("account"));
});

test.each([
  ["Why would ISIS-K attack Russia?", true],
  ["WHY WAS THE HARBOUR CLOSED?", true],
  ["isis-k motive russia", true],
  ["What are the reasons for the strike?", true],
  ["What has caused the shortage?", true],
  ["What happened at Kabul airport?", false],
  ["Who said why it closed?", false],
  ["WHAT DID THE REPAIRS COST?", false],
])("asks for a reason: %s %s", (question, isSo) => expect(asksForReason(question)).toBe(isSo));

test.each(["", "?", "🚢", "storm", "what", "which s"])("anything has a kind: %j", (question) => {
  expect(["fact", "list", "account"]).toContain(questionKind(question));
});
