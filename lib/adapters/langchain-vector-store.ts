import { randomUUID } from "node:crypto";
import type { Document } from "@langchain/core/documents";
import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import { VectorStore } from "@langchain/core/vectorstores";
import type { PassageStore } from "../store/passage-store.ts";
import { toDocument, toPassage } from "./langchain-document.ts";

/** A passage store as LangChain's VectorStore. Scores are cosines, -1..1, higher is nearer. */
export class DatelineVectorStore extends VectorStore {
  readonly #store: PassageStore;

  constructor(embeddings: EmbeddingsInterface, store: PassageStore) {
    super(embeddings, {});
    this.#store = store;
  }

  override _vectorstoreType(): string {
    return "dateline";
  }

  override async addVectors(
    vectors: number[][],
    documents: Document[],
    options?: { ids?: string[] },
  ): Promise<string[]> {
    const ids = documents.map((document, index) => options?.ids?.[index] ?? document.id ?? randomUUID());
    await this.#store.add(
      documents.map((document, index) => ({
        passage: toPassage(document, ids[index] as string),
        vector: Float32Array.from(vectors[index] ?? []),
      })),
    );
    return ids;
  }

  override async addDocuments(documents: Document[], options?: { ids?: string[] }): Promise<string[]> {
    const texts = documents.map(({ pageContent }) => pageContent);
    return this.addVectors(await this.embeddings.embedDocuments(texts), documents, options);
  }

  /** Removes all that came from these articles. */
  override async delete({ articleIds }: { articleIds: string[] }): Promise<void> {
    await this.#store.removeArticles(articleIds);
  }

  override async similaritySearchVectorWithScore(query: number[], k: number): Promise<[Document, number][]> {
    const hits = await this.#store.searchDense(Float32Array.from(query), k);
    return hits.map(({ passage, score }) => [toDocument(passage), score]);
  }
}
