import type { Document } from "@langchain/core/documents";
import { BaseRetriever } from "@langchain/core/retrievers";
import type { Dateline } from "../dateline.ts";
import { hitToDocument } from "./langchain-document.ts";

/** The whole retrieval (lexical and dense, fused) as LangChain's retriever; documents come best first with their place. */
export class DatelineRetriever extends BaseRetriever {
  readonly lc_namespace = ["dateline", "retrievers"];
  readonly #dateline: Pick<Dateline, "retrieve">;
  readonly #count: number;

  /** `count`: how many passages a question gets. */
  constructor(dateline: Pick<Dateline, "retrieve">, count = 10) {
    super({});
    this.#dateline = dateline;
    this.#count = count;
  }

  override async _getRelevantDocuments(question: string): Promise<Document[]> {
    return (await this.#dateline.retrieve(question, this.#count)).map(hitToDocument);
  }
}
