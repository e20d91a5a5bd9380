import { expect, test } from "vitest";
import { readVerdict } from "../../../evals/judge/read-verdict.ts";

test.each([
  "RIGHT",
  "right",
  " Right.\n",
  "**RIGHT**",
  '"Correct"',
  "Verdict: RIGHT",
  "The answer is correct.",
  "RIGHT. It says that nine were saved.",
  "Correct - both names are there",
  "The answer says nine, as the right answer does.\n\nVerdict: RIGHT",
  '{"verdict": "right"}',
  '```json\n{"verdict": "RIGHT", "reason": "nothing is wrong with it"}\n```',
  '{"right": true}',
  "<think>It could be WRONG. No.</think>\nRIGHT",
])("reads %j as right", (reply) => expect(readVerdict(reply)).toBe("right"));

test.each([
  "WRONG",
  "Incorrect.",
  "__wrong__",
  "Final verdict: wrong",
  "WRONG: the right answer is nine",
  "It says eight.\nWRONG",
  '{"verdict": "incorrect"}',
  '{"correct": false}',
])("reads %j as wrong", (reply) => expect(readVerdict(reply)).toBe("wrong"));

test.each([
  "",
  "   ",
  "RIGHT or WRONG",
  "Right, but the year is wrong",
  "RIGHT\nOn second thoughts:\nWRONG",
  '{"verdict": "right", "correct": "…"}\nWRONG',
  "Not right",
  "Yes",
  "The right answer is nine.",
  "Rights were violated.",
  '{"verdict": "mostly right"}',
  '{"verdict": ',
  "<think>It is RIGHT, because",
  "I cannot judge this.",
])("reads no verdict from %j", (reply) => expect(readVerdict(reply)).toBe("none"));
