import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { POST } from "../../app/api/answer/route.ts";
import { POST as POST_CHAT } from "../../app/api/chat/route.ts";
import { createLatch } from "../fakes/latch.ts";
import { captureLog, post, serve } from "../fakes/served.ts";
import { createToyDateline } from "../fakes/toy-dateline.ts";
import { createToyReader } from "../fakes/toy-reader.ts";

const QUESTION = { question: "Why was the harbour closed?" };
const MESSAGES = { messages: [{ id: "1", role: "user", parts: [{ type: "text", text: QUESTION.question }] }] };

/** An archive whose reader waits at a latch before each passage. */
async function serveSlow() {
  captureLog();
  const latch = createLatch();
  const reader = createToyReader(latch);
  serve(await createToyDateline({ reader }));
  return {
    latch,
    /** Lets the reader go on if it is still there, and tells how many passages it has read then. */
    async passagesReadInTheEnd(): Promise<number> {
      latch.open();
      for (let turn = 0; turn < 20; turn++) await setImmediate();
      return reader.passagesRead;
    },
  };
}

describe("a client that goes away frees the reader at once", () => {
  test("the JSON answer", async () => {
    const { latch, passagesReadInTheEnd } = await serveSlow();
    const client = new AbortController();
    const response = POST(post("/api/answer", QUESTION, { signal: client.signal }));
    await latch.whenReached(1);
    client.abort();
    await response;
    expect(await passagesReadInTheEnd()).toBe(0);
  });

  test("the event stream, where the connection is cut", async () => {
    const { latch, passagesReadInTheEnd } = await serveSlow();
    const client = new AbortController();
    const init = { signal: client.signal, headers: { accept: "text/event-stream" } };
    const body = (await POST(post("/api/answer", QUESTION, init))).body?.getReader();
    const reading = body?.read().then(() => body.read());
    await latch.whenReached(1);
    client.abort();
    await Promise.allSettled([reading]);
    expect(await passagesReadInTheEnd()).toBe(0);
  });

  test("the event stream, where nobody reads it any more", async () => {
    const { latch, passagesReadInTheEnd } = await serveSlow();
    const body = (
      await POST(post("/api/answer", QUESTION, { headers: { accept: "text/event-stream" } }))
    ).body?.getReader();
    await body?.read();
    const next = body?.read();
    await latch.whenReached(1);
    await body?.cancel();
    await next;
    expect(await passagesReadInTheEnd()).toBe(0);
  });

  test("the chat, where the connection is cut", async () => {
    const { latch, passagesReadInTheEnd } = await serveSlow();
    const client = new AbortController();
    const response = await POST_CHAT(post("/api/chat", MESSAGES, { signal: client.signal }));
    const reading = response.text();
    await latch.whenReached(1);
    client.abort();
    await Promise.allSettled([reading]);
    expect(await passagesReadInTheEnd()).toBe(0);
  });

  test("the chat, where nobody reads it any more", async () => {
    const { latch, passagesReadInTheEnd } = await serveSlow();
    const body = (await POST_CHAT(post("/api/chat", MESSAGES))).body?.getReader();
    const reading = body?.read();
    await latch.whenReached(1);
    await body?.cancel();
    await reading;
    expect(await passagesReadInTheEnd()).toBe(0);
  });

  test("and the next question is answered", async () => {
    const { latch } = await serveSlow();
    const client = new AbortController();
    const stopped = POST(post("/api/answer", QUESTION, { signal: client.signal }));
    await latch.whenReached(1);
    client.abort();
    await stopped;
    latch.open();
    expect((await POST(post("/api/answer", QUESTION))).status).toBe(200);
  });
});
