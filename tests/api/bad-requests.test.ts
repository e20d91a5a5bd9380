import { beforeEach, describe, expect, test } from "vitest";
import * as unknownPath from "../../app/api/[...path]/route.ts";
import * as answer from "../../app/api/answer/route.ts";
import * as article from "../../app/api/articles/[id]/route.ts";
import * as articles from "../../app/api/articles/route.ts";
import * as chat from "../../app/api/chat/route.ts";
import * as health from "../../app/api/health/route.ts";
import { post, problemOf, serve } from "../fakes/served.ts";
import { createToyDateline } from "../fakes/toy-dateline.ts";

const QUESTION = "Why was the harbour closed?";

beforeEach(async () => serve(await createToyDateline()));

async function refused(body: unknown, init?: RequestInit) {
  const response = await answer.POST(post("/api/answer", body, init));
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(response.status).toBeLessThan(500);
  return problemOf(response);
}

describe("a wrong field is named, with its limit where it has one", () => {
  test.each([
    ["no question", {}, "question", undefined],
    ["an empty question", { question: "" }, "question", undefined],
    ["a question of white space", { question: " \n\u00a0" }, "question", undefined],
    ["a question of 2,001 characters", { question: "x".repeat(2001) }, "question", 2000],
    ["a question that is a number", { question: 7 }, "question", undefined],
    ["a question that is null", { question: null }, "question", undefined],
    ["a question that is a list", { question: [QUESTION] }, "question", undefined],
    ["topK 0", { question: QUESTION, topK: 0 }, "topK", 1],
    ["topK 51", { question: QUESTION, topK: 51 }, "topK", 50],
    ["topK -1", { question: QUESTION, topK: -1 }, "topK", 1],
    ["topK 1.5", { question: QUESTION, topK: 1.5 }, "topK", undefined],
    ["topK as text", { question: QUESTION, topK: "x" }, "topK", undefined],
    ["topK null", { question: QUESTION, topK: null }, "topK", undefined],
    ["a history that is text", { question: QUESTION, history: "before" }, "history", undefined],
    [
      "a turn of a wrong role",
      { question: QUESTION, history: [{ role: "system", content: "" }] },
      "history.0.role",
      undefined,
    ],
    ["a turn without content", { question: QUESTION, history: [{ role: "user" }] }, "history.0.content", undefined],
    ["a turn that is text", { question: QUESTION, history: ["before"] }, "history.0", undefined],
    ["too many turns", { question: QUESTION, history: Array(101).fill({ role: "user", content: "" }) }, "history", 100],
    ["a list for a body", [QUESTION], "body", undefined],
    ["text for a body", '"question"', "body", undefined],
    ["null for a body", "null", "body", undefined],
  ])("%s", async (_name, body, field, limit) => {
    const problem = await refused(body);
    expect(problem.status).toBe(422);
    const error = problem.errors?.find((one) => one.field === field);
    expect(error).toBeDefined();
    if (limit !== undefined) expect(error?.limit).toBe(limit);
    expect(problem.detail).toContain(field);
  });

  test("all wrong fields at once", async () => {
    const { errors } = await refused({ question: "", topK: 99, history: 1 });
    expect(errors?.map(({ field }) => field).toSorted()).toEqual(["history", "question", "topK"]);
  });
});

