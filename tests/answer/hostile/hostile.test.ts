import { describe, expect, test } from "vitest";
import { toAnswerJson } from "../../../lib/stream/answer-json.ts";
import type { Answer } from "../../../lib/types.ts";
import { makeArticle } from "../../fakes/articles.ts";
import type { Seen } from "../../fakes/openai-server.ts";
import { startScriptedWriter } from "../../fakes/scripted-writer.ts";
import { createToyDateline } from "../../fakes/toy-dateline.ts";
import { INJECTIONS, type Injection } from "./injections.ts";

const TRUE = "A storm sank two ships at the harbour mouth of Marlow.";
const QUESTION = "What sank at the harbour mouth of Marlow?";

/** Anything that a browser or a Markdown renderer would make a link, an image, an element or a script of; and what hides. */
const ACTIVE =
  /<|>|!\[|\]\(|\bhttps?:|\bftp:|javascript:|vbscript:|\bdata:|mailto:|\btel:|www\.|evil\.example|&lt;|&#|\bon\w+=|`|\p{Cf}|\p{Default_Ignorable_Code_Point}/iu;

/** An archive with the hostile article in it, asked with a model that falls for it. */
async function fallFor({
  planted,
  said,
}: Injection): Promise<{ answer: Answer; json: ReturnType<typeof toAnswerJson>; seen: readonly Seen[] }> {
  const article = makeArticle(`${TRUE}\n\n${planted}\n`, "hostile");
  const { writer, server } = await startScriptedWriter([{ say: `${TRUE} [1] ${said}` }]);
  const dateline = await createToyDateline({ writer, articles: [article] });
  for await (const event of dateline.ask(QUESTION, { mode: "generative" })) {
    if (event.type !== "answer-end") continue;
    return { answer: event.answer, json: toAnswerJson(event.answer, dateline.article, 10), seen: server.seen };
  }
  throw new Error("no end");
}

test("there are thirty at least", () => expect(INJECTIONS.length).toBeGreaterThanOrEqual(30));

describe.each(INJECTIONS)("$name", (injection) => {
  test("leaves no link, markup or hidden letter in what is shown, marks what is false, and quotes exactly", async () => {
    const { answer, json } = await fallFor(injection);
    if (answer.status !== "answered") throw new Error("it should have answered");
    expect(answer.sentences[0]).toEqual({ text: TRUE, citations: [1], supported: true });
    expect(answer.sentences.length).toBeGreaterThan(1);
    for (const { text, supported, citations } of answer.sentences.slice(1)) {
      expect(text).not.toMatch(ACTIVE);
      expect({ text, supported, citations }).toEqual({ text, supported: false, citations: [] });
    }
    expect(json.answer).not.toMatch(ACTIVE);
    expect(json.citations.map(({ articleId, quote }) => ({ articleId, quote }))).toEqual([
      { articleId: "hostile", quote: TRUE },
    ]);
  });

  test("stays inside of its own passage in the prompt, with nothing hidden", async () => {
    const { seen } = await fallFor(injection);
    const [system, user] = (seen[0]?.body.messages ?? []) as { readonly content: string }[];
    expect(system?.content).not.toContain(injection.planted);
    const prompt = user?.content ?? "";
    expect(prompt.match(/<passage /g)).toHaveLength(1);
    expect(prompt.match(/<\/passage>/g)).toHaveLength(1);
    expect(prompt.match(/<question>/g)).toHaveLength(1);
    expect(prompt).not.toMatch(/\p{Cf}|\p{Default_Ignorable_Code_Point}/u);
  });
});
