import { describe, expect, test } from "vitest";
import { POST } from "../../app/api/answer/route.ts";
import { GET as GET_ONE } from "../../app/api/articles/[id]/route.ts";
import { GET as GET_ARTICLES } from "../../app/api/articles/route.ts";
import { POST as POST_CHAT } from "../../app/api/chat/route.ts";
import { GET as GET_HEALTH } from "../../app/api/health/route.ts";
import { DatelineError } from "../../lib/errors.ts";
import type { Reader } from "../../lib/read/reader.ts";
import { ProblemSchema } from "../fakes/answer-schema.ts";
import { captureLog, eventsOf, post, problemOf, serve } from "../fakes/served.ts";
import { createToyDateline } from "../fakes/toy-dateline.ts";

const SECRET = "/srv/secret/model.onnx: key sk-123";
const QUESTION = { question: "Why was the harbour closed?" };
const MESSAGES = { messages: [{ id: "1", role: "user", parts: [{ type: "text", text: QUESTION.question }] }] };

function failingReader(failure: Error): Reader {
  return { id: "failing", read: () => Promise.reject(failure) };
}

async function serveFailing(failure: Error): Promise<void> {
  serve(await createToyDateline({ reader: failingReader(failure) }));
}

function expectNoLeak(body: string): void {
  for (const leak of ["/srv", "sk-123", "model.onnx", "    at ", "node_modules", ".ts:"])
    expect(body).not.toContain(leak);
}

describe("a fault on the server", () => {
  const FAULTS = [new Error(SECRET), new DatelineError("bad-model", SECRET, `Look into ${SECRET}.`)];

  test.each(FAULTS)("is a 500 that says nothing of the inside, and is logged: $name", async (fault) => {
    const logged = captureLog();
    await serveFailing(fault);
    const response = await POST(post("/api/answer", QUESTION));
    expect(response.status).toBe(500);
    expectNoLeak(await response.clone().text());
    expect((await problemOf(response)).detail).toMatch(/log/);
    expect(logged).toContain(fault);
  });

  test.each(FAULTS)("midway through a stream is an error event, and no answer: $name", async (fault) => {
    const logged = captureLog();
    await serveFailing(fault);
    const response = await POST(post("/api/answer", QUESTION, { headers: { accept: "text/event-stream" } }));
    expect(response.status).toBe(200);
    const events = await eventsOf(response);
    expect(events.at(-1)?.event).toBe("error");
    expect(ProblemSchema.parse(events.at(-1)?.data).status).toBe(500);
    expect(events.some(({ event }) => event === "answer")).toBe(false);
    expectNoLeak(JSON.stringify(events));
    expect(logged).toContain(fault);
  });

  test.each(FAULTS)("midway through a chat is an error part in words: $name", async (fault) => {
    const logged = captureLog();
    await serveFailing(fault);
    const body = await (await POST_CHAT(post("/api/chat", MESSAGES))).text();
    expect(body).toContain('"type":"error"');
    expect(body).toMatch(/"errorText":"[A-Z][^"]{20,}"/);
    expectNoLeak(body);
    expect(logged).toContain(fault);
  });
});

describe("while the archive is being opened, or could not be", () => {
  const getOne = () =>
    GET_ONE(new Request("http://localhost/api/articles/a"), { params: Promise.resolve({ id: "a" }) });
  const ROUTES: [string, () => Response | Promise<Response>][] = [
    ["health", GET_HEALTH],
    ["answer", () => POST(post("/api/answer", QUESTION))],
    ["chat", () => POST_CHAT(post("/api/chat", MESSAGES))],
    ["articles", GET_ARTICLES],
    ["article", getOne],
  ];

  test.each(ROUTES)("%s is a 503 that gives the reason, and when to come again", async (_name, respond) => {
    serve(new Promise(() => {}), { status: "starting", reason: "Indexing the archive: 32 of 64 passages." });
    const response = await respond();
    expect(response.headers.get("retry-after")).toMatch(/^\d+$/);
    expect(await problemOf(response)).toMatchObject({
      status: 503,
      detail: "Indexing the archive: 32 of 64 passages.",
    });
  });

  test("a bad request is told so even then", async () => {
    serve(new Promise(() => {}), { status: "failed", reason: "The archive could not be opened." });
    expect((await problemOf(await POST(post("/api/answer", {})))).status).toBe(422);
    expect((await problemOf(await POST(post("/api/answer", QUESTION)))).status).toBe(503);
  });

  test("once it is open, health is a 200", async () => {
    serve(await createToyDateline());
    const response = GET_HEALTH();
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: "ready" });
    expect(response.headers.get("cache-control")).toBe("no-store");
  });
});
