import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../lib/config.ts";
import { readCorpus } from "../../lib/ingest/corpus.ts";
import { AnswerSchema } from "../fakes/answer-schema.ts";
import { runCli } from "../fakes/run-cli.ts";
import { temporaryFolder } from "../fakes/temporary-folder.ts";

/** A heading of the corpus asks this very question. */
const ANSWERED = "What is ISIS-K?";

function ask(options: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  return runCli("ask", options, { DATELINE_DATA: join(temporaryFolder(), "data"), ...environment });
}

describe("an answer", () => {
  test("exits 0 and prints numbered quotes with their places, without colours into a pipe", async () => {
    const { code, out, error } = await ask([ANSWERED]);
    expect({ code, error }).toEqual({ code: 0, error: "" });
    expect(out).toBe(stripVTControlCharacters(out));
    expect(out).toContain("[1]");
    expect(out).toMatch(/isis-k-explainer:\d+:\d+, characters \d+–\d+/);
    const [article] = readCorpus(readConfig({}).corpusFolder);
    for (const [, start, end] of out.matchAll(/characters (\d+)–(\d+)/g)) {
      const quote = article?.text.slice(Number(start), Number(end)) ?? "";
      expect(out).toContain(`“${quote.replace(/\s+/g, " ")}”`);
    }
  });

  test("with --json is the API's JSON and nothing else", async () => {
    const { code, out, error } = await ask(["--json", "--top-k", "2", ANSWERED]);
    expect({ code, error }).toEqual({ code: 0, error: "" });
    const answer = AnswerSchema.parse(JSON.parse(out));
    expect(answer).toMatchObject({ status: "answered", question: ANSWERED });
    expect(answer.passages).toHaveLength(2);
  });

  test("needs no quotation marks around the question", async () => {
    const { out } = await ask(["--json", ...ANSWERED.split(" ")]);
    expect(JSON.parse(out).question).toBe(ANSWERED);
  });
});

describe("an abstention", () => {
  test("exits 3 and says so in a sentence", async () => {
    const { code, out, error } = await ask([ANSWERED], { DATELINE_CORPUS: temporaryFolder() });
    expect({ code, error }).toEqual({ code: 3, error: "" });
    expect(out).toMatch(/^[A-Z].*\.$/m);
  });

  test("with --json exits 3 with the API's JSON", async () => {
    const { code, out } = await ask(["--json", ANSWERED], { DATELINE_CORPUS: temporaryFolder() });
    expect(code).toBe(3);
    expect(AnswerSchema.parse(JSON.parse(out))).toMatchObject({ status: "abstained", reason: "empty-archive" });
  });

  test("shows the nearest passages where there are some", async () => {
    const { code, out } = await ask(["How many goals did Brazil score in the 1998 World Cup final?"]);
    expect(code).toBe(3);
    expect(out).toContain("Nearest:");
  });
});

describe("bad usage exits 2, says how to, and answers nothing", () => {
  test.each([
    ["no question", []],
    ["a blank question", [" "]],
    ["a question of 2,001 characters", ["x".repeat(2001)]],
    ["an option that there is not", ["--colour", ANSWERED]],
    ["--top-k 0", ["--top-k", "0", ANSWERED]],
    ["--top-k 51", ["--top-k", "51", ANSWERED]],
    ["--top-k x", ["--top-k", "x", ANSWERED]],
    ["--top-k 1.5", ["--top-k", "1.5", ANSWERED]],
    ["--top-k and no number", [ANSWERED, "--top-k"]],
  ])("%s", async (_name, options) => {
    const { code, out, error } = await ask(options);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(error).toMatch(/Usage:|2,000 characters/);
    expect(error).not.toMatch(/^ {4}at /m);
  });
});

describe("the rest", () => {
  test("--help prints the usage with every option and exit code, and exits 0", async () => {
    const { code, out, error } = await ask(["--help"]);
    expect({ code, error }).toEqual({ code: 0, error: "" });
    for (const part of ["--json", "--top-k", "--help", "0 answered", "3 abstained", "2 bad usage"]) {
      expect(out).toContain(part);
    }
  });

  test("a setting that is wrong exits 1 and names it", async () => {
    const { code, error } = await ask([ANSWERED], { DATELINE_THREADS: "many" });
    expect(code).toBe(1);
    expect(error).toContain("DATELINE_THREADS");
    expect(error).not.toMatch(/^ {4}at /m);
  });
});
