import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { POST } from "../../app/api/answer/route.ts";
import { GET as GET_HEALTH } from "../../app/api/health/route.ts";
import { ask } from "../../lib/answer/ask.ts";
import type { Dateline } from "../../lib/dateline.ts";
import { indexArticles } from "../../lib/ingest/ingest.ts";
import { embeddingText } from "../../lib/retrieve/retrieve.ts";
import { createMemoryStore } from "../../lib/store/memory.ts";
import { makeArticle } from "../fakes/articles.ts";
import { openRealModels } from "../fakes/real-models.ts";
import { serve } from "../fakes/served.ts";
import { createToyDateline, TOY_CLAIM_WEIGHTS, TOY_RANKER } from "../fakes/toy-dateline.ts";

/** Enough long passages that a question is being read for a good while. */
const ARTICLES = Array.from({ length: 24 }, (_, index) =>
  makeArticle(
    `The storm of year ${1900 + index} sank ships at the harbour of Marlow and closed it. `.repeat(8),
    `storm-${index}`,
  ),
);
const QUESTIONS = ["When did a storm close the harbour?", "Which ships sank in the storm?"];

/** An archive over the real models, so that reading costs what it costs. */
async function openArchive(models: ReturnType<typeof openRealModels>): Promise<Dateline> {
  const [embedder, reader] = await Promise.all([models.embedder(), models.reader()]);
  const store = createMemoryStore(embedder.dimensions);
  await indexArticles(ARTICLES, { embedder, store, cache: { get: () => undefined, write: () => {} }, embeddingText });
  const articleOf = (id: string) => ARTICLES.find((article) => article.id === id);
  const parts = {
    embedder,
    store,
    reader,
    ranker: TOY_RANKER,
    claimWeights: TOY_CLAIM_WEIGHTS,
    articleOf,
    depth: 50,
    readCount: 24,
  };
  const toy = await createToyDateline({ articles: ARTICLES });
  return { ...toy, ask: (question, options) => ask(question, parts, options) };
}

/** Node's http in front of the route handlers, as Next stands there in production. */
async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Uint8Array[] = [];
  for await (const part of request) parts.push(part);
  const init = { method: "POST", body: Buffer.concat(parts), headers: { "content-type": "application/json" } };
  const answer =
    request.url === "/api/health" ? GET_HEALTH() : await POST(new Request(`http://localhost${request.url}`, init));
  response.writeHead(answer.status).end(await answer.text());
}

describe("while two questions are being read", () => {
  const models = openRealModels();
  const server = createServer((request, response) => void handle(request, response));
  let archive: Dateline;
  let address: string;
  beforeAll(async () => {
    archive = await openArchive(models);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await models.close();
  });

  const post = async (question: string) => {
    const response = await fetch(`${address}/api/answer`, { method: "POST", body: JSON.stringify({ question }) });
    await response.json();
    return response.status;
  };

  test("a health check is answered before either of them is", async () => {
    serve(archive);
    const order: string[] = [];
    const note = (what: string) => (status: number) => void order.push(`${what} ${status}`);
    const asked = QUESTIONS.map((question) => post(question).then(note("answer")));
    const checked = fetch(`${address}/api/health`).then(({ status }) => note("health")(status));
    await Promise.all([...asked, checked]);
    expect(order).toEqual(["health 200", "answer 200", "answer 200"]);
  });

  test("the event loop goes on turning: many times a passage, where a model run on it would let it turn once", async () => {
    const reading = Promise.all(
      QUESTIONS.map(async (question) => {
        for await (const _ of archive.ask(question));
        return "read" as const;
      }),
    );
    let turns = 0;
    while ((await Promise.race([reading, setImmediate("not yet" as const)])) === "not yet") turns++;
    expect(turns).toBeGreaterThan(10 * QUESTIONS.length * ARTICLES.length);
  });
});
