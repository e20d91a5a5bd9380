import { describe, expect, test } from "vitest";
import { readOptions } from "../../evals/options.ts";
import { toFigures } from "../../evals/report/figures.ts";
import { toReport } from "../../evals/report/report.ts";
import { nameResult } from "../../evals/results.ts";

describe("the command line of the evals", () => {
  test("quotes, unless it says otherwise", () => {
    expect(readOptions([])).toMatchObject({ mode: "extractive", judge: false, instead: undefined });
    expect(readOptions(["--mode", "generative", "--judge", "--limit", "20"])).toMatchObject({
      mode: "generative",
      judge: true,
      limit: 20,
    });
  });

  test.each([
    [["--mode", "creative"], /no mode creative.*/],
    [["--judge"], /free-form answers/],
    [["--limit", "0"], /--limit is 0/],
    [["--mode", "generative", "--noise"], /measured with quotes/],
  ])("refuses %j in words", (args, message) => {
    expect(() => readOptions(args)).toThrow(expect.objectContaining({ code: "bad-config" }));
    expect(() => readOptions(args)).toThrow(message);
  });
});

test("the files of a generative run, or of a part of a set, have names of their own", () => {
  const whole = { mode: "extractive", limit: undefined, archiveSize: undefined } as const;
  expect(nameResult("explainer", whole)).toBe("explainer");
  expect(nameResult("explainer", { ...whole, mode: "generative" })).toBe("explainer-generative");
  expect(nameResult("squad:dev.json", { mode: "generative", limit: 20, archiveSize: 2000 })).toBe(
    "squad-dev-json-generative-2000-stories-20-questions",
  );
});

test("the docs' table has a row for what only one column knows, in its place, and names the model", () => {
  const run = { asked: [], threshold: 0.5, articles: 1, passages: 2, fingerprint: "f", textOf: () => "" };
  const quoted = toReport("quoted", { ...run, scored: [], isJudged: false });
  const written = toReport("written", { ...run, scored: [], isJudged: false, model: { name: "m", host: "h:1" } });
  const generative = {
    supportedShare: { mean: 0.5, low: 0.4, high: 0.6, count: 9 },
    written: { supported: 1, marked: 2, dropped: 3 },
    asked: 9,
    abstained: { archive: 1, model: 2, unsupported: 3 },
    fallbacks: { whole: 1, partly: 0 },
    notices: { "It failed.": 1 },
    tokens: { inputTokens: 900, outputTokens: 90 },
    uncounted: 0,
  };
  const lines = toFigures([quoted, { ...written, whole: { ...written.whole, generative } }]).split("\n");
  const at = (start: string) => lines.findIndex((line) => line.startsWith(start));
  expect(lines[at("| supported sentences")]).toBe("| supported sentences |  | 0.500 [0.400, 0.600] |");
  expect(lines[at("| notice: It failed.")]).toBe("| notice: It failed. |  | 1 |");
  expect(at("| supported sentences")).toBeGreaterThan(at("| questions (answerable)"));
  // Nothing was asked, so no column knows it.
  expect(at("| risk-coverage area")).toBe(-1);
  expect(at("| supported sentences")).toBeLessThan(at("| lost at retrieval"));
  expect(lines).toContain("- written: 1 article, 2 passages; written by m at h:1; fingerprint of code and models f.");
});
