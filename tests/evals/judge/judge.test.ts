import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { judgeAnswers } from "../../../evals/judge/judge.ts";
import { createOpenAIJudge } from "../../../evals/judge/openai.ts";
import type { Question } from "../../../evals/question-set.ts";
import { type Scored, score } from "../../../evals/score.ts";
import type { WriterConfig } from "../../../lib/config.ts";
import type { Script } from "../../fakes/openai-server.ts";
import { startScriptedWriter } from "../../fakes/scripted-writer.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";

const KEY = "sk-secret-key-that-nobody-may-see";
const TEXT = "Nine people were saved.";

function answered(sentences: readonly string[], change: Partial<Question> = {}): Scored {
  const question: Question = {
    id: "q1",
    question: "How many were saved?",
    answerable: true,
    type: "how-many",
    answers: [["nine", "9"]],
    evidence: [{ articleId: "a", quote: TEXT }],
    ...change,
  };
  const facts = { standaloneQuestion: question.question, confidence: 0.9, short: null, citations: [], ranked: [] };
  const timings = { retrieveMs: 1, readMs: 1, totalMs: 2 };
  return score(question, { id: question.id, ...facts, sentences, decided: null, timings }, 0.5, () => TEXT);
}

async function startJudge(scripts: readonly Script[], settings: Partial<WriterConfig> = {}) {
  const { config, server } = await startScriptedWriter(scripts, { apiKey: () => KEY, ...settings });
  return { judge: createOpenAIJudge(config), server };
}

describe("a judge", () => {
  test("is told question, every form of the gold answer and the answer as data", async () => {
    const { judge, server } = await startJudge([{ say: "RIGHT" }]);
    await judgeAnswers([answered(["They saved nine.", "It rained."])], judge, join(temporaryFolder(), "judged"));
    const [system, user] = (server.seen[0]?.body.messages ?? []) as { readonly content: string }[];
    expect(system?.content).toContain("one word");
    expect(JSON.parse(user?.content ?? "")).toEqual({
      question: "How many were saved?",
      rightAnswer: [["nine", "9"]],
      answer: "They saved nine. It rained.",
    });
    expect(server.seen[0]?.body).toMatchObject({ temperature: 0 });
  });

  test("is not asked of an abstention, nor of a question without a gold answer", async () => {
    const { judge, server } = await startJudge([{ say: "RIGHT" }]);
    const scored = [answered([]), answered(["Nine."], { answerable: false, answers: [], evidence: [] })];
    expect(await judgeAnswers(scored, judge, join(temporaryFolder(), "judged"))).toEqual(scored);
    expect(server.seen).toEqual([]);
  });

  test("keeps its reply, and tokens where they are counted", async () => {
    const { judge } = await startJudge([{ say: "Wrong.", tokens: [90, 2] }, { say: "I cannot say." }]);
    const scored = [answered(["Eight."]), answered(["Some."], { id: "q2" })];
    const judged = await judgeAnswers(scored, judge, join(temporaryFolder(), "judged"));
    expect(judged.map((one) => one.judged)).toEqual([
      { verdict: "wrong", reply: "Wrong.", usage: { inputTokens: 90, outputTokens: 2 } },
      { verdict: "none", reply: "I cannot say.", usage: null },
    ]);
  });

  test("is not asked again about the same answer, but about another", async () => {
    const { judge, server } = await startJudge([{ say: "RIGHT" }]);
    const file = join(temporaryFolder(), "judged");
    await judgeAnswers([answered(["Nine."])], judge, file);
    const [again] = await judgeAnswers([answered(["Nine."])], judge, file);
    expect(again?.judged?.verdict).toBe("right");
    expect(server.seen).toHaveLength(1);
    await judgeAnswers([answered(["Nine people."])], judge, file);
    expect(server.seen).toHaveLength(2);
  });

  test.each<[string, Script, string]>([
    ["refuses the key", { status: 401, body: { error: { message: `bad key ${KEY}` } } }, "(HTTP 401)"],
    ["fails", { status: 500 }, "(HTTP 500)"],
    ["takes too long", { hang: true }, "did not answer"],
  ])("that %s is an outage and no verdict: the run stops, and tells no key", async (_name, script, why) => {
    const { judge } = await startJudge([script], { totalMs: 300 });
    const failure = await judgeAnswers([answered(["Nine."])], judge, join(temporaryFolder(), "judged")).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ code: "model-unavailable", message: expect.stringContaining(why) });
    expect(failure).toMatchObject({ hint: expect.stringContaining("goes on where it stopped") });
    expect(JSON.stringify(failure) + String(failure)).not.toContain(KEY);
  });
});
