import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { POST } from "../../app/api/answer/route.ts";
import { GET as GET_ONE } from "../../app/api/articles/[id]/route.ts";
import { GET as GET_ARTICLES } from "../../app/api/articles/route.ts";
import { GET as GET_HEALTH } from "../../app/api/health/route.ts";
import { dateline } from "../../app/server/dateline.ts";
import { AnswerSchema } from "../fakes/answer-schema.ts";
import { post, problemOf } from "../fakes/served.ts";

const data = mkdtempSync(join(tmpdir(), "dateline-test-"));

async function answer(body: unknown) {
  return AnswerSchema.parse(await (await POST(post("/api/answer", body))).json());
}

/** The server's own archive: the models and the corpus that the repo carries, the data of this test. */
describe("the archive that ships, from start to answer", () => {
  beforeAll(() => {
    process.env.DATELINE_DATA = data;
  });
  afterAll(async () => {
    await (await dateline()).close();
    rmSync(data, { recursive: true, force: true });
  });

  test("is not ready at first and says so; then it is", async () => {
    expect((await problemOf(GET_HEALTH())).status).toBe(503);
    await dateline();
    await setImmediate();
    expect(GET_HEALTH().status).toBe(200);
  });

  test("answers a question that a heading of the explainer asks, in sentences of that explainer", async () => {
    await dateline();
    const given = await answer({ question: "What is ISIS-K?" });
    expect(given.status).toBe("answered");
    for (const { articleId, start, end, quote } of given.citations) {
      const request = new Request(`http://localhost/api/articles/${articleId}`);
      const { text } = await (await GET_ONE(request, { params: Promise.resolve({ id: articleId }) })).json();
      expect(text.slice(start, end)).toBe(quote);
    }
  });

  test("takes a follow-up's topic from the history", async () => {
    await dateline();
    const history = [{ role: "user", content: "What happened at Kabul airport?" }];
    const given = await answer({ question: "How many people did it kill?", history });
    expect(given.standaloneQuestion).toMatch(/Kabul airport/);
    expect(given.passages[0]?.text).toContain("Kabul");
  });

  test("lists the explainer with what is known of it", async () => {
    await dateline();
    const { articles } = await (await GET_ARTICLES()).json();
    expect(articles).toMatchObject([{ id: "isis-k-explainer", source: "Reuters", publishedAt: null }]);
  });
});
