import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importBeir } from "../../../evals/importers/beir.ts";
import { importMultihopRag } from "../../../evals/importers/multihop-rag.ts";
import { importRgb } from "../../../evals/importers/rgb.ts";
import { importSquad } from "../../../evals/importers/squad.ts";
import { QuestionSchema } from "../../../evals/question-set.ts";
import { openSet } from "../../../evals/sets.ts";

function folder(files: Readonly<Record<string, string>>): string {
  const path = mkdtempSync(join(tmpdir(), "dateline-import-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(path, name, ".."), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return path;
}

const lines = (...values: readonly object[]) => values.map((value) => JSON.stringify(value)).join("\n");

describe("SQuAD", () => {
  const context = "The ferry sank on Monday. Nine people, all of them crew, were saved. Two are missing.";
  const file = (qas: readonly object[]) =>
    join(
      folder({
        "s.json": JSON.stringify({ version: "v2.0", data: [{ title: "A_ferry", paragraphs: [{ context, qas }] }] }),
      }),
      "s.json",
    );
  it("takes the sentence around the answer as evidence, and every form once", () => {
    const answers = [
      { text: "Nine", answer_start: 26 },
      { text: "Nine people", answer_start: 26 },
      { text: "Nine", answer_start: 26 },
    ];
    const { questions, articles } = importSquad(file([{ id: "1", question: "How many were saved?", answers }]));
    expect(articles[0]).toMatchObject({ id: "squad-0", title: "A ferry", text: context });
    expect(questions).toEqual([
      {
        id: "1",
        question: "How many were saved?",
        type: "other",
        answerable: true,
        answers: [["Nine", "Nine people"]],
        evidence: [{ articleId: "squad-0", quote: "Nine people, all of them crew, were saved." }],
      },
    ]);
  });
  it("has 2.0's impossible questions as unanswerable", () => {
    const { questions } = importSquad(file([{ id: "2", question: "Who built it?", is_impossible: true, answers: [] }]));
    expect(questions[0]).toMatchObject({ answerable: false, unanswerable: "other", answers: [], evidence: [] });
  });
  it("says what is wrong with a file", () => {
    const path = folder({ "s.json": '{"data":[{"title":1}]}', "t.json": "{" });
    expect(() => importSquad(join(path, "s.json"))).toThrow(/s\.json: data\.0\.title/);
    expect(() => importSquad(join(path, "t.json"))).toThrow(/t\.json: is not JSON/);
    expect(() => importSquad(join(path, "u.json"))).toThrow(/u\.json: there is no such file/);
  });
});

it("BEIR gives queries with relevant articles, and nothing for those without", () => {
  const path = folder({
    "corpus.jsonl": lines(
      { _id: "d1", title: "Ferry", text: "The ferry sank." },
      { _id: "d2", title: "", text: "Rain fell." },
    ),
    "queries.jsonl": lines({ _id: "q1", text: "ferry accident" }, { _id: "q2", text: "weather" }),
    "qrels/test.tsv": "query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t0\nq2\td2\t0\n",
  });
  const { questions, articles } = importBeir(path);
  expect(articles.map(({ id, title }) => [id, title])).toEqual([
    ["d1", "Ferry"],
    ["d2", "d2"],
  ]);
  expect(questions).toHaveLength(1);
  expect(questions[0]).toMatchObject({
    id: "q1",
    answers: [],
    evidence: [{ articleId: "d1", quote: "The ferry sank." }],
  });
});

it("RGB gives one archive of positive and negative passages, evidence for each thing asked", () => {
  const path = folder({
    "en.json": lines(
      {
        id: 0,
        query: "Who won what?",
        answer: [["Ann", "Ann Lee"], "gold"],
        positive: ["Ann won.", "It was Gold."],
        negative: ["Rain."],
      },
      { id: 1, query: "Who lost?", answer: "Bo", positive: [], negative: ["Sun."] },
    ),
  });
  const { questions, articles } = importRgb(join(path, "en.json"));
  expect(articles).toHaveLength(4);
  expect(questions[0]).toMatchObject({
    answers: [["Ann", "Ann Lee"], ["gold"]],
    evidence: [
      { articleId: "rgb-0-positive-0", quote: "Ann won." },
      { articleId: "rgb-0-positive-1", quote: "It was Gold." },
    ],
  });
  expect(questions[1]).toMatchObject({ answerable: false, unanswerable: "other" });
});

it("MultiHop-RAG gives facts as evidence and null queries as unanswerable", () => {
  const path = folder({
    "corpus.json": JSON.stringify([
      { title: "One", source: "Wire", body: "Ann won gold. Bo lost." },
      { title: "Two", body: "Ann is from Oslo." },
    ]),
    "MultiHopRAG.json": JSON.stringify([
      {
        query: "Where is the winner from?",
        answer: "Oslo",
        question_type: "inference_query",
        evidence_list: [
          { title: "One", fact: "Ann won gold." },
          { title: "Two", fact: "Ann is from Oslo." },
          { title: "Two", fact: "Not there." },
        ],
      },
      { query: "Who is Cy?", answer: "Insufficient information.", question_type: "null_query", evidence_list: [] },
    ]),
  });
  const { questions } = importMultihopRag(path);
  expect(questions[0]?.evidence).toEqual([
    { articleId: "multihop-rag-0", quote: "Ann won gold." },
    { articleId: "multihop-rag-1", quote: "Ann is from Oslo." },
  ]);
  expect(questions[1]?.answerable).toBe(false);
});

describe("opening a set", () => {
  it("knows formats by their prefix, and its questions fit the schema", () => {
    const path = folder({
      "en.json": lines({ id: 0, query: "Who won?", answer: "Ann", positive: ["Ann won."], negative: [] }),
    });
    const { questions, archive } = openSet(`rgb:${join(path, "en.json")}`);
    expect(archive.kind).toBe("articles");
    for (const question of questions) expect(QuestionSchema.safeParse(question).success).toBe(true);
  });
  it("names what there is", () => expect(() => openSet("nonsense")).toThrow(/no question set nonsense/));
});
