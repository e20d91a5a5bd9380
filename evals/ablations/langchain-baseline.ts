import { MemoryVectorStore } from "@langchain/classic/vectorstores/memory";
import { Document } from "@langchain/core/documents";
import { Embeddings } from "@langchain/core/embeddings";
import { RecursiveCharacterTextSplitter } from "@langchain/textsplitters";
import type { Config } from "../../lib/config.ts";
import { openEmbedder } from "../../lib/dateline.ts";
import type { Article } from "../../lib/types.ts";
import type { Question } from "../question-set.ts";
import { containment } from "../scorers/containment.ts";
import { type Row, toRow } from "./retrieval-row.ts";

class OurEmbeddings extends Embeddings {
  readonly #embed: (texts: readonly string[]) => Promise<readonly Float32Array[]>;

  constructor(embed: (texts: readonly string[]) => Promise<readonly Float32Array[]>) {
    super({});
    this.#embed = embed;
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    return (await this.#embed(texts)).map((vector) => Array.from(vector));
  }

  override async embedQuery(text: string): Promise<number[]> {
    const [vector] = await this.embedDocuments([text]);
    return vector ?? [];
  }
}

interface Metadata extends Record<string, unknown> {
  readonly articleId: string;
  readonly start: number;
  readonly end: number;
}

const DEPTH = 20;

/** LangChain's splitter gives texts: each is looked up in its article, from where the one before began. */
async function split(article: Article, splitter: RecursiveCharacterTextSplitter): Promise<Document<Metadata>[]> {
  let from = 0;
  const found: Document<Metadata>[] = [];
  for (const pageContent of await splitter.splitText(article.text)) {
    const start = article.text.indexOf(pageContent, from);
    if (start === -1) continue;
    from = start + 1;
    const metadata = { articleId: article.id, start, end: start + pageContent.length };
    found.push(new Document({ pageContent, metadata }));
  }
  return found;
}

/**
 * What its documentation shows first: RecursiveCharacterTextSplitter at 1000 characters with 200 of overlap, MemoryVectorStore,
 * the same embedder as ours, and as answer the first sentence of the nearest passage.
 */
export async function langchainBaseline(
  articles: readonly Article[],
  questions: readonly Question[],
  config: Config,
): Promise<Row> {
  const embedder = await openEmbedder(config);
  try {
    const splitter = new RecursiveCharacterTextSplitter({ chunkSize: 1000, chunkOverlap: 200 });
    const documents: Document<Metadata>[] = [];
    for (const article of articles) documents.push(...(await split(article, splitter)));
    const store = await MemoryVectorStore.fromDocuments(documents, new OurEmbeddings((texts) => embedder.embed(texts)));
    const found = [];
    for (const question of questions) {
      const nearest = await store.similaritySearch(question.question, DEPTH);
      const first = /^[\s\S]*?[.!?](?=\s|$)/.exec(nearest[0]?.pageContent ?? "")?.[0] ?? "";
      const ranking = nearest.map(({ metadata }) => metadata as Metadata);
      found.push({ question, ranking, contained: containment([first], question.answers) });
    }
    const texts = new Map(articles.map(({ id, text }) => [id, text]));
    return toRow("LangChain: splitter 1000/200, MemoryVectorStore, first sentence", documents.length, found, (id) =>
      texts.get(id),
    );
  } finally {
    await embedder.close();
  }
}
