import { describe, expect, test } from "vitest";
import { questionParts } from "../../lib/answer/question-parts.ts";

describe("a question that asks two things is two questions", () => {
  test.each([
    ["What is Elm Bank and how many branches has it?", ["What is Elm Bank?", "How many branches has it (Elm Bank)?"]],
    [
      "Why was the harbour closed, and how much did the repairs cost?",
      ["Why was the harbour closed?", "How much did the repairs cost?"],
    ],
    [
      "who sank the ferry and in which port was it built",
      ["Who sank the ferry?", "In which port was the ferry built?"],
    ],
    [
      "What did Dale Corp pay for Elm in May 1987, and what did it sell it for?",
      ["What did Dale Corp pay for Elm in May 1987?", "What did it sell it for (Dale Corp, Elm, May 1987)?"],
    ],
    [
      "How much did Dale Corp hold when it was sued in March 1987, and what was left after it sold in October?",
      [
        "How much did Dale Corp hold when it was sued in March 1987?",
        "What was left after it sold in October (Dale Corp, 1987)?",
      ],
    ],
    [
      "On which date was Dale Corp due to be traded in 1987, and under which ticker?",
      ["On which date was Dale Corp due to be traded in 1987?", "Under which ticker (Dale Corp, 1987)?"],
    ],
    [
      "The Elm bank was sold in May. Who bought the bank, and what did they pay for it?",
      ["The Elm bank was sold in May. Who bought the bank?", "The Elm bank was sold in May. What did they pay for it?"],
    ],
    [
      "Elm's two banks were sold: who bought the first and how much did the second fetch?",
      ["Elm's two banks were sold: Who bought the first?", "Elm's two banks were sold: How much did the second fetch?"],
    ],
  ])("%s", (question, parts) => expect(questionParts(question)).toEqual(parts));
});

describe("a question that asks one thing is left as it is", () => {
  test.each([
    ["Why would ISIS-K attack Russia?"],
    ["When and where was he born?"],
    ["Who are the Taliban and why?"],
    ["What did Mr. Smith of Elm say about the bank and its owner?"],
    ["How many troops and civilians were killed at Kabul airport?"],
    ["What is known about the U.S. general who warned the West?"],
    ["isis-k russia"],
    [""],
    ["Who sank? What did it cost?"],
    ["a ".repeat(900)],
    ["Who won and who lost and who drew up the rules and who paid for the trip to Elm in May and who did not?"],
  ])("%.60s", (question) => expect(questionParts(question)).toEqual([question]));
});
