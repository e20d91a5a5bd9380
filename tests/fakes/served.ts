import { onTestFinished } from "vitest";
import type { Dateline } from "../../lib/dateline.ts";
import { ProblemSchema } from "./answer-schema.ts";

/** Where the server keeps its archive and its health, see app/server/dateline.ts. */
const HOLDER = Symbol.for("dateline.opened");

export type ServedHealth = { status: "ready" } | { status: "starting" | "failed"; reason: string };

/** Makes the route handlers answer from this archive until the test is over. */
export function serve(dateline: Dateline | Promise<Dateline>, health: ServedHealth = { status: "ready" }): void {
  const holder = globalThis as { [HOLDER]?: unknown };
  const before = holder[HOLDER];
  holder[HOLDER] = { dateline: Promise.resolve(dateline), health };
  onTestFinished(() => {
    holder[HOLDER] = before;
  });
}

/** Keeps what the server logs out of the test's output, and hands it over. */
export function captureLog(): unknown[] {
  const logged: unknown[] = [];
  // biome-ignore-start lint/suspicious/noConsole: the server's log is the console.
  const before = console.error;
  console.error = (...parts: unknown[]) => void logged.push(...parts);
  onTestFinished(() => {
    console.error = before;
  });
  // biome-ignore-end lint/suspicious/noConsole: as above.
  return logged;
}

/** A request with a JSON body, as a client would send it. */
export function post(path: string, body: unknown, init: RequestInit = {}): Request {
  return new Request(`http://localhost${path}`, {
    method: "POST",
    body: typeof body === "string" ? body : JSON.stringify(body),
    ...init,
    headers: { "content-type": "application/json", ...(init.headers as Record<string, string>) },
  });
}

/** The problem that a response holds; fails where it is not problem+json of its own status. */
export async function problemOf(response: Response) {
  const kind = response.headers.get("content-type") ?? "";
  if (!kind.startsWith("application/problem+json")) throw new Error(`the content type is ${kind}`);
  const problem = ProblemSchema.parse(await response.json());
  if (problem.status !== response.status) throw new Error(`status ${response.status}, problem ${problem.status}`);
  return problem;
}

/** The events of a server-sent event stream. */
export async function eventsOf(response: Response): Promise<{ event: string; data: unknown }[]> {
  const blocks = (await response.text()).split("\n\n").filter((block) => block !== "");
  return blocks.map((block) => {
    const fields = new Map(block.split("\n").map((line) => line.split(/: (.*)/s, 2) as [string, string]));
    return { event: fields.get("event") ?? "message", data: JSON.parse(fields.get("data") ?? "null") };
  });
}
