import { appendFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { toMarkdown, toRow } from "../../evals/ablations/retrieval-row.ts";
import { collect } from "../../evals/collect.ts";
import type { Question } from "../../evals/question-set.ts";
import type { Dateline } from "../../lib/dateline.ts";

const TIMINGS = { retrieveMs: 1, readMs: 1, totalMs: 2 };

const question = (id: string): Question => ({
  id,
  question: `What is ${id}?`,
  answerable: false,
  unanswerable: "other",
  type: "other",
  answers: [],
  evidence: [],
});

/** Abstains from everything, and counts what it is asked. */
function abstainer(): { readonly dateline: Dateline; readonly heard: string[] } {
  const heard: string[] = [];
  async function* ask(text: string): ReturnType<Dateline["ask"]> {
    heard.push(text);
    const base = { question: text, standaloneQuestion: text, hits: [], confidence: 0.25, timings: TIMINGS };
    yield {
      type: "answer-end",
      answer: { ...base, status: "abstained", mode: "extractive", reason: "not-stated", nearest: [] },
    };
  }
  return { dateline: { ask } as unknown as Dateline, heard };
}

it("a run that was stopped goes on, and asks again what was written by half", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "dateline-partial-")), "deep", "partial.jsonl");
  const first = abstainer();
  const before = await collect(first.dateline, [question("a"), question("b")], { partialFile: file });
  appendFileSync(file, '{"id":"c","conf');
  const second = abstainer();
  const done: number[] = [];
  const after = await collect(second.dateline, ["a", "b", "c"].map(question), {
    partialFile: file,
    onProgress: (count) => done.push(count),
  });
  expect(second.heard).toEqual(["What is c?"]);
  expect(after.slice(0, 2)).toEqual(before);
  expect(after[2]).toMatchObject({ id: "c", confidence: 0.25, sentences: [], ranked: [], decided: null });
  expect(done).toEqual([1, 2, 3]);
  // The line that was cut short does not swallow the one after it.
  const third = abstainer();
  await collect(third.dateline, ["a", "b", "c"].map(question), { partialFile: file });
  expect(third.heard).toEqual([]);
});

it("a variant's row has its figures over questions", () => {
  const asked: Question = {
    ...question("a"),
    answerable: true,
    answers: [["x"]],
    evidence: [{ articleId: "s", quote: "two" }],
  };
  const { unanswerable: _, ...one } = asked;
  const place = (start: number, end: number) => ({ articleId: "s", start, end });
  const row = toRow("tiny", 2, [{ question: one, ranking: [place(0, 3), place(4, 7)], contained: 1 }], () => "one two");
  expect([row.recall1.mean, row.recall5.mean, row.mrr.mean, row.contained?.mean]).toEqual([0, 1, 0.5, 1]);
  expect(toMarkdown([row]).split("\n")[2]).toMatch(
    /^\| tiny \| 2 \| 0\.000 \| 1\.000 \| 1\.000 \[1\.00, 1\.00\] \| 0\.500 /,
  );
});
