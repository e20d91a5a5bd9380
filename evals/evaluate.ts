import { join } from "node:path";
import { type Config, readConfig } from "../lib/config.ts";
import type { Dateline } from "../lib/dateline.ts";
import type { Mode } from "../lib/types.ts";
import { CACHE, openArchive, sha256 } from "./archives.ts";
import { type Asked, collect } from "./collect.ts";
import { answerFingerprint } from "./fingerprint.ts";
import { generativeFingerprint, type ModelName, nameModel, requireModel } from "./generative/model.ts";
import { JUDGE_INSTRUCTIONS, type Judge, judgeAnswers } from "./judge/judge.ts";
import type { Question } from "./question-set.ts";
import { type Scored, score } from "./score.ts";
import type { QuestionSet } from "./sets.ts";

export interface EvaluateOptions {
  readonly limit?: number | undefined;
  readonly change?: Partial<Config>;
  /** Extractive where absent; generative needs a language model in the settings. */
  readonly mode?: Mode;
  /** Reads free-form answers beside their gold answers. */
  readonly judge?: Judge | undefined;
  readonly onIndex?: (done: number, total: number) => void;
  readonly onQuestion?: (done: number, total: number) => void;
  readonly onVerdict?: (done: number, total: number) => void;
}

export interface Evaluated extends Assessed {
  readonly threshold: number;
  readonly articles: number;
  readonly passages: number;
  /** Of code, models, set and options. */
  readonly fingerprint: string;
  /** What wrote the answers of a generative run. */
  readonly model?: ModelName;
}

interface Assessed {
  readonly scored: readonly Scored[];
  readonly asked: readonly Asked[];
  readonly isJudged: boolean;
  readonly textOf: (articleId: string) => string | undefined;
}

/** The first `limit` questions in the order of their id's hash, as the set has them: the same sample for every run. */
export function sample(questions: readonly Question[], limit: number | undefined): readonly Question[] {
  if (limit === undefined || limit >= questions.length) return questions;
  const order = questions.toSorted((a, b) => (sha256(a.id) < sha256(b.id) ? -1 : 1));
  const kept = new Set(order.slice(0, limit));
  return questions.filter((question) => kept.has(question));
}

/** Asks questions of an archive, scores the answers, and has them judged. `partialFile` is without its ending. */
export async function assess(
  dateline: Dateline,
  questions: readonly Question[],
  threshold: number,
  partialFile: string,
  { mode, judge, onQuestion, onVerdict }: EvaluateOptions = {},
): Promise<Assessed> {
  const onProgress = (done: number) => onQuestion?.(done, questions.length);
  const asked = await collect(dateline, questions, { partialFile: `${partialFile}.jsonl`, mode, onProgress });
  const texts = new Map(dateline.articles().map(({ id, text }) => [id, text]));
  const textOf = (id: string) => texts.get(id);
  const scored = questions.map((question, index) => score(question, asked[index] as Asked, threshold, textOf));
  if (!judge) return { scored, asked, isJudged: false, textOf };
  const verdicts = `${partialFile}-${sha256(JUDGE_INSTRUCTIONS).slice(0, 8)}.jsonl`;
  return { scored: await judgeAnswers(scored, judge, verdicts, onVerdict), asked, isJudged: true, textOf };
}

/** Asks the questions of a set over its archive and scores the answers. */
export async function evaluate(set: QuestionSet, options: EvaluateOptions = {}): Promise<Evaluated> {
  const questions = sample(set.questions, options.limit);
  const isGenerative = options.mode === "generative";
  const config = { ...readConfig(), ...options.change };
  const model = isGenerative ? { model: nameModel(requireModel(config)) } : {};
  // A language model is asked, and paid for, only where the product asks it: what the archive abstains from is not made up.
  const { dateline, threshold } = await openArchive(set.archive, options.change, options.onIndex, isGenerative);
  try {
    const size = set.archive.kind === "reuters" ? String(set.archive.size ?? "all") : "";
    const key = answerFingerprint(config, [
      set.name,
      size,
      JSON.stringify(set.questions),
      JSON.stringify(options.change ?? {}),
      ...(isGenerative ? generativeFingerprint(config) : []),
    ]);
    const assessed = await assess(dateline, questions, threshold, join(CACHE, "partial", key), options);
    const { articles, passages } = await dateline.overview();
    return { ...assessed, threshold, articles, passages, fingerprint: key, ...model };
  } finally {
    await dateline.close();
  }
}
