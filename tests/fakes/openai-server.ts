import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { toyVector } from "./toy-embedder.ts";

/** What the server does with a request for words, in turn; the last one is done again for all further requests. */
export type Script =
  | { readonly say: string; readonly pieces?: number; readonly finish?: string; readonly tokens?: Tokens }
  | { readonly status: number; readonly body?: unknown; readonly retryAfter?: string }
  /** Says something and then closes the connection, goes silent, or sends what is not JSON. */
  | { readonly say: string; readonly ending: "cut" | "hang" | "garbage" | "no-finish" }
  | { readonly hang: true };

/** Tokens read and written, as the server counts them; without them it does not tell, as some servers do not. */
type Tokens = readonly [input: number, output: number];

/** A request as it came. */
export interface Seen {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Record<string, unknown>;
}

export interface OpenAIServer {
  /** For OPENAI_BASE_URL. */
  readonly baseUrl: string;
  readonly seen: readonly Seen[];
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString("utf8")) as Record<string, unknown>;
}

function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** Words in so many pieces of about the same length, as a model sends them. */
function piecesOf(text: string, count: number): string[] {
  const size = Math.max(1, Math.ceil(text.length / count));
  return Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
    text.slice(index * size, (index + 1) * size),
  );
}

const BASE = { id: "chatcmpl-1", created: 1, model: "scripted" };

function chunk(delta: Record<string, unknown>, finish: string | null = null): string {
  const choices = [{ index: 0, delta, finish_reason: finish }];
  return `data: ${JSON.stringify({ ...BASE, object: "chat.completion.chunk", choices })}\n\n`;
}

function usageOf(script: Script): Record<string, unknown> {
  if (!("tokens" in script) || !script.tokens) return {};
  const [prompt_tokens, completion_tokens] = script.tokens;
  return { usage: { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens } };
}

function streamChat(response: ServerResponse, script: Extract<Script, { say: string }>): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.write(chunk({ role: "assistant", content: "" }));
  for (const content of piecesOf(script.say, "pieces" in script ? (script.pieces ?? 7) : 7))
    response.write(chunk({ content }));
  const ending = "ending" in script ? script.ending : "finish";
  if (ending === "hang") return;
  if (ending === "cut") {
    // Once the words are on their way, not before.
    response.write(": last\n\n", () => setImmediate(() => response.destroy()));
    return;
  }
  if (ending === "garbage") response.write("data: {not json\n\n");
  if (ending === "finish") response.write(chunk({}, "finish" in script ? (script.finish ?? "stop") : "stop"));
  const usage = usageOf(script);
  if (usage.usage) {
    const last = { ...BASE, object: "chat.completion.chunk", choices: [], ...usage };
    response.write(`data: ${JSON.stringify(last)}\n\n`);
  }
  response.end(ending === "no-finish" ? "" : "data: [DONE]\n\n");
}

/** The Responses API, as far as a plain text answer goes: /v1/responses. */
function streamResponses(response: ServerResponse, text: string): void {
  const send = (event: Record<string, unknown>) => response.write(`data: ${JSON.stringify(event)}\n\n`);
  response.writeHead(200, { "content-type": "text/event-stream" });
  send({ type: "response.created", response: { id: "resp_1", created_at: 1, model: "scripted", service_tier: null } });
  send({ type: "response.output_item.added", output_index: 0, item: { type: "message", id: "msg_1", phase: null } });
  for (const delta of piecesOf(text, 7))
    send({
      type: "response.output_text.delta",
      item_id: "msg_1",
      output_index: 0,
      content_index: 0,
      delta,
      logprobs: null,
    });
  send({ type: "response.output_item.done", output_index: 0, item: { type: "message", id: "msg_1", phase: null } });
  const usage = {
    input_tokens: 1,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: 1,
    output_tokens_details: { reasoning_tokens: 0 },
  };
  send({ type: "response.completed", response: { id: "resp_1", incomplete_details: null, usage, service_tier: null } });
  response.end();
}

function complete(response: ServerResponse, script: Script): void {
  const content = "say" in script ? script.say : "";
  const choices = [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }];
  sendJson(response, 200, { ...BASE, object: "chat.completion", choices, ...usageOf(script) });
}

function embed(response: ServerResponse, body: Record<string, unknown>): void {
  const texts = Array.isArray(body.input) ? (body.input as string[]) : [String(body.input)];
  const data = texts.map((text, index) => ({ object: "embedding", index, embedding: [...toyVector(text)] }));
  sendJson(response, 200, { object: "list", data, model: body.model, usage: { prompt_tokens: 1, total_tokens: 1 } });
}

/**
 * A server on this machine that speaks as much of OpenAI's API as we use, replays what it is told and remembers what it was
 * asked. Failures ask to be tried again at once, so that no test waits for a backoff.
 */
export async function openOpenAIServer(...scripts: readonly Script[]): Promise<OpenAIServer & { close(): void }> {
  const seen: Seen[] = [];
  const left = [...scripts];
  function answer(path: string, body: Record<string, unknown>, response: ServerResponse): void {
    const script = left.length > 1 ? left.shift() : left[0];
    if (path === "/v1/embeddings" && !script) embed(response, body);
    else if (!script) sendJson(response, 404, { error: { message: "nothing is scripted" } });
    else if ("hang" in script) return;
    else if ("status" in script) {
      const headers = script.retryAfter ? { "retry-after": script.retryAfter } : { "retry-after-ms": "1" };
      sendJson(response, script.status, script.body ?? { error: { message: "scripted" } }, headers);
    } else if (path === "/v1/embeddings") embed(response, body);
    else if (path === "/v1/responses") streamResponses(response, script.say);
    else if (body.stream) streamChat(response, script);
    else complete(response, script);
  }
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const path = request.url ?? "";
      seen.push({ path, authorization: request.headers.authorization, body });
      answer(path, body, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, seen, close };
}

/** The same, closed when the test is over. */
export async function startOpenAIServer(...scripts: readonly Script[]): Promise<OpenAIServer> {
  const server = await openOpenAIServer(...scripts);
  onTestFinished(server.close);
  return server;
}
