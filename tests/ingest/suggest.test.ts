import { describe, expect, test } from "vitest";
import { suggestQuestions as suggest, toSentenceCase } from "../../lib/ingest/suggest.ts";
import type { Article } from "../../lib/types.ts";
import { HARBOUR, makeArticle, SCHOOL } from "../fakes/articles.ts";

/** Headings as they are, without what they lean on. */
function suggestQuestions(articles: readonly Article[]): string[] {
  return suggest(articles, (question) => question);
}

describe("suggested questions", () => {
  test("are the headings that ask, as a sentence would write them", () => {
    expect(suggestQuestions([HARBOUR, SCHOOL])).toEqual(["Why was the harbour closed?", "What did the repairs cost?"]);
  });

  test("of several headings that open alike none shouts", () => {
    const text = "WHAT IS IT?\nA ship of the town.\nWHAT SANK IT?\nA storm, the town says.";
    expect(suggestQuestions([makeArticle(text)])).toEqual(["What is it?", "What sank it?"]);
  });

  test("come once each, and not too many", () => {
    expect(suggestQuestions([HARBOUR, HARBOUR])).toHaveLength(2);
    const asked = Array.from({ length: 20 }, (_, index) => `WHO OWNS SHIP ${index}?\nThe town of Marlow owns it.\n`);
    const some = suggestQuestions([makeArticle(asked.join(""))]);
    expect(some.length).toBeGreaterThan(2);
    expect(some.length).toBeLessThan(10);
  });

  test("there are none in an archive without headings that ask", () => {
    expect(suggestQuestions([])).toEqual([]);
    expect(suggestQuestions([SCHOOL])).toEqual([]);
  });
});

describe("a heading in capitals, written as the article writes its words", () => {
  test.each([
    ["WHAT IS ISIS-K?", "They call it ISIS-K now.", "What is ISIS-K?"],
    ["WHY WOULD THEY ATTACK RUSSIA?", "They attack. Russia said so.", "Why would they attack Russia?"],
    ["WHAT DID THE GROUP DO?", "The group left.", "What did the group do?"],
    ["Who Runs It?", "Nobody.", "Who Runs It?"],
    ["WHAT DID THE WHO SAY?", "The WHO said so. It knew what it said.", "What did the WHO say?"],
    ["DID THE US AGREE?", "The US did.", "Did the US agree?"],
    ["WHAT NOW? (A GUIDE)", "This is a guide to what is now.", "What now? (a guide)"],
    ["", "Nothing.", ""],
  ])("%s → %s", (heading, text, expected) => expect(toSentenceCase(heading, `${heading}\n${text}`)).toBe(expected));

  test("a word that means something to a regular expression is only a word", () => {
    expect(toSentenceCase("WHAT IS C++ (AND .*)?", "We use C++ daily.")).toMatch(/^What is c\+\+ /i);
  });
});

test("a heading that leans on the first is made to stand alone", () => {
  const article = makeArticle("Text.\nWHAT IS MARLOW?\nMarlow is a port.\nWHO RUNS IT?\nThe town runs Marlow.\n");
  const asked = suggest([article], (question, opening) => `${question} (${opening})`);
  expect(asked).toEqual(["What is Marlow?", "Who runs it? (What is Marlow?)"]);
});
