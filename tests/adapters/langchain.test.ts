import { Document } from "@langchain/core/documents";
import { StringOutputParser } from "@langchain/core/output_parsers";
import { RunnableLambda, RunnablePassthrough, RunnableSequence } from "@langchain/core/runnables";
import { describe, expect, test } from "vitest";
import { DatelineEmbeddings } from "../../lib/adapters/langchain-embeddings.ts";
import { DatelineRetriever } from "../../lib/adapters/langchain-retriever.ts";
import { createArchiveTool } from "../../lib/adapters/langchain-tool.ts";
import { DatelineVectorStore } from "../../lib/adapters/langchain-vector-store.ts";
import { createMemoryStore } from "../../lib/store/memory.ts";
import { AnswerSchema } from "../fakes/answer-schema.ts";
import { HARBOUR } from "../fakes/articles.ts";
import { createToyDateline } from "../fakes/toy-dateline.ts";
import { createToyEmbedder } from "../fakes/toy-embedder.ts";

function createVectorStore(): DatelineVectorStore {
  const embedder = createToyEmbedder();
  return new DatelineVectorStore(new DatelineEmbeddings(embedder), createMemoryStore(embedder.dimensions));
}

const DOCUMENTS = [
  new Document({ pageContent: "A storm closed the harbour.", metadata: { source: "storm.txt" } }),
  new Document({ pageContent: "The school has a fire drill.", metadata: { source: "school.txt" } }),
];

describe("the store, driven by LangChain", () => {
  test("similarity search gives documents with their place, nearest first", async () => {
    const store = createVectorStore();
    await store.addDocuments(DOCUMENTS);
    const [[nearest, score] = []] = await store.similaritySearchWithScore("storm at the harbour", 2);
    expect(nearest?.pageContent).toBe("A storm closed the harbour.");
    expect(nearest?.metadata).toMatchObject({ articleId: "storm.txt", start: 0, end: 27 });
    expect(score).toBeCloseTo(1, 2);
  });

  test("as a retriever in a chain", async () => {
    const store = createVectorStore();
    await store.addDocuments(DOCUMENTS);
    const chain = RunnableSequence.from([
      { found: store.asRetriever(1), question: new RunnablePassthrough() },
      RunnableLambda.from(({ found, question }: { found: Document[]; question: string }) => {
        return `${question} → ${found.map(({ pageContent }) => pageContent).join()}`;
      }),
      new StringOutputParser(),
    ]);
    expect(await chain.invoke("fire at school")).toBe("fire at school → The school has a fire drill.");
  });

  test("keeps the ids given, and forgets articles by theirs", async () => {
    const store = createVectorStore();
    expect(await store.addDocuments(DOCUMENTS, { ids: ["1", "2"] })).toEqual(["1", "2"]);
    await store.delete({ articleIds: ["storm.txt"] });
    expect((await store.similaritySearch("storm", 5)).map(({ id }) => id)).toEqual(["2"]);
  });
});

describe("the retriever, driven by LangChain", () => {
  test("gives the archive's passages, best first, each where it stands in its article", async () => {
    const retriever = new DatelineRetriever(await createToyDateline(), 2);
    const documents = await retriever.invoke("How many crowns did the repairs cost?");
    expect(documents).toHaveLength(2);
    for (const { pageContent, metadata } of documents) {
      expect(HARBOUR.text.slice(metadata.start, metadata.end)).toBe(pageContent);
    }
    expect(documents[0]?.pageContent).toContain("crowns");
  });

  test("answers several questions in one batch", async () => {
    const retriever = new DatelineRetriever(await createToyDateline(), 1);
    const batch = await retriever.batch(["pupils in Elm", "storm"]);
    expect(batch.map(([document]) => document?.metadata.articleId)).toEqual(["school", "harbour"]);
  });
});

describe("the tool, driven by LangChain", () => {
  test("says what it is for, and answers with the API's JSON", async () => {
    const tool = createArchiveTool(await createToyDateline());
    expect(tool.name).toBe("ask_news_archive");
    const answer = await tool.invoke({ question: "Why was the harbour of Marlow closed?" });
    expect(AnswerSchema.parse(JSON.parse(answer)).status).toBe("answered");
  });

  test("abstains in words", async () => {
    const tool = createArchiveTool(await createToyDateline());
    const answer = await tool.invoke({ question: "Who invented the telephone in Boston?" });
    expect(AnswerSchema.parse(JSON.parse(answer)).status).toBe("abstained");
  });

  test("called by a model, gives a tool message for that call", async () => {
    const tool = createArchiveTool(await createToyDateline());
    const call = { type: "tool_call" as const, id: "call-1", name: tool.name, args: { question: "Which ships sank?" } };
    const message = await tool.invoke(call);
    expect(message).toMatchObject({ tool_call_id: "call-1", name: "ask_news_archive" });
  });

  test.each([{}, { question: "" }, { question: "x".repeat(2001) }])("refuses a bad question: %j", async (input) => {
    const tool = createArchiveTool(await createToyDateline());
    await expect(tool.invoke(input as { question: string })).rejects.toThrow(/schema/);
  });
});
