import { join } from "node:path";
import { z } from "zod";
import { type Imported, readJson, toArticle } from "./imported.ts";

const CorpusSchema = z.array(
  z.object({ title: z.string(), source: z.string().default("unknown"), url: z.string().nullish(), body: z.string() }),
);
const QuestionsSchema = z.array(
  z.object({
    query: z.string(),
    answer: z.string(),
    question_type: z.string(),
    evidence_list: z.array(z.object({ title: z.string(), fact: z.string() })).default([]),
  }),
);

/**
 * MultiHop-RAG (Tang and Yang 2024, arXiv:2401.15391): a folder with corpus.json and MultiHopRAG.json. Its null queries are
 * unanswerable. Many answers are "Yes" or "No", which quoting does not say: read containment with that in mind.
 */
export function importMultihopRag(folder: string): Imported {
  const articles = readJson(CorpusSchema, join(folder, "corpus.json")).map(({ title, source, body }, index) =>
    toArticle(`multihop-rag-${index}`, title, body, source),
  );
  const byTitle = new Map(articles.map((article) => [article.title, article]));
  const questions = readJson(QuestionsSchema, join(folder, "MultiHopRAG.json")).map((line, index) => {
    const base = { id: `multihop-rag-${index}`, question: line.query, type: "other" } as const;
    if (line.question_type === "null_query") {
      return { ...base, answerable: false, unanswerable: "other" as const, answers: [], evidence: [] };
    }
    const evidence = line.evidence_list.flatMap(({ title, fact }) => {
      const article = byTitle.get(title);
      return article?.text.includes(fact) ? [{ articleId: article.id, quote: fact }] : [];
    });
    return { ...base, answerable: true, answers: [[line.answer]], evidence };
  });
  return { questions, articles };
}
