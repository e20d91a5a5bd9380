import { describe, expect, test } from "vitest";
import { describeFailure } from "../../app/chat/failure.ts";
import { questionCounter, questionProblem } from "../../app/chat/question-limit.ts";
import { countInWords, dateInWords, durationInWords } from "../../app/chat/wording.ts";

describe("what the page says of a question", () => {
  test.each([
    ["   ", "Write a question first."],
    ["a".repeat(2000), null],
    [`  ${"a".repeat(2000)}  `, null],
    ["a".repeat(2001), "1 character too many. A question may have 2,000."],
    ["a".repeat(3500), "1,500 characters too many. A question may have 2,000."],
  ])("%#", (question, problem) => expect(questionProblem(question)).toBe(problem));

  test("counts only near the limit", () => {
    expect(questionCounter("a".repeat(1799))).toBeNull();
    expect(questionCounter("a".repeat(1800))).toBe("1,800 of 2,000 characters");
  });
});

describe("what the page says of a failure", () => {
  test("the server's own words where it gave any", () => {
    const error = new Error('{"title":"Not ready","detail":"Opening the archive."}');
    expect(describeFailure(error, false)).toEqual({ title: "Not ready", detail: "Opening the archive." });
  });

  test.each(["Failed to fetch", "NetworkError when attempting to fetch resource.", "Load failed"])(
    "a lost connection, as a browser words it: %s",
    (message) => expect(describeFailure(new TypeError(message), true).title).toBe("The server is not answering"),
  );

  test("nothing of a page of HTML or a parser's complaint", () => {
    const { detail } = describeFailure(new Error("<!doctype html><p>502"), false);
    expect(detail).toBe("The server had a fault.");
  });

  test("that what came is kept, if something came", () => {
    expect(describeFailure(undefined, true).detail).toContain("What was received is kept.");
    expect(describeFailure(undefined, false).detail).not.toContain("kept");
  });
});

test("dates are the publisher's day, and what is unknown is said to be", () => {
  expect(dateInWords(null)).toBe("date unknown");
  expect(dateInWords("2024-03-22")).toBe("22 March 2024");
  expect(dateInWords("2024-03-22T23:30:00-05:00")).toBe("22 March 2024");
  expect(dateInWords("spring 1987")).toBe("spring 1987");
});

test("durations and counts read as words", () => {
  expect(durationInWords(0.2)).toBe("in 1 millisecond");
  expect(durationInWords(84.4)).toBe("in 84 milliseconds");
  expect(durationInWords(1234)).toBe("in 1.2 seconds");
  expect(countInWords(1, "article")).toBe("1 article");
  expect(countInWords(2400, "passage")).toBe("2,400 passages");
});
