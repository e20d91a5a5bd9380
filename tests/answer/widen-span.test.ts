import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { widenSpan } from "../../lib/answer/widen-span.ts";

/** Widens `span` where it first stands in the text, and gives the words back. */
function widen(text: string, span: string): string {
  const start = text.indexOf(span);
  const wide = widenSpan(text, { start, end: start + span.length });
  return text.slice(wide.start, wide.end);
}

describe("a bare number says of what it is", () => {
  test.each([
    ["an attack in 2021 that killed 13 US troops and scores of civilians", "13", "13 US troops"],
    ["bombings in Iran that killed nearly 100 people.", "100", "nearly 100 people"],
    ["profits of 2.1 mln dlrs against 1.03 mln", "2.1", "2.1 mln dlrs"],
    ["It fell by at least 9.5 pct.", "9.5", "at least 9.5 pct"],
    ["It was founded in 1987, they said.", "1987", "1987"],
    ["The total was 42", "42", "42"],
    ["bombings in Iran that killed nearly 100 people.", "nearly 100", "nearly 100 people"],
    ['interests "in as little as six months and with no warning"', "six", "six months"],
    ["some 15,000 miners attended the rally", "15,000", "some 15,000 miners"],
    ["about 4,600 basic subscribers through four systems", "about 4,600", "about 4,600 basic subscribers"],
    ["six wounded men", "six", "six wounded men"],
    ["An earthquake in 1987 killed many", "1987", "1987"],
    ["the 2018 peak years", "2018", "2018"],
  ])("%s: %s", (text, span, wide) => expect(widen(text, span)).toBe(wide));

  test("words that are no bare number stay as they are", () => {
    expect(widen("It emerged in late 2014 and grew.", "late 2014")).toBe("late 2014");
  });
});

describe("quotation marks come in pairs", () => {
  test("one at an end is left out", () =>
    expect(widen('He called it "a disaster" then.', '"a disaster')).toBe("a disaster"));
  test("one inside takes the other in", () => {
    expect(widen('It "sees Russia as being complicit" now.', 'It "sees Russia')).toBe(
      'It "sees Russia as being complicit"',
    );
  });
});

describe("a span that runs out of a quotation or a bracket keeps to one side", () => {
  test.each([
    [
      'frequently criticizing Putin in its propaganda," said Colin Clarke of Soufan Center',
      "frequently criticizing Putin in its propaganda",
    ],
    ["ISIS-K), named after an old term for the region", "named after an old term for the region"],
    ["an old term", "an old term"],
  ])("%s", (span, kept) => {
    const text = `"It is fixated, frequently criticizing Putin in its propaganda," said Colin Clarke of Soufan Center. Islamic State Khorasan (ISIS-K), named after an old term for the region, emerged.`;
    expect(widen(text, span)).toBe(kept);
  });

  test("a bracket that closes near by is taken in", () => {
    expect(widen("The Organisation (of Petroleum Exporters) met.", "Organisation (of Petroleum")).toBe(
      "Organisation (of Petroleum Exporters)",
    );
  });

  test("nothing but marks stays within the text", () => expect(widen("a , ) b", ", )").length).toBeLessThan(3));
});

test("it never leaves the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.nat(), fc.nat(), (text, from, length) => {
      const start = text.length === 0 ? 0 : from % text.length;
      const end = Math.min(text.length, start + (length % 20));
      const wide = widenSpan(text, { start, end });
      expect(wide.start).toBeGreaterThanOrEqual(0);
      expect(wide.end).toBeLessThanOrEqual(text.length);
    }),
  );
});
