import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { checkQuestions } from "../../evals/check.ts";
import { readQuestions } from "../../evals/question-set.ts";
import { readArticles } from "../../lib/archive.ts";
import { readCorpus } from "../../lib/ingest/corpus.ts";

const SETS = join(import.meta.dirname, "..", "..", "evals", "sets");
const articles = new Map<string, string>();

beforeAll(async () => {
  const shipped = readCorpus(join(SETS, "..", "..", "corpus"));
  for (const { id, text } of [...shipped, ...(await readArticles(["reuters-21578"]))]) articles.set(id, text);
}, 60_000);

const sets = ["explainer", "newswire-dev", "newswire-test"].map(
  (name) => [name, readQuestions(join(SETS, `${name}.jsonl`))] as const,
);

describe.each(sets)("the set %s", (_, questions) => {
  it("has verbatim evidence, answers within it and no question twice", () => {
    expect(checkQuestions(questions, (id) => articles.get(id))).toEqual([]);
  });
  it("has unanswerable questions, a fifth to two fifths", () => {
    const share = questions.filter(({ answerable }) => !answerable).length / questions.length;
    expect(share).toBeGreaterThan(0.19);
    expect(share).toBeLessThan(0.4);
  });
});

it("no story is in both halves of newswire", () => {
  const [dev, test] = ["newswire-dev", "newswire-test"].map(
    (name) =>
      new Set(
        sets.find(([set]) => set === name)?.[1].flatMap(({ evidence }) => evidence.map(({ articleId }) => articleId)),
      ),
  );
  expect([...(dev ?? [])].filter((id) => test?.has(id))).toEqual([]);
});

describe("reading a set", () => {
  const sound = { id: "q1", question: "Who?", answerable: true, type: "who", answers: [["A"]], evidence: [] };
  const read = (...lines: string[]) => {
    const file = join(mkdtempSync(join(tmpdir(), "dateline-set-")), "set.jsonl");
    writeFileSync(file, lines.join("\n"));
    return () => readQuestions(file);
  };
  it("takes blank lines", () => expect(read(JSON.stringify(sound), "", "")()).toHaveLength(1));
  it.each([
    ["not JSON", ["{"], /set\.jsonl, line 1: it is not JSON/],
    ["an unknown type", [JSON.stringify({ ...sound, type: "whom" })], /line 1: type/],
    ["an unknown field", [JSON.stringify({ ...sound, gold: [] })], /line 1: .*gold/],
    ["no answer", [JSON.stringify({ ...sound, answers: [] })], /only they, have answers or evidence/],
    ["an id twice", [JSON.stringify(sound), JSON.stringify(sound)], /line 2: the id q1 is that of line 1/],
  ])("says where there is %s", (_, lines, message) => expect(read(...lines)).toThrow(message));
  it("names a file that is not there", () =>
    expect(() => readQuestions("none.jsonl")).toThrow(/none\.jsonl cannot be opened/));
});

describe("the checker", () => {
  const textOf = (id: string) => (id === "a" ? "Kabul fell in 2021." : undefined);
  const question = {
    id: "q",
    question: "When did Kabul fall?",
    answerable: true,
    type: "when",
    answers: [["2021"]],
    evidence: [{ articleId: "a", quote: "Kabul fell in 2021." }],
  } as const;
  const problems = (change: object) =>
    checkQuestions([{ ...structuredClone(question), ...change } as never], textOf).map(({ what }) => what);
  it("finds nothing wrong with a sound question", () => expect(problems({})).toEqual([]));
  it("finds a quote that is not verbatim", () =>
    expect(problems({ evidence: [{ articleId: "a", quote: "kabul fell in 2021." }] })).toEqual([
      expect.stringContaining("not verbatim"),
    ]));
  it("finds an answer outside of the evidence", () =>
    expect(problems({ answers: [["2022"]] })).toEqual([expect.stringContaining("no form of its answer")]));
  it("finds an unknown article", () =>
    expect(problems({ evidence: [{ articleId: "b", quote: "in 2021" }] })).toEqual([
      expect.stringContaining("not in the archive"),
    ]));
  it("finds a question asked twice", () =>
    expect(checkQuestions([question, { ...question, id: "r" }] as never, textOf)).toHaveLength(1));
});
