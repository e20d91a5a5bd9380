import { describe, expect, test } from "vitest";
import type { AnswerEvent } from "../../lib/types.ts";
import { answerOf, eventsOf, shapeOf } from "../fakes/answer-events.ts";
import { createToyDateline } from "../fakes/toy-dateline.ts";

const QUESTION = "Why was the harbour of Marlow closed?";
const UNKNOWN = "Who invented the telephone in Boston?";

describe("the events of an answer", () => {
  test.each([QUESTION, "When did the harbour of Marlow reopen?", "Which ships sank in the storm?"])(
    "come in their order: %s",
    async (question) => {
      const shape = shapeOf(await eventsOf(await createToyDateline(), question));
      expect(shape).toMatch(/^Rr(c*a)?(Sc*d+s)+E$/);
    },
  );

  test("tell each citation once, before what rests on it", async () => {
    const told = new Set<number>();
    for (const event of await eventsOf(await createToyDateline(), "When did the harbour of Marlow reopen?")) {
      if (event.type === "citation") {
        expect(told.has(event.citation.number)).toBe(false);
        told.add(event.citation.number);
      }
      if (event.type === "short-answer") expect(told).toContain(event.short.citation);
      if (event.type === "sentence-end") for (const number of event.sentence.citations) expect(told).toContain(number);
    }
  });

  test("say together what the answer at the end says", async () => {
    const events = await eventsOf(await createToyDateline(), QUESTION);
    const answer = answerOf(events);
    if (answer.status !== "answered") throw new Error("expected an answer");
    const of = <Type extends AnswerEvent["type"]>(type: Type) =>
      events.filter((event): event is Extract<AnswerEvent, { type: Type }> => event.type === type);
    expect(of("citation").map(({ citation }) => citation)).toEqual(answer.citations);
    expect(of("sentence-end").map(({ sentence }) => sentence)).toEqual(answer.sentences);
    expect(of("sentence-end").map(({ index }) => index)).toEqual(answer.sentences.map((_, index) => index));
    expect(of("retrieval-end")[0]?.hits).toEqual(answer.hits);
  });

  test("each quote is the article's text at its place", async () => {
    const dateline = await createToyDateline();
    const answer = answerOf(await eventsOf(dateline, QUESTION));
    if (answer.status !== "answered") throw new Error("expected an answer");
    for (const { articleId, start, end, quote } of answer.citations) {
      expect(dateline.article(articleId)?.text.slice(start, end)).toBe(quote);
    }
  });

  test("timings are of this question and add up", async () => {
    const { timings } = answerOf(await eventsOf(await createToyDateline(), QUESTION));
    expect(timings.retrieveMs + timings.readMs).toBeLessThanOrEqual(timings.totalMs);
    expect(Math.min(timings.retrieveMs, timings.readMs)).toBeGreaterThanOrEqual(0);
  });
});

describe("a question that asks two things", () => {
  const BOTH = "Why was the harbour of Marlow closed, and how many pupils has the school in Elm?";

  test("is answered from two stories", async () => {
    const answer = answerOf(await eventsOf(await createToyDateline(), BOTH));
    if (answer.status !== "answered") throw new Error("expected an answer");
    expect(answer.standaloneQuestion).toBe(BOTH);
    expect(new Set(answer.citations.map(({ articleId }) => articleId))).toEqual(new Set(["harbour", "school"]));
    expect(new Set(answer.hits.map(({ passage }) => passage.id)).size).toBe(answer.hits.length);
    expect(answer.short).toBeNull();
  });

  test("tells a sentence that answers both once", async () => {
    const twice = "Why was the harbour of Marlow closed, and who closed the harbour of Marlow?";
    const answer = answerOf(await eventsOf(await createToyDateline(), twice));
    if (answer.status !== "answered") throw new Error("expected an answer");
    const quotes = answer.citations.map(({ quote }) => quote);
    expect(new Set(quotes).size).toBe(quotes.length);
  });
});

test("a misspelt question is asked as it was meant, and says so", async () => {
  const dateline = await createToyDateline({ correct: (question) => question.replace("harbur", "harbour") });
  const [first] = await eventsOf(dateline, "Why was the harbur of Marlow closed?");
  expect(first).toMatchObject({
    question: "Why was the harbur of Marlow closed?",
    standaloneQuestion: "Why was the harbour of Marlow closed?",
  });
});

describe("asking", () => {
  test.each(["", " \n\u00a0"])("nothing (%j) is refused", async (question) => {
    await expect(eventsOf(await createToyDateline(), question)).rejects.toMatchObject({ code: "bad-question" });
  });

  test("a follow-up tells the question that it was taken for", async () => {
    const history = [{ role: "user", content: "What do we know about the storm?" } as const];
    const events = await eventsOf(await createToyDateline(), "Which ships did it sink?", { history });
    expect(events[0]).toMatchObject({ type: "retrieval-start", question: "Which ships did it sink?" });
    expect(answerOf(events).standaloneQuestion).toContain("storm");
  });

  test("two at once get each their own answer", async () => {
    const dateline = await createToyDateline();
    const asked = [QUESTION, UNKNOWN, "How many pupils has the school in Elm?"];
    const together = await Promise.all(asked.map((question) => eventsOf(dateline, question)));
    for (const [index, question] of asked.entries()) {
      const alone = await eventsOf(dateline, question);
      expect(shapeOf(together[index] ?? [])).toBe(shapeOf(alone));
      expect(answerOf(together[index] ?? []).question).toBe(question);
    }
  });

  test("an outage throws; it is no abstention", async () => {
    const reader = { id: "broken", read: () => Promise.reject(new Error("out of memory")) };
    await expect(eventsOf(await createToyDateline({ reader }), QUESTION)).rejects.toThrow("out of memory");
  });
});
