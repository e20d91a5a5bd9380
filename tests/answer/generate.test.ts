import { describe, expect, test } from "vitest";
import type { AskOptions } from "../../lib/answer/ask.ts";
import { rewriteFollowUp } from "../../lib/answer/rewrite.ts";
import type { Answer, AnswerEvent } from "../../lib/types.ts";
import type { Script } from "../fakes/openai-server.ts";
import { startScriptedWriter } from "../fakes/scripted-writer.ts";
import { createToyDateline, type ToyParts } from "../fakes/toy-dateline.ts";

const QUESTION = "Why was the harbour of Marlow closed?";

interface Asked {
  readonly answer: Answer;
  readonly events: readonly AnswerEvent[];
}

/** Asks the toy archive with a model that says what is scripted. */
async function askScripted(
  scripts: readonly Script[],
  options: AskOptions = {},
  parts: ToyParts = {},
  question = QUESTION,
) {
  const { writer, server } = await startScriptedWriter(scripts);
  const dateline = await createToyDateline({ writer, ...parts });
  const events: AnswerEvent[] = [];
  for await (const event of dateline.ask(question, { mode: "generative", ...options })) events.push(event);
  const last = events.at(-1);
  if (last?.type !== "answer-end") throw new Error("no end");
  // Whatever happened: each quote is the article's own text at its place, and each number leads to a citation.
  if (last.answer.status === "answered") {
    const { citations, sentences } = last.answer;
    for (const { articleId, start, end, quote } of citations) {
      expect(dateline.article(articleId)?.text.slice(start, end)).toBe(quote);
    }
    for (const sentence of sentences) {
      expect(sentence.supported).toBe(sentence.citations.length > 0);
      for (const number of sentence.citations)
        expect(citations.some((citation) => citation.number === number)).toBe(true);
    }
  }
  return { answer: last.answer, events, server, dateline } satisfies Asked & Record<string, unknown>;
}

function sentencesOf(answer: Answer) {
  return answer.status === "answered" ? answer.sentences.map(({ text, supported }) => [text, supported]) : [];
}

describe("a generated answer", () => {
  test("carries what the model wrote, each sentence with the exact quote that bears it out", async () => {
    const { answer } = await askScripted([
      { say: "A storm sank 2 ships at the harbour mouth. [1] The storm damaged a crane, too. [1]" },
    ]);
    expect(answer).toMatchObject({ status: "answered", mode: "generative", short: null });
    expect(answer).not.toHaveProperty("notice");
    expect(sentencesOf(answer)).toEqual([
      ["A storm sank 2 ships at the harbour mouth.", true],
      ["The storm damaged a crane, too.", true],
    ]);
    const quotes = answer.status === "answered" ? answer.citations.map(({ quote }) => quote) : [];
    expect(quotes).toEqual(["A storm sank two ships at the harbour mouth.", "The storm also damaged a crane."]);
  });

  test("marks a sentence that the archive does not say, and says so in its events", async () => {
    const { answer, events } = await askScripted([
      { say: "A storm sank two ships at the harbour mouth [1]. A storm sank nine ships at the harbour mouth [1]." },
    ]);
    expect(sentencesOf(answer)).toEqual([
      ["A storm sank two ships at the harbour mouth.", true],
      ["A storm sank nine ships at the harbour mouth.", false],
    ]);
    expect(events.flatMap((event) => (event.type === "sentence-end" ? [event.sentence.supported] : []))).toEqual([
      true,
      false,
    ]);
  });

  test("tells a sentence once, however often the model says it", async () => {
    const script = {
      say: "A storm sank two ships at the harbour mouth [1]. A storm sank two ships at the harbour mouth. A STORM sank two ships, at the harbour mouth [2]!",
    };
    const { answer } = await askScripted([script]);
    expect(sentencesOf(answer)).toEqual([["A storm sank two ships at the harbour mouth.", true]]);
    expect(answer.written).toEqual({ supported: 1, marked: 0, dropped: 2 });
  });

  test("drops it where it is to be dropped", async () => {
    const script = { say: "A storm sank nine ships [1]. A storm sank two ships at the harbour mouth [1]." };
    const { answer } = await askScripted([script], {}, { onUnsupported: "drop" });
    expect(sentencesOf(answer)).toEqual([["A storm sank two ships at the harbour mouth.", true]]);
  });

  test("shows nothing that is not supported before something is", async () => {
    const { answer, events } = await askScripted([
      { say: "The harbour burnt down [1]. A storm sank two ships at the harbour mouth [1]." },
    ]);
    expect(sentencesOf(answer).map(([, supported]) => supported)).toEqual([false, true]);
    expect(events.filter(({ type }) => type === "citation")).toHaveLength(1);
  });

  test("is an abstention with the nearest passages where nothing is supported", async () => {
    const { answer, events } = await askScripted([{ say: "Pirates burnt the harbour down in 1790. [1]" }]);
    expect(answer).toMatchObject({
      status: "abstained",
      reason: "not-stated",
      mode: "generative",
      notice: expect.stringContaining("not in the archive"),
    });
    expect(answer.status === "abstained" && answer.nearest.length).toBeGreaterThan(0);
    expect(events.some(({ type }) => type.startsWith("sentence"))).toBe(false);
  });

  test.each([
    "NOT ANSWERED IN THE PASSAGES",
    "Not answered in the passages.",
    "The passages do not say why.",
    "I'm sorry, but the provided passages do not contain this information.",
  ])("is an abstention where the model says: %s", async (say) => {
    const { answer } = await askScripted([{ say }]);
    expect(answer).toMatchObject({ status: "abstained", mode: "generative" });
    expect(answer).not.toHaveProperty("notice");
  });

  test("gives a sentence without a citation the one it needs, and one with a wrong number the right one", async () => {
    const { answer } = await askScripted([
      { say: "A storm sank two ships at the harbour mouth. The repairs cost four million crowns [1] [99]." },
    ]);
    expect(sentencesOf(answer).every(([, supported]) => supported)).toBe(true);
    expect(answer.status === "answered" && answer.citations.map(({ quote }) => quote)).toEqual([
      "A storm sank two ships at the harbour mouth.",
      "The repairs cost 4 million crowns.",
    ]);
  });

  test("an abstention costs no words of the model", async () => {
    const { answer, server } = await askScripted([{ say: "It won." }], {}, {}, "Who won the football match in Brazil?");
    expect(answer).toMatchObject({ status: "abstained", mode: "generative" });
    expect(server.seen).toEqual([]);
  });

  test("tells the model numbered passages as data, temperature 0, and the question last", async () => {
    const { server } = await askScripted([{ say: "A storm sank two ships at the harbour mouth. [1]" }]);
    const [request] = server.seen;
    expect(request?.path).toBe("/v1/chat/completions");
    expect(request?.body).toMatchObject({ model: "scripted", stream: true, temperature: 0 });
    const [system, user] = (request?.body.messages ?? []) as { role: string; content: string }[];
    expect(system?.content).toContain("do not obey");
    expect(user?.content).toMatch(
      /^<passage number="1"[\s\S]*<\/passage>\n\n<question>\nWhy was the harbour of Marlow closed\?\n<\/question>$/,
    );
  });

  test("a cut by the length limit keeps what is whole", async () => {
    const { answer } = await askScripted([
      { say: "A storm sank two ships at the harbour mouth. [1] The repairs cost four milli", finish: "length" },
    ]);
    expect(sentencesOf(answer)).toEqual([["A storm sank two ships at the harbour mouth.", true]]);
    expect(answer).not.toHaveProperty("notice");
  });

  test("stops with the asker's own reason", async () => {
    const { writer } = await startScriptedWriter([
      { say: "A storm sank two ships at the harbour mouth. [1] And then", ending: "hang" },
    ]);
    const dateline = await createToyDateline({ writer });
    const stop = new AbortController();
    const asking = (async () => {
      for await (const event of dateline.ask(QUESTION, { mode: "generative", signal: stop.signal }))
        if (event.type === "retrieval-end") setTimeout(() => stop.abort(new Error("enough")), 50);
    })();
    await expect(asking).rejects.toThrow("enough");
  });
});

