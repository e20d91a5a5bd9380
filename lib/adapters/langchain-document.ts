import { Document } from "@langchain/core/documents";
import type { Hit, Passage } from "../types.ts";

/** Where a document's text stands in its article, so that a chain can cite it. */
export interface PassageMetadata {
  readonly articleId: string;
  readonly start: number;
  readonly end: number;
  readonly heading: string;
}

/** A passage as LangChain's Document: `pageContent` is the article's text from `start` to `end`. */
export function toDocument({ id, articleId, start, end, text, heading }: Passage): Document<PassageMetadata> {
  return new Document({ id, pageContent: text, metadata: { articleId, start, end, heading } });
}

export function hitToDocument({ passage, score, from }: Hit): Document<PassageMetadata & Pick<Hit, "score" | "from">> {
  const { pageContent, metadata } = toDocument(passage);
  return new Document({ id: passage.id, pageContent, metadata: { ...metadata, score, from } });
}

function read(metadata: Document["metadata"], name: string): string | undefined {
  return typeof metadata[name] === "string" ? metadata[name] : undefined;
}

/** A document of any chain as a passage. One that names no article is an article of its own, starting at 0. */
export function toPassage({ pageContent, metadata }: Document, id: string): Passage {
  const start = typeof metadata.start === "number" ? metadata.start : 0;
  const heading = read(metadata, "heading") ?? read(metadata, "title") ?? "";
  const articleId = read(metadata, "articleId") ?? read(metadata, "source") ?? id;
  return {
    id,
    articleId,
    start,
    end: start + pageContent.length,
    text: pageContent,
    bodyStart: start,
    section: "",
    heading,
  };
}
