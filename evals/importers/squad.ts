import { z } from "zod";
import { type Imported, readJson, toArticle } from "./imported.ts";

/** SQuAD 1.1 and 2.0 (Rajpurkar et al. 2016, 2018), as its JSON has it. */
const SquadSchema = z.object({
  data: z.array(
    z.object({
      title: z.string(),
      paragraphs: z.array(
        z.object({
          context: z.string(),
          qas: z.array(
            z.object({
              id: z.string(),
              question: z.string(),
              is_impossible: z.boolean().default(false),
              answers: z.array(z.object({ text: z.string(), answer_start: z.number() })).default([]),
            }),
          ),
        }),
      ),
    }),
  ),
});

/** The sentence around an answer, near enough: from the full stop before it to the one after it. */
function sentenceAround(context: string, start: number, length: number): string {
  const before = context.slice(0, start).search(/[.!?]\s(?!.*[.!?]\s)/s);
  const after = /[.!?](?=\s|$)/.exec(context.slice(start + length));
  const from = before === -1 ? 0 : before + 2;
  return context.slice(from, after ? start + length + after.index + 1 : context.length).trim();
}

/** Each of SQuAD's articles is one article of the archive; its questions are then asked of all of them at once. */
export function importSquad(file: string): Imported {
  const { data } = readJson(SquadSchema, file);
  const articles = data.map(({ title, paragraphs }, index) =>
    toArticle(
      `squad-${index}`,
      title.replaceAll("_", " "),
      paragraphs.map(({ context }) => context).join("\n\n"),
      "SQuAD",
    ),
  );
  const questions = data.flatMap(({ paragraphs }, index) =>
    paragraphs.flatMap(({ context, qas }) =>
      qas.map(({ id, question, is_impossible, answers }) => {
        const base = { id, question, type: "other" } as const;
        const [first] = answers;
        if (is_impossible || !first) {
          return { ...base, answerable: false, unanswerable: "other" as const, answers: [], evidence: [] };
        }
        const quote = sentenceAround(context, first.answer_start, first.text.length);
        const forms = [...new Set(answers.map(({ text }) => text))];
        return { ...base, answerable: true, answers: [forms], evidence: [{ articleId: `squad-${index}`, quote }] };
      }),
    ),
  );
  return { questions, articles };
}
