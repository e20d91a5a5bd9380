import { describe, expect, test } from "vitest";
import { dateMatch } from "../../lib/answer/date-match.ts";

describe("how an article's day fits the dates of a question", () => {
  test.each([
    ["What did it earn in March 1987?", "1987-03-12", 1],
    ["What did it earn in March 1987?", "1987-04-03", 1],
    ["What did it earn in March 1987?", "1987-06-03", 0],
    ["What happened on 7 April?", "1987-04-08T10:00:00", 1],
    ["What happened on 7 April?", "1987-04-28", 0],
    ["How did 1986 compare with 1987?", "1987-06-03", 0.5],
    ["Who won?", "1987-06-03", null],
    ["Who won in 1987?", undefined, null],
    ["Who won in 1987?", "some day", null],
  ])("%s of %s: %s", (question, publishedAt, match) => expect(dateMatch(question, publishedAt)).toBe(match));
});
