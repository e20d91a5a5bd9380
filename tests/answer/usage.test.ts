import { describe, expect, test } from "vitest";
import type { AskOptions } from "../../lib/answer/ask.ts";
import type { Answer } from "../../lib/types.ts";
import type { Script } from "../fakes/openai-server.ts";
import { startScriptedWriter } from "../fakes/scripted-writer.ts";
import { createToyDateline, type ToyParts } from "../fakes/toy-dateline.ts";

const QUESTION = "Why was the harbour of Marlow closed?";
const TRUE = "A storm sank two ships at the harbour mouth. [1]";
const FALSE = "The harbour burnt down in 1790. [1]";

async function askScripted(
  scripts: readonly Script[],
  options: AskOptions & { readonly question?: string } = {},
  parts: ToyParts = {},
): Promise<Answer> {
  const { writer } = await startScriptedWriter(scripts);
  const dateline = await createToyDateline({ writer, ...parts });
  const { question = QUESTION, ...rest } = options;
  for await (const event of dateline.ask(question, { mode: "generative", ...rest }))
    if (event.type === "answer-end") return event.answer;
  throw new Error("no end");
}

describe("what an answer took in tokens", () => {
  test("is what the provider counted", async () => {
    const answer = await askScripted([{ say: TRUE, tokens: [812, 64] }]);
    expect(answer.usage).toEqual({ inputTokens: 812, outputTokens: 64 });
  });

  test("is the sum of making the question stand alone and of writing", async () => {
    const history = [{ role: "user", content: QUESTION }] as const;
    const scripts = [
      { say: "What did the repairs of the harbour of Marlow cost?", tokens: [100, 10] },
      { say: "The repairs cost 4 million crowns. [1]", tokens: [800, 20] },
    ] as const;
    const answer = await askScripted(scripts, { history, question: "And what did it cost?" });
    expect(answer.usage).toEqual({ inputTokens: 900, outputTokens: 30 });
  });

  test("is told of an abstention by the model as well", async () => {
    const answer = await askScripted([{ say: "NOT ANSWERED IN THE PASSAGES", tokens: [700, 6] }]);
    expect(answer).toMatchObject({ status: "abstained", usage: { inputTokens: 700, outputTokens: 6 } });
  });

  test.each<[string, readonly Script[], AskOptions & { readonly question?: string }]>([
    ["the provider does not tell", [{ say: TRUE }], {}],
    ["the model failed", [{ status: 401 }], {}],
    ["quotes were asked for", [{ say: TRUE, tokens: [1, 1] }], { mode: "extractive" }],
    ["the archive abstained first", [{ say: TRUE, tokens: [1, 1] }], { question: "Who won the cup in Brazil?" }],
  ])("is absent where %s", async (_name, scripts, options) => {
    expect(await askScripted(scripts, options)).not.toHaveProperty("usage");
  });
});

describe("what became of the sentences that the model wrote", () => {
  test.each<[string, Script, ToyParts, Answer["written"]]>([
    ["cited and marked", { say: `${TRUE} ${FALSE}` }, {}, { supported: 1, marked: 1, dropped: 0 }],
    ["dropped", { say: `${TRUE} ${FALSE}` }, { onUnsupported: "drop" }, { supported: 1, marked: 0, dropped: 1 }],
    ["not shown, for none was supported", { say: `${FALSE} ${FALSE}` }, {}, { supported: 0, marked: 0, dropped: 2 }],
    [
      "nothing, for it said that it has no answer",
      { say: "Not answered in the passages." },
      {},
      { supported: 0, marked: 0, dropped: 0 },
    ],
    [
      "counted without the quotes that stand in for the rest",
      { say: `${TRUE} The repairs cost 4 million crowns. [1] And then a storm ${"blew ".repeat(20)}`, ending: "cut" },
      {},
      { supported: 2, marked: 0, dropped: 0 },
    ],
  ])("%s", async (_name, script, parts, written) => {
    expect((await askScripted([script], {}, parts)).written).toEqual(written);
  });

  test.each<[string, Script, AskOptions]>([
    ["quotes were asked for", { say: TRUE }, { mode: "extractive" }],
    ["quotes took the place of all of it", { status: 401 }, {}],
  ])("is not said where %s", async (_name, script, options) => {
    expect(await askScripted([script], options)).not.toHaveProperty("written");
  });
});
