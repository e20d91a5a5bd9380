import { z } from "zod";
import { type Imported, readJsonLines, toArticle } from "./imported.ts";

const Passages = z.array(z.union([z.string(), z.array(z.string())])).default([]);
const RgbLine = z.object({
  id: z.union([z.number(), z.string()]),
  query: z.string(),
  /** Things to be said; an inner array has forms of one. */
  answer: z.union([z.string(), z.array(z.union([z.string(), z.array(z.string())]))]),
  positive: Passages,
  negative: Passages,
});

/**
 * The Retrieval-Augmented Generation Benchmark (Chen et al. 2023, arXiv:2309.01431), en.json and its kin, an object a line. All
 * passages, positive and negative ones of every question, make one archive; a question without positive ones is unanswerable.
 */
export function importRgb(file: string): Imported {
  const lines = readJsonLines(RgbLine, file).map((line) => ({
    ...line,
    positive: line.positive.flat(),
    negative: line.negative.flat(),
  }));
  const articles = lines.flatMap(({ id, positive, negative }) => [
    ...positive.map((text, index) => toArticle(`rgb-${id}-positive-${index}`, "", text, "RGB")),
    ...negative.map((text, index) => toArticle(`rgb-${id}-negative-${index}`, "", text, "RGB")),
  ]);
  const questions = lines.map(({ id, query, answer, positive }) => {
    const base = { id: `rgb-${id}`, question: query, type: "other" } as const;
    const answers = [answer].flat().map((forms) => [forms].flat());
    // One passage for each thing asked: the positive ones repeat each other.
    const evidence = answers.flatMap((forms) => {
      const index = positive.findIndex((text) => forms.some((form) => text.toLowerCase().includes(form.toLowerCase())));
      return index === -1 ? [] : [{ articleId: `rgb-${id}-positive-${index}`, quote: positive[index] ?? "" }];
    });
    if (positive.length === 0) {
      return { ...base, answerable: false, unanswerable: "other" as const, answers: [], evidence: [] };
    }
    return { ...base, answerable: true, answers, evidence };
  });
  return { questions, articles: articles.filter(({ text }) => text.trim() !== "") };
}
