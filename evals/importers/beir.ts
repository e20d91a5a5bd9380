import { join } from "node:path";
import { z } from "zod";
import { type Imported, readJsonLines, readTable, toArticle } from "./imported.ts";

const CorpusLine = z.object({ _id: z.string(), title: z.string().default(""), text: z.string() });
const QueryLine = z.object({ _id: z.string(), text: z.string() });

/**
 * A folder of BEIR (Thakur et al. 2021, arXiv:2104.08663): corpus.jsonl, queries.jsonl and qrels/test.tsv. It has no answers:
 * only the measures of retrieval mean something. Every relevance grade above 0 counts as relevant.
 */
export function importBeir(folder: string): Imported {
  const articles = readJsonLines(CorpusLine, join(folder, "corpus.jsonl"))
    .filter(({ text }) => text.trim() !== "")
    .map(({ _id, title, text }) => toArticle(_id, title, text, "BEIR"));
  const texts = new Map(articles.map(({ id, text }) => [id, text]));
  const relevant = Map.groupBy(
    readTable(join(folder, "qrels", "test.tsv")).filter(
      ([, article = "", grade]) => Number(grade) > 0 && texts.has(article),
    ),
    ([query = ""]) => query,
  );
  const questions = readJsonLines(QueryLine, join(folder, "queries.jsonl")).flatMap(({ _id: id, text: question }) => {
    const judged = relevant.get(id);
    if (!judged) return [];
    const evidence = judged.map(([, articleId = ""]) => ({ articleId, quote: texts.get(articleId) ?? "" }));
    return [{ id, question, answerable: true, type: "other" as const, answers: [], evidence }];
  });
  return { questions, articles };
}
