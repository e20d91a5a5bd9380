import { parseJsonEventStream, readUIMessageStream, type UIMessageChunk, uiMessageChunkSchema } from "ai";
import { describe, expect, test } from "vitest";
import { POST as POST_ANSWER } from "../../app/api/answer/route.ts";
import { POST } from "../../app/api/chat/route.ts";
import type { DatelineUIMessage } from "../../lib/stream/ui-message.ts";
import { AnswerSchema } from "../fakes/answer-schema.ts";
import { post, serve } from "../fakes/served.ts";
import { createToyDateline } from "../fakes/toy-dateline.ts";

const QUESTION = "Why was the harbour of Marlow closed?";
const UNKNOWN = "Who invented the telephone in Boston?";

function message(role: "user" | "assistant", ...texts: string[]) {
  return { id: crypto.randomUUID(), role, parts: texts.map((text) => ({ type: "text", text })) };
}

/** Asks as useChat does, and reads the stream with the AI SDK's own parser and reader. */
async function chat(...messages: ReturnType<typeof message>[]) {
  const response = await POST(post("/api/chat", { id: "chat", trigger: "submit-message", messages }));
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toMatch(/^text\/event-stream/);
  expect(response.headers.get("x-vercel-ai-ui-message-stream")).toBe("v1");
  const chunks: UIMessageChunk[] = [];
  const parsed = parseJsonEventStream({
    stream: response.body as ReadableStream<Uint8Array>,
    schema: uiMessageChunkSchema,
  });
  const stream = parsed.pipeThrough(
    new TransformStream({
      transform(result, controller) {
        if (!result.success) throw result.error;
        chunks.push(result.value);
        controller.enqueue(result.value);
      },
    }),
  );
  let last: DatelineUIMessage | undefined;
  for await (const state of readUIMessageStream<DatelineUIMessage>({ stream, terminateOnError: true })) last = state;
  const parts = last?.parts ?? [];
  const data = <Type extends DatelineUIMessage["parts"][number]["type"]>(type: Type) =>
    parts.flatMap((part) => (part.type === type ? [part as Extract<typeof part, { type: Type }>] : []));
  return { chunks, parts, data };
}

async function answered(question: string) {
  return AnswerSchema.parse(await (await POST_ANSWER(post("/api/answer", { question }))).json());
}

describe("the chat stream of an answer", () => {
  test("says what the API answers, a text part a sentence", async () => {
    serve(await createToyDateline());
    const { data } = await chat(message("user", QUESTION));
    const expected = await answered(QUESTION);
    expect(data("text").map(({ text }) => text)).toEqual(expected.sentences.map(({ text }) => text));
    expect(data("text").every(({ state }) => state === "done")).toBe(true);
    expect(data("data-citation").map((part) => part.data)).toEqual(expected.citations);
    expect(data("data-short").map((part) => part.data)).toEqual(expected.shortAnswer ? [expected.shortAnswer] : []);
    expect(data("data-retrieval").map((part) => part.data)).toEqual([
      { question: QUESTION, standaloneQuestion: QUESTION, passages: expected.passages },
    ]);
    expect(data("data-outcome")[0]?.data.status).toBe("answered");
    expect(data("data-timing")).toHaveLength(1);
  });

  test("ties every sentence to its words and its citations", async () => {
    serve(await createToyDateline());
    const { chunks, data } = await chat(message("user", QUESTION));
    const { sentences } = await answered(QUESTION);
    for (const [index, part] of data("data-sentence").entries()) {
      expect(part.data).toMatchObject({ index, citations: sentences[index]?.citations });
      const { textId } = part.data;
      const said = chunks.flatMap((chunk) => (chunk.type === "text-delta" && chunk.id === textId ? [chunk.delta] : []));
      expect(said.join("")).toBe(sentences[index]?.text);
    }
  });

  test("names a source per citation", async () => {
    serve(await createToyDateline());
    const { data } = await chat(message("user", QUESTION));
    expect(data("source-document")).toHaveLength(data("data-citation").length);
    expect(data("source-document")[0]?.title).toContain("Wire");
  });

  test("tells a citation before the words that rest on it, and how it ended at the end", async () => {
    serve(await createToyDateline());
    const types = (await chat(message("user", QUESTION))).chunks.map(({ type }) => type);
    expect(types.indexOf("data-retrieval")).toBeLessThan(types.indexOf("data-citation"));
    expect(types.indexOf("data-citation")).toBeLessThan(types.indexOf("text-delta"));
    expect(types.lastIndexOf("text-end")).toBeLessThan(types.indexOf("data-outcome"));
    expect(types).not.toContain("error");
  });

  test("of a follow-up, shows the question that was asked of the archive", async () => {
    serve(await createToyDateline());
    const turns = [
      message("user", "What do we know about the storm?"),
      message("assistant", "A storm sank two ships at the harbour mouth.", "The storm also damaged a crane."),
    ];
    const { data } = await chat(...turns, message("user", "How many ships did it sink?"));
    const { question, standaloneQuestion } = data("data-retrieval")[0]?.data ?? {};
    expect(question).toBe("How many ships did it sink?");
    expect(standaloneQuestion).toContain("storm");
  });

  test("answers the last question of the user, whatever stands after it", async () => {
    serve(await createToyDateline());
    const { data } = await chat(message("user", QUESTION), message("assistant", "A storm"));
    expect(data("data-retrieval")[0]?.data.question).toBe(QUESTION);
  });
});

describe("the chat stream of an abstention", () => {
  test("says so politely, shows the nearest passages and cites nothing", async () => {
    serve(await createToyDateline());
    const { data } = await chat(message("user", UNKNOWN));
    const [abstention] = data("data-abstention");
    expect(abstention?.data.reason).toBe("not-stated");
    expect(abstention?.data.nearest.length).toBeGreaterThan(0);
    expect(data("text").map(({ text }) => text)).toEqual([abstention?.data.message]);
    expect(data("data-citation")).toEqual([]);
    expect(data("source-document")).toEqual([]);
    expect(data("data-outcome")[0]?.data.status).toBe("abstained");
  });
});
