import { tool } from "langchain";
import { z } from "zod";
import type { Dateline } from "../dateline.ts";
import { toAnswerJson } from "../stream/answer-json.ts";
import type { Answer } from "../types.ts";

const InputSchema = z.object({
  question: z.string().min(1).max(2000).describe("A question in plain English that stands alone."),
});

/** The archive as a tool for LangChain's agents: the answer API's JSON, with exact quotes, or an abstention. */
export function createArchiveTool(dateline: Pick<Dateline, "ask" | "article">) {
  return tool(
    async ({ question }, { signal }: { signal?: AbortSignal } = {}) => {
      let answer: Answer | undefined;
      for await (const event of dateline.ask(question, { signal }))
        if (event.type === "answer-end") answer = event.answer;
      return JSON.stringify(answer ? toAnswerJson(answer, dateline.article, 5) : null);
    },
    {
      name: "ask_news_archive",
      description:
        "Answers a question from the news archive in verbatim, cited sentences. Says so when the archive does not hold the answer.",
      schema: InputSchema,
    },
  );
}