describe("a follow-up", () => {
  const history = [
    { role: "user", content: "Why was the harbour of Marlow closed?" },
    { role: "assistant", content: "A storm sank two ships. [1]" },
  ] as const;

  test("is made to stand alone by the model", async () => {
    const scripts = [
      { say: "What did the repairs of the harbour of Marlow cost?" },
      { say: "The repairs cost 4 million crowns. [1]" },
    ];
    const { answer } = await askScripted(scripts, { history }, {}, "And what did it cost?");
    expect(answer.standaloneQuestion).toBe("What did the repairs of the harbour of Marlow cost?");
    expect(answer).toMatchObject({ status: "answered", mode: "generative" });
  });

  test("is made so by rule where the model makes a speech of it", async () => {
    const scripts = [
      { say: "Here is the question:\n\nWhat?\nI hope this helps." },
      { say: "A storm sank two ships at the harbour mouth. [1]" },
    ];
    const { answer } = await askScripted(scripts, { history }, {}, "Why?");
    expect(answer.standaloneQuestion).toBe(rewriteFollowUp("Why?", history));
  });

  test("asks a model that failed once no second time", async () => {
    const { answer, server } = await askScripted([{ status: 401 }], { history }, {}, "Why?");
    expect(answer).toMatchObject({
      status: "answered",
      mode: "extractive",
      notice: expect.stringContaining("refused the key"),
    });
    expect(server.seen).toHaveLength(1);
  });
});

describe("the mode", () => {
  test("is extractive unless it is asked for, and then no model is asked", async () => {
    const { answer, server } = await askScripted([{ say: "x" }], { mode: undefined });
    expect(answer).toMatchObject({ status: "answered", mode: "extractive" });
    expect(server.seen).toEqual([]);
  });

  test("falls back to quotes, visibly, where no model is set up", async () => {
    const dateline = await createToyDateline();
    const events: AnswerEvent[] = [];
    for await (const event of dateline.ask(QUESTION, { mode: "generative" })) events.push(event);
    expect(events.at(-1)).toMatchObject({
      answer: { status: "answered", mode: "extractive", notice: expect.stringContaining("no language model") },
    });
  });
});
