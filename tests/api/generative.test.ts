import { expect, test } from "vitest";
import { POST } from "../../app/api/answer/route.ts";
import { POST as CHAT } from "../../app/api/chat/route.ts";
import { AnswerSchema } from "../fakes/answer-schema.ts";
import type { Script } from "../fakes/openai-server.ts";
import { startScriptedWriter } from "../fakes/scripted-writer.ts";
import { eventsOf, post, problemOf, serve } from "../fakes/served.ts";
import { createToyDateline } from "../fakes/toy-dateline.ts";

const QUESTION = "Why was the harbour of Marlow closed?";
const SAID = "A storm sank two ships at the harbour mouth. [1] The harbour burnt down in 1790. [1]";

async function serveScripted(...scripts: readonly Script[]): Promise<void> {
  const { writer } = await startScriptedWriter(scripts);
  serve(await createToyDateline({ writer }));
}

test("a generated answer says so, and which of its sentences are supported", async () => {
  await serveScripted({ say: SAID });
  const response = await POST(post("/api/answer", { question: QUESTION, mode: "generative" }));
  const answer = AnswerSchema.parse(await response.json());
  expect(answer).toMatchObject({ status: "answered", mode: "generative", shortAnswer: null });
  expect(answer.sentences.map(({ supported }) => supported)).toEqual([true, false]);
  expect(answer.answer).toBe(
    "A storm sank two ships at the harbour mouth. [1] The harbour burnt down in 1790. [not found in the sources]",
  );
});

test("a generated answer says what it took, where the provider tells", async () => {
  await serveScripted({ say: SAID, tokens: [812, 64] });
  const response = await POST(post("/api/answer", { question: QUESTION, mode: "generative" }));
  expect(AnswerSchema.parse(await response.json()).usage).toEqual({ inputTokens: 812, outputTokens: 64 });
});

test("without a mode the default holds", async () => {
  await serveScripted({ say: SAID });
  const answer = AnswerSchema.parse(await (await POST(post("/api/answer", { question: QUESTION }))).json());
  expect(answer).toMatchObject({ mode: "extractive" });
  expect(answer).not.toHaveProperty("notice");
});

test("a model that fails leaves quotes and a notice", async () => {
  await serveScripted({ status: 401 });
  const answer = AnswerSchema.parse(
    await (await POST(post("/api/answer", { question: QUESTION, mode: "generative" }))).json(),
  );
  expect(answer).toMatchObject({
    status: "answered",
    mode: "extractive",
    notice: expect.stringContaining("refused the key"),
  });
});

test("streams each sentence with what was found of it, and ends with the whole", async () => {
  await serveScripted({ say: SAID });
  const headers = { accept: "text/event-stream" };
  const events = await eventsOf(
    await POST(post("/api/answer", { question: QUESTION, mode: "generative" }, { headers })),
  );
  const ends = events.filter(({ event }) => event === "sentence-end").map(({ data }) => data);
  expect(ends).toMatchObject([{ sentence: { supported: true } }, { sentence: { supported: false } }]);
  expect(AnswerSchema.parse(events.at(-1)?.data)).toMatchObject({ mode: "generative" });
});

test("the chat stream tells mode, notice and what is supported", async () => {
  await serveScripted({ say: SAID }, { status: 500 });
  const messages = [{ id: "1", role: "user", parts: [{ type: "text", text: QUESTION }] }];
  const ask = async () => (await CHAT(post("/api/chat", { messages, mode: "generative" }))).text();
  const first = await ask();
  expect(first).toContain('"supported":true');
  expect(first).toContain('"supported":false');
  expect(first).toContain('"mode":"generative"');
  expect(await ask()).toMatch(
    /"mode":"extractive","notice":"The answer is quoted from the archive: the language model's server failed\."/,
  );
});

test("a mode that is none is refused by name", async () => {
  await serveScripted({ say: SAID });
  const problem = await problemOf(await POST(post("/api/answer", { question: QUESTION, mode: "creative" })));
  expect(problem).toMatchObject({ status: 422, errors: [{ field: "mode" }] });
});
