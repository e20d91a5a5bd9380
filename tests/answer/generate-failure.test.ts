import { describe, expect, test } from "vitest";
import { createOpenAIWriter } from "../../lib/answer/openai.ts";
import type { WriterConfig } from "../../lib/config.ts";
import type { Answer, AnswerEvent } from "../../lib/types.ts";
import { type Script, startOpenAIServer } from "../fakes/openai-server.ts";
import { startScriptedWriter } from "../fakes/scripted-writer.ts";
import { createToyDateline } from "../fakes/toy-dateline.ts";

const QUESTION = "Why was the harbour of Marlow closed?";
const KEY = "sk-secret-key-that-nobody-may-see";
const TRUE = "A storm sank two ships at the harbour mouth. [1]";

async function askWriter(
  writer: ReturnType<typeof createOpenAIWriter>,
): Promise<{ answer: Answer; events: AnswerEvent[] }> {
  const dateline = await createToyDateline({ writer });
  const events: AnswerEvent[] = [];
  for await (const event of dateline.ask(QUESTION, { mode: "generative" })) events.push(event);
  const last = events.at(-1);
  if (last?.type !== "answer-end") throw new Error("no end");
  return { answer: last.answer, events };
}

async function askFailing(scripts: readonly Script[], settings: Partial<WriterConfig> = {}) {
  const { writer, server } = await startScriptedWriter(scripts, { apiKey: () => KEY, ...settings });
  const { answer, events } = await askWriter(writer);
  // Neither the answer nor anything told on the way has the key.
  expect(JSON.stringify(events)).not.toContain(KEY);
  expect(server.seen[0]?.authorization).toBe(`Bearer ${KEY}`);
  return { answer, server };
}

const TOO_LONG = {
  error: { message: "This model's maximum context length is 4096 tokens.", code: "context_length_exceeded" },
};
const BAD_KEY = { error: { message: `Incorrect API key provided: ${KEY}`, code: "invalid_api_key" } };

describe("a model that fails", () => {
  test.each<[string, Script, string, number]>([
    ["401", { status: 401, body: BAD_KEY }, "refused the key", 1],
    ["404, a model that is not there", { status: 404 }, "refused the key or the model's name", 1],
    ["429", { status: 429 }, "no more questions for now", 2],
    ["500", { status: 500 }, "server failed", 2],
    ["503 with a body that is not JSON", { status: 503, body: "busy" }, "server failed", 2],
    ["a context that is too long", { status: 400, body: TOO_LONG }, "too long", 1],
    ["another bad request", { status: 400 }, "could not be understood", 1],
    ["a stream that is no answer", { say: "", ending: "garbage" }, "could not be understood", 1],
    ["a stream that ends before it began", { say: "", ending: "no-finish" }, "broke off", 1],
  ])("by %s: the answer is quoted, and says why", async (_name, script, why, requests) => {
    const { answer, server } = await askFailing([script]);
    expect(answer).toMatchObject({ status: "answered", mode: "extractive", notice: expect.stringContaining(why) });
    expect(answer.status === "answered" && answer.sentences.every(({ supported }) => supported)).toBe(true);
    expect(server.seen).toHaveLength(requests);
  });

  test("by a connection that is refused", async () => {
    const server = await startOpenAIServer();
    const baseUrl = server.baseUrl.replace(/:\d+/, ":1");
    const writer = createOpenAIWriter({
      apiKey: () => KEY,
      baseUrl,
      model: "m",
      totalMs: 20_000,
      silenceMs: 20_000,
      retries: 0,
      inputTokens: 4000,
      outputTokens: 100,
    });
    const { answer } = await askWriter(writer);
    expect(answer).toMatchObject({
      status: "answered",
      mode: "extractive",
      notice: expect.stringContaining("could not be reached"),
    });
  });

  test("by never answering", async () => {
    const { answer } = await askFailing([{ hang: true }], { totalMs: 300 });
    expect(answer).toMatchObject({
      status: "answered",
      mode: "extractive",
      notice: expect.stringContaining("too long"),
    });
  });

  test("once, with Retry-After, is asked again", async () => {
    const { answer, server } = await askFailing([{ status: 429, retryAfter: "0" }, { say: TRUE }]);
    expect(answer).toMatchObject({ status: "answered", mode: "generative" });
    expect(answer).not.toHaveProperty("notice");
    expect(server.seen).toHaveLength(2);
  });

  test.each<["cut" | "hang" | "garbage" | "no-finish", string]>([
    ["cut", "broke off"],
    ["hang", "took too long"],
    ["garbage", "could not be understood"],
    ["no-finish", "broke off"],
  ])("midway (%s): what is checked stays, quotes take over, and the notice says so", async (ending, why) => {
    const say = `The storm also damaged a crane. [1] What it cost is not known yet, and nobody would put a figure to it, but`;
    const { answer } = await askFailing([{ say, ending }], { silenceMs: 300 });
    expect(answer).toMatchObject({ status: "answered", mode: "generative", notice: expect.stringContaining(why) });
    const texts = answer.status === "answered" ? answer.sentences.map(({ text }) => text) : [];
    expect(texts[0]).toBe("The storm also damaged a crane.");
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.join(" ")).not.toContain("nobody would put a figure");
  });

  test("midway before any sentence is whole: the answer is quoted", async () => {
    const { answer } = await askFailing([{ say: "The storm also dam", ending: "cut" }]);
    expect(answer).toMatchObject({
      status: "answered",
      mode: "extractive",
      notice: expect.stringContaining("broke off"),
    });
  });
});

test("OpenAI itself is asked through /v1/responses, others through /v1/chat/completions", async () => {
  const server = await startOpenAIServer({ say: TRUE });
  const { fetch: real } = globalThis;
  const asked: string[] = [];
  globalThis.fetch = (input, init) => {
    asked.push(String(input));
    return real(String(input).replace("https://api.openai.com/v1", server.baseUrl), init);
  };
  try {
    const writer = createOpenAIWriter({
      apiKey: () => KEY,
      baseUrl: undefined,
      model: "gpt-4.1-mini",
      totalMs: 20_000,
      silenceMs: 20_000,
      retries: 0,
      inputTokens: 4000,
      outputTokens: 100,
    });
    const { answer } = await askWriter(writer);
    expect(asked).toEqual(["https://api.openai.com/v1/responses"]);
    expect(answer).toMatchObject({ status: "answered", mode: "generative" });
  } finally {
    globalThis.fetch = real;
  }
});
