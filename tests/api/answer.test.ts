import { describe, expect, test } from "vitest";
import { POST } from "../../app/api/answer/route.ts";
import { GET as GET_ARTICLE } from "../../app/api/articles/[id]/route.ts";
import { AnswerSchema } from "../fakes/answer-schema.ts";
import { eventsOf, post, serve } from "../fakes/served.ts";
import { createToyDateline } from "../fakes/toy-dateline.ts";

async function answer(body: unknown, init: RequestInit = {}) {
  const response = await POST(post("/api/answer", body, init));
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toMatch(/^application\/json/);
  return AnswerSchema.parse(await response.json());
}

/** The same answer, less what differs from one time to the next. */
function withoutTimings(value: unknown): unknown {
  return { ...(value as object), timings: undefined };
}

const QUESTION = "Why was the harbour of Marlow closed?";

describe("an answered question", () => {
  test("is answered in the shape that the API promises, in cited sentences", async () => {
    serve(await createToyDateline());
    const given = await answer({ question: QUESTION });
    expect(given.status).toBe("answered");
    expect(given.question).toBe(QUESTION);
    expect(given.standaloneQuestion).toBe(QUESTION);
    const said = given.sentences.map(({ text, citations }) => `${text} ${citations.map((n) => `[${n}]`).join(" ")}`);
    expect(given.answer).toBe(said.join(" "));
  });

  test("cites only what it numbers, from 1, each used", async () => {
    serve(await createToyDateline());
    const { citations, sentences, shortAnswer } = await answer({ question: QUESTION });
    const numbers = citations.map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(new Set(sentences.flatMap((sentence) => sentence.citations))).toEqual(new Set(numbers));
    if (shortAnswer) expect(numbers).toContain(shortAnswer.citation);
  });

  test("lets a client check every quote and every passage against the article", async () => {
    serve(await createToyDateline());
    const { citations, passages } = await answer({ question: QUESTION });
    for (const part of [...citations.map((c) => ({ ...c, text: c.quote })), ...passages]) {
      const request = new Request(`http://localhost/api/articles/${part.articleId}`);
      const article = await (await GET_ARTICLE(request, { params: Promise.resolve({ id: part.articleId }) })).json();
      expect(article.text.slice(part.start, part.end)).toBe(part.text);
    }
  });

  test("gives its passages in rank order, topK of them at most", async () => {
    serve(await createToyDateline());
    const { passages } = await answer({ question: QUESTION });
    const scores = passages.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(passages.length).toBeGreaterThan(1);
    expect((await answer({ question: QUESTION, topK: 1 })).passages).toEqual(passages.slice(0, 1));
    expect((await answer({ question: QUESTION, topK: 50 })).passages).toEqual(passages);
  });

  test("takes what it lacks from the history", async () => {
    serve(await createToyDateline());
    const given = await answer({
      question: "How many ships did it sink?",
      history: [
        { role: "user", content: "What do we know about the storm?" },
        { role: "assistant", content: "A storm sank two ships at the harbour mouth. [1]" },
      ],
    });
    expect(given.question).toBe("How many ships did it sink?");
    expect(given.standaloneQuestion).toContain("storm");
  });

  test("may be 2,000 characters long, and ask in any letters", async () => {
    serve(await createToyDateline());
    await answer({ question: "storm ".repeat(400).slice(0, 2000).replace(/ $/, "s") });
    await answer({ question: "🚢 港 Ähm?" });
  });

  test("may come as any JSON media type", async () => {
    serve(await createToyDateline());
    for (const type of ["application/json; charset=utf-8", "application/vnd.api+json", "Application/JSON"]) {
      await answer({ question: QUESTION }, { headers: { "content-type": type } });
    }
  });
});

describe("a question that the archive does not answer", () => {
  test("gets a polite sentence, no citation, and the nearest passages", async () => {
    serve(await createToyDateline());
    const given = await answer({ question: "Who invented the telephone in Boston?" });
    expect(given).toMatchObject({ status: "abstained", shortAnswer: null, sentences: [], citations: [] });
    expect(given.answer).toMatch(/^[A-Z].*\.$/s);
    expect(given.passages.length).toBeGreaterThan(0);
  });

  test("where there is no archive, says so", async () => {
    serve(await createToyDateline({ articles: [] }));
    expect(await answer({ question: QUESTION })).toMatchObject({
      reason: "empty-archive",
      confidence: 0,
      passages: [],
    });
  });
});

describe("with Accept: text/event-stream", () => {
  const STREAM = { headers: { accept: "text/event-stream" } };

  test.each([QUESTION, "Who invented the telephone in Boston?"])("the same is streamed: %s", async (question) => {
    serve(await createToyDateline());
    const response = await POST(post("/api/answer", { question, topK: 2 }, STREAM));
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toMatch(/^text\/event-stream/);
    const events = await eventsOf(response);
    const whole = AnswerSchema.parse(events.at(-1)?.data);
    expect(events.at(-1)?.event).toBe("answer");
    expect(withoutTimings(whole)).toEqual(withoutTimings(await answer({ question, topK: 2 })));
    const named = (name: string) => events.filter(({ event }) => event === name).map(({ data }) => data);
    expect(named("citation")).toEqual(whole.citations);
    expect(named("retrieval-end")).toEqual([{ passages: whole.passages }]);
    expect(named("short-answer")).toEqual(whole.shortAnswer ? [whole.shortAnswer] : []);
    const deltas = named("sentence-delta") as { index: number; text: string }[];
    const texts = whole.sentences.map((_, at) =>
      deltas
        .filter(({ index }) => index === at)
        .map(({ text }) => text)
        .join(""),
    );
    expect(texts).toEqual(whole.sentences.map(({ text }) => text));
  });
});
