import { join } from "node:path";
import { assess } from "../../../evals/evaluate.ts";
import { nameModel } from "../../../evals/generative/model.ts";
import { createOpenAIJudge } from "../../../evals/judge/openai.ts";
import { summaryRows } from "../../../evals/print-table.ts";
import type { Question } from "../../../evals/question-set.ts";
import { type Report, toReport } from "../../../evals/report/report.ts";
import { HARBOUR } from "../../fakes/articles.ts";
import type { Script } from "../../fakes/openai-server.ts";
import { startScriptedWriter } from "../../fakes/scripted-writer.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";
import { createToyDateline, TOY_RANKER } from "../../fakes/toy-dateline.ts";

export const STORM = "A storm sank two ships at the harbour mouth.";
const COST = "The repairs cost 4 million crowns.";
export const WHY = "Why was the harbour of Marlow closed?";
type Facts = Omit<Question, "id" | "question" | "type">;
const evidenceOf = (quote: string) => [{ articleId: HARBOUR.id, quote }];
/** What of a question says that the storm is the answer, and that there is none. */
export const ANSWERABLE: Facts = { answerable: true, answers: [["two ships", "2 ships"]], evidence: evidenceOf(STORM) };
const UNANSWERABLE: Facts = { answerable: false, unanswerable: "other", answers: [], evidence: [] };

/** Each question with what the model is scripted to say when its turn comes. */
const ASKED: readonly (readonly [Omit<Question, "type">, ...Script[]])[] = [
  [
    { id: "answered", question: WHY, ...ANSWERABLE },
    { say: `${STORM} [1] The harbour burnt down in 1790. [1]`, tokens: [800, 40] },
  ],
  [
    {
      id: "follow-up",
      question: "And what did it cost?",
      history: [{ role: "user", content: WHY }],
      answerable: true,
      answers: [["four million crowns", "4 million crowns"]],
      evidence: evidenceOf(COST),
    },
    { say: "What did the repairs of the harbour of Marlow cost?", tokens: [100, 10] },
    { say: `${COST} [1]`, tokens: [700, 10] },
  ],
  [{ id: "refused", question: "Why was the harbour closed?", ...ANSWERABLE }, { status: 401 }],
  [
    { id: "cut", question: "Why was the Marlow harbour closed?", ...ANSWERABLE },
    { say: `${STORM} [1] The storm damaged a crane, too. [1] And it ${"blew ".repeat(20)}`, ending: "cut" },
  ],
  [
    { id: "not-answered", question: "Why was the harbour of Marlow closed again?", ...ANSWERABLE },
    { say: "NOT ANSWERED IN THE PASSAGES", tokens: [700, 6] },
  ],
  [
    { id: "made-up", question: "Why was the Marlow harbour closed again?", ...UNANSWERABLE },
    { say: "Pirates burnt the harbour down in 1790. [1]", tokens: [700, 14] },
  ],
  [{ id: "declined", question: "Who won the football match in Brazil?", ...UNANSWERABLE }],
];

export const VERDICTS: readonly Script[] = [
  { say: "RIGHT", tokens: [90, 1] },
  { say: "The answer says four million, so I would call it that.", tokens: [90, 12] },
  { say: '{"verdict": "wrong"}', tokens: [90, 5] },
  { say: "**Correct.**", tokens: [90, 2] },
];

const questions: readonly Question[] = ASKED.map(([question]) => ({ ...question, type: "other" }));

export interface TinyRun {
  readonly report: Report;
  readonly rows: ReadonlyMap<string, string>;
  /** The bodies of all requests, in order. */
  readonly seen: readonly string[];
}

/** A generative run with a judge over the toy archive, all of it scripted. */
export async function runTiny(): Promise<TinyRun> {
  const scripts = [...ASKED.flatMap(([, ...own]) => own), ...VERDICTS];
  const { writer, server, config } = await startScriptedWriter(scripts);
  const dateline = await createToyDateline({ writer });
  const options = { mode: "generative", judge: createOpenAIJudge(config) } as const;
  const { threshold } = TOY_RANKER;
  const assessed = await assess(dateline, questions, threshold, join(temporaryFolder(), "partial"), options);
  const run = { threshold, articles: 2, passages: 4, fingerprint: "f", model: nameModel(config) };
  const report = toReport("tiny", { ...assessed, ...run });
  const seen = server.seen.map(({ body }) => JSON.stringify(body));
  return { report, rows: new Map(summaryRows(report.whole)), seen };
}
