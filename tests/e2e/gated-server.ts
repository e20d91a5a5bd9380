import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface GatedServer {
  readonly url: string;
  /** From now on an answer is held back before the first event that contains this text. */
  readonly holdBefore: (text: string) => void;
  /** Lets what is held back through, and all that comes after. */
  readonly release: () => void;
  /** Cuts the connection of the answer that is held back, and holds back none after it. */
  readonly cut: () => void;
  /** Resolves when the page has closed the connection of an answer that was held back. */
  readonly abandoned: Promise<void>;
  readonly close: () => Promise<void>;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** Splits a stream into server-sent events, each with the blank line that ends it. */
async function* toEvents(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of stream) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n\n");
    rest = parts.pop() ?? "";
    for (const part of parts) yield `${part}\n\n`;
  }
}

/** Passes everything to the app at `target`, but answers of the chat only as far as the gate lets them. */
export async function startGatedServer(target: string): Promise<GatedServer> {
  let holdText: string | null = null;
  let open = Promise.withResolvers<"go on" | "cut">();
  const abandoned = Promise.withResolvers<void>();

  async function passEvents(events: AsyncIterable<string>, response: ServerResponse): Promise<void> {
    for await (const event of events) {
      if (holdText !== null && event.includes(holdText)) {
        response.once("close", () => abandoned.resolve());
        if ((await Promise.race([open.promise, abandoned.promise])) === "cut") {
          response.destroy();
          return;
        }
      }
      response.write(event);
    }
    response.end();
  }

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", headers, url = "/" } = request;
    const body = method === "GET" || method === "HEAD" ? null : await readBody(request);
    const type = headers["content-type"];
    const answer = await fetch(new URL(url, target), { method, body, headers: type ? { "content-type": type } : {} });
    const kept = ["content-type", "cache-control", "x-vercel-ai-ui-message-stream"];
    response.writeHead(
      answer.status,
      kept.flatMap((name) => (answer.headers.has(name) ? [[name, answer.headers.get(name) ?? ""]] : [])).flat(),
    );
    response.flushHeaders();
    if (url === "/api/chat" && answer.body) await passEvents(toEvents(answer.body), response);
    else response.end(Buffer.from(await answer.arrayBuffer()));
  }

  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    holdBefore: (text) => {
      holdText = text;
      open = Promise.withResolvers();
    },
    release: () => {
      holdText = null;
      open.resolve("go on");
    },
    cut: () => {
      holdText = null;
      open.resolve("cut");
    },
    abandoned: abandoned.promise,
    close: () =>
      new Promise((resolve) => {
        open.resolve("cut");
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
