import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { AskOptions } from "../../lib/answer/ask.ts";
import type { Dateline } from "../../lib/dateline.ts";
import type { Answer, AnswerEvent } from "../../lib/types.ts";
import { createLatch } from "../fakes/latch.ts";
import { createToyDateline, TOY_RANKER } from "../fakes/toy-dateline.ts";
import { createToyEmbedder } from "../fakes/toy-embedder.ts";
import { createToyReader } from "../fakes/toy-reader.ts";

const QUESTION = "Why was the harbour of Marlow closed?";
const UNKNOWN = "Who invented the telephone in Boston?";

async function eventsOf(dateline: Dateline, question: string, options?: AskOptions): Promise<AnswerEvent[]> {
  const events: AnswerEvent[] = [];
  for await (const event of dateline.ask(question, options)) events.push(event);
  return events;
}

function answerOf(events: readonly AnswerEvent[]): Answer {
  const last = events.at(-1);
  if (last?.type !== "answer-end") throw new Error("the last event is not answer-end");
  return last.answer;
}

/** The grammar of an answer's events, a letter an event. */
function shapeOf(events: readonly AnswerEvent[]): string {
  const LETTERS: Record<AnswerEvent["type"], string> = {
    "retrieval-start": "R",
    "retrieval-end": "r",
    citation: "c",
    "short-answer": "a",
    "sentence-start": "S",
    "sentence-delta": "d",
    "sentence-end": "s",
    "answer-end": "E",
  };
  return events.map(({ type }) => LETTERS[type]).join("");
}

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

describe("abstaining", () => {
  test.each([
    ["where nothing says it", { reason: "not-stated" }, {}],
    ["where the archive is empty", { reason: "empty-archive", hits: [], nearest: [], confidence: 0 }, { articles: [] }],
    [
      "where it is not sure enough",
      { reason: "not-stated", confidence: 0.49 },
      { ranker: { ...TOY_RANKER, probability: () => 0.49 } },
    ],
  ])("%s", async (_name, expected, parts) => {
    const events = await eventsOf(await createToyDateline(parts), UNKNOWN);
    expect(shapeOf(events)).toBe("RrE");
    expect(answerOf(events)).toMatchObject({ status: "abstained", question: UNKNOWN, ...expected });
  });

  test("where nothing is like it, of an archive that holds something", async () => {
    const embedder = { ...createToyEmbedder(), embed: async () => [] };
    const dateline = await createToyDateline();
    const blind = await createToyDateline({ reader: { id: "blind", read: async () => [] } });
    expect(answerOf(await eventsOf(dateline, UNKNOWN)).hits.length).toBeGreaterThan(0);
    expect(answerOf(await eventsOf(blind, UNKNOWN))).toMatchObject({ status: "abstained", reason: "nothing-found" });
    expect(await embedder.embed()).toEqual([]);
  });

  test("shows the nearest passages, best first", async () => {
    const answer = answerOf(await eventsOf(await createToyDateline(), UNKNOWN));
    if (answer.status !== "abstained") throw new Error("expected an abstention");
    expect(answer.nearest.length).toBeGreaterThan(0);
    expect(answer.nearest).toEqual(answer.hits.slice(0, answer.nearest.length));
  });

  test("sure enough is enough", async () => {
    const ranker = { ...TOY_RANKER, probability: () => TOY_RANKER.threshold };
    expect(answerOf(await eventsOf(await createToyDateline({ ranker }), QUESTION)).status).toBe("answered");
  });
});

describe("stopping", () => {
  test("midway ends with the signal's reason, and nothing more is read", async () => {
    const latch = createLatch();
    const reader = createToyReader(latch);
    const stop = new AbortController();
    const asking = eventsOf(await createToyDateline({ reader }), QUESTION, { signal: stop.signal });
    await latch.whenReached(1);
    const reason = new Error("stopped by the reader");
    stop.abort(reason);
    await expect(asking).rejects.toBe(reason);
    latch.open();
    await setImmediate();
    expect(latch.reached).toBe(1);
    expect(reader.passagesRead).toBe(0);
  });

  test("between two sentences says no more of them", async () => {
    const stop = new AbortController();
    const seen: AnswerEvent["type"][] = [];
    const asking = async () => {
      for await (const { type } of (await createToyDateline()).ask(QUESTION, { signal: stop.signal })) {
        seen.push(type);
        if (type === "sentence-end") stop.abort(new Error("enough"));
      }
    };
    await expect(asking()).rejects.toThrow("enough");
    expect(seen.filter((type) => type === "sentence-end")).toHaveLength(1);
    expect(seen).not.toContain("answer-end");
  });

  test("before it began reads nothing", async () => {
    const reader = createToyReader();
    const asking = eventsOf(await createToyDateline({ reader }), QUESTION, {
      signal: AbortSignal.abort(new Error("no")),
    });
    await expect(asking).rejects.toThrow("no");
    expect(reader.passagesRead).toBe(0);
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