describe("a body that is no JSON", () => {
  test.each(["{", "", "question=x", "{'question': 1}", "\u0000"])("%j is a 400", async (body) => {
    expect(await refused(body)).toMatchObject({ status: 400, errors: [{ field: "body" }] });
  });

  test("bytes that are not UTF-8 are a 400", async () => {
    const body = Buffer.concat([Buffer.from('{"question": "caf'), Buffer.of(0xe9), Buffer.from('"}')]);
    expect(await refused("", { body })).toMatchObject({ status: 400 });
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonp"])(
    "%s is a 415",
    async (type) => {
      const problem = await refused({ question: QUESTION }, { headers: { "content-type": type } });
      expect(problem.status).toBe(415);
      expect(problem.detail).toContain("application/json");
    },
  );

  test("no content type at all is a 415", async () => {
    const request = new Request("http://localhost/api/answer", { method: "POST", body: Buffer.from("{}") });
    expect((await problemOf(await answer.POST(request))).status).toBe(415);
  });
});

describe("a body over 64 KiB is a 413 that names the limit", () => {
  const LIMIT = 64 * 1024;
  const padded = (size: number) => `{"question": "${QUESTION}"}`.padEnd(size);

  test("64 KiB are not too many", async () => {
    expect((await answer.POST(post("/api/answer", padded(LIMIT)))).status).toBe(200);
  });

  test.each([
    ["as it is", {}],
    ["with its Content-Length", { headers: { "content-length": String(LIMIT + 1) } }],
    ["with a Content-Length that lies", { headers: { "content-length": "10" } }],
  ])("one byte more, %s", async (_name, init) => {
    const problem = await refused(padded(LIMIT + 1), init);
    expect(problem).toMatchObject({ status: 413, errors: [{ field: "body", limit: LIMIT }] });
  });

  test("a body that never ends is not read to its end", async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1024;
        controller.enqueue(Buffer.alloc(1024, " "));
      },
    });
    const init = { method: "POST", body, duplex: "half", headers: { "content-type": "application/json" } };
    const response = await answer.POST(new Request("http://localhost/api/answer", init as RequestInit));
    expect((await problemOf(response)).status).toBe(413);
    expect(sent).toBeLessThan(2 * LIMIT);
  });
});

describe("the chat's body", () => {
  const user = (text: string) => ({ id: "1", role: "user", parts: [{ type: "text", text }] });

  test.each([
    ["no messages", {}],
    ["an empty list", { messages: [] }],
    ["messages that are text", { messages: "x" }],
    ["a message without parts", { messages: [{ role: "user" }] }],
    ["a message of a wrong role", { messages: [{ role: "robot", parts: [] }] }],
    ["only what the assistant said", { messages: [{ ...user("Hello."), role: "assistant" }] }],
    ["an empty question", { messages: [user(" ")] }],
    ["a question of 2,001 characters", { messages: [user("x".repeat(2001))] }],
    ["a list for a body", []],
  ])("%s is a 422", async (_name, body) => {
    expect((await problemOf(await chat.POST(post("/api/chat", body)))).status).toBe(422);
  });

  test("that is no JSON is a 400; over 64 KiB a 413; of another kind a 415", async () => {
    expect((await problemOf(await chat.POST(post("/api/chat", "{")))).status).toBe(400);
    expect((await problemOf(await chat.POST(post("/api/chat", " ".repeat(65_537))))).status).toBe(413);
    const plain = post("/api/chat", "{}", { headers: { "content-type": "text/plain" } });
    expect((await problemOf(await chat.POST(plain))).status).toBe(415);
  });
});

describe("a wrong method is a 405 that names the right one", () => {
  const ROUTES = { answer, chat, articles, article, health } as const;
  const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
  const RIGHT = { answer: "POST", chat: "POST", articles: "GET", article: "GET", health: "GET" } as const;
  const wrong = Object.entries(ROUTES).flatMap(([name, route]) =>
    METHODS.filter((method) => method !== RIGHT[name as keyof typeof RIGHT]).map((method) => ({ name, method, route })),
  );

  test.each(wrong)("$method $name", async ({ name, method, route }) => {
    const refuse = (route as unknown as Record<string, () => Response>)[method];
    const response = refuse?.() as Response;
    expect(response.headers.get("allow")).toContain(RIGHT[name as keyof typeof RIGHT]);
    expect((await problemOf(response)).status).toBe(405);
  });
});

test.each(Object.entries({ ...unknownPath }))("an unknown API path is a 404: %s", async (_method, respond) => {
  const problem = await problemOf(respond());
  expect(problem.status).toBe(404);
  expect(problem.detail).toContain("/api/answer");
});
