import { expect, test } from "vitest";
import { createOpenAIEmbedder } from "../../lib/embed/openai.ts";
import { openOpenAIServer, startOpenAIServer } from "../fakes/openai-server.ts";
import { describeEmbedder } from "./embedder.contract.ts";

const KEY = "sk-secret-key-that-nobody-may-see";

describeEmbedder("OpenAI's API, scripted", async () => {
  const { baseUrl, close } = await openOpenAIServer();
  const embedder = await createOpenAIEmbedder({ apiKey: () => undefined, baseUrl, model: "toy" });
  return { embedder, close: async () => close() };
});

test("its id names server and model, so that vectors of another are never reused", async () => {
  const { baseUrl } = await startOpenAIServer();
  const [a, b] = await Promise.all(
    ["a", "b"].map((model) => createOpenAIEmbedder({ apiKey: () => KEY, baseUrl, model })),
  );
  expect(a?.id).toBe(`openai:${baseUrl}:a`);
  expect(b?.id).not.toBe(a?.id);
  expect(a?.id).not.toContain(KEY);
});

test("sends the key to the server and nowhere else: not into an error", async () => {
  const server = await startOpenAIServer({ status: 401, body: { error: { message: `Incorrect API key: ${KEY}` } } });
  const failure = await createOpenAIEmbedder({ apiKey: () => KEY, baseUrl: server.baseUrl, model: "m" }).catch(
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({ code: "embedder-unavailable", hint: expect.stringContaining("EMBEDDING_MODEL") });
  expect(server.seen[0]?.authorization).toBe(`Bearer ${KEY}`);
  expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain(KEY);
});
