import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { CACHE } from "../../../evals/archives.ts";
import { evaluate } from "../../../evals/evaluate.ts";
import type { Question } from "../../../evals/question-set.ts";
import { startOpenAIServer } from "../../fakes/openai-server.ts";

const NONE: Omit<Question, "id" | "question"> = {
  answerable: false,
  unanswerable: "off-archive",
  type: "other",
  answers: [],
  evidence: [],
};
const QUESTIONS: readonly Question[] = [
  // A heading of the corpus asks this very question.
  { ...NONE, id: "held", question: "What is ISIS-K?" },
  { ...NONE, id: "not-held", question: "How many goals did Brazil score in the 1998 final?" },
];

test("over the shipped article a generative run asks the model of the settings, and not where the archive abstains", async () => {
  const server = await startOpenAIServer({ say: "NOT ANSWERED IN THE PASSAGES", tokens: [10, 2] });
  vi.stubEnv("OPENAI_BASE_URL", server.baseUrl);
  vi.stubEnv("OPENAI_MODEL", "scripted");
  onTestFinished(() => void vi.unstubAllEnvs());
  const set = { name: "two", questions: QUESTIONS, archive: { kind: "shipped" } } as const;
  const run = await evaluate(set, { mode: "generative" });
  onTestFinished(() => rmSync(join(CACHE, "partial", `${run.fingerprint}.jsonl`)));
  expect(run.model).toEqual({ name: "scripted", host: new URL(server.baseUrl).host });
  expect(server.seen).toHaveLength(1);
  expect(run.asked).toMatchObject([
    { sentences: [], generated: { written: { supported: 0 }, usage: { inputTokens: 10, outputTokens: 2 } } },
    { sentences: [], generated: { written: null, usage: null } },
  ]);
  expect(run.scored.every(({ abstained }) => abstained)).toBe(true);
}, 120_000);

test("a default mode of the settings does not make an extractive run a generative one", async () => {
  const server = await startOpenAIServer({ say: "Never asked." });
  vi.stubEnv("OPENAI_BASE_URL", server.baseUrl);
  vi.stubEnv("OPENAI_MODEL", "scripted");
  vi.stubEnv("DATELINE_MODE", "generative");
  onTestFinished(() => void vi.unstubAllEnvs());
  const run = await evaluate({ name: "two", questions: QUESTIONS, archive: { kind: "shipped" } });
  onTestFinished(() => rmSync(join(CACHE, "partial", `${run.fingerprint}.jsonl`)));
  expect(server.seen).toEqual([]);
  expect(run.model).toBeUndefined();
  expect(run.asked.every(({ generated }) => generated === undefined)).toBe(true);
}, 120_000);
