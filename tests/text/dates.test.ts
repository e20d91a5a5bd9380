import { describe, expect, test } from "vitest";
import { longDate, namedDates } from "../../lib/text/dates.ts";

const date = (year?: number, month?: number, day?: number) => ({ year, month, day });

describe("the dates that a question names", () => {
  test.each([
    ["What pushed rubber up on April 7, 1987?", [date(1987, 4, 7)]],
    ["What did it earn in march 1987", [date(1987, 3)]],
    ["its tallies of 2 March and 9 March 1987", [date(undefined, 3, 2), date(1987, 3, 9)]],
    ["Who won on the 3rd of June?", [date(undefined, 6, 3)]],
    ["Was it built in 1953 or in Sept. 1954?", [date(1954, 9), date(1953)]],
    ["the vote in May", [date(undefined, 5)]],
    ["May I ask who may march?", []],
    ["How many marched in 40 towns?", []],
    ["", []],
  ])("%s", (question, dates) => expect(namedDates(question)).toEqual(dates));
});

describe("a date as words", () => {
  test.each([
    ["1987-03-12T15:01:01", "12 March 1987"],
    ["2024-11-02", "2 November 2024"],
    ["1987-03", "March 1987"],
    ["1987", "1987"],
    ["yesterday", ""],
    [undefined, ""],
  ])("%s is %j", (iso, words) => expect(longDate(iso)).toBe(words));
});
