import { join } from "node:path";
import type { Config } from "../lib/config.ts";
import { CACHE, openArchive, sha256 } from "./archives.ts";
import { type Asked, collect } from "./collect.ts";
import { fingerprint } from "./fingerprint.ts";
import type { Question } from "./question-set.ts";
import { type Scored, score } from "./score.ts";
import type { QuestionSet } from "./sets.ts";

export interface EvaluateOptions {
  readonly limit?: number | undefined;
  readonly change?: Partial<Config>;
  readonly onIndex?: (done: number, total: number) => void;
  readonly onQuestion?: (done: number, total: number) => void;
}

export interface Evaluated {
  readonly scored: readonly Scored[];
  readonly asked: readonly Asked[];
  readonly threshold: number;
  readonly articles: number;
  readonly passages: number;
  /** Of code, models, set and options. */
  readonly fingerprint: string;
  readonly textOf: (articleId: string) => string | undefined;
}

/** The first `limit` questions in the order of their id's hash, as the set has them: the same sample for every run. */
export function sample(questions: readonly Question[], limit: number | undefined): readonly Question[] {
  if (limit === undefined || limit >= questions.length) return questions;
  const order = questions.toSorted((a, b) => (sha256(a.id) < sha256(b.id) ? -1 : 1));
  const kept = new Set(order.slice(0, limit));
  return questions.filter((question) => kept.has(question));
}

/** Asks the questions of a set over its archive and scores the answers. */
export async function evaluate(set: QuestionSet, options: EvaluateOptions = {}): Promise<Evaluated> {
  const questions = sample(set.questions, options.limit);
  const { dateline, threshold } = await openArchive(set.archive, options.change, options.onIndex);
  try {
    const size = set.archive.kind === "reuters" ? String(set.archive.size ?? "all") : "";
    const key = fingerprint([set.name, size, JSON.stringify(set.questions), JSON.stringify(options.change ?? {})]);
    const partialFile = join(CACHE, "partial", `${key}.jsonl`);
    const asked = await collect(dateline, questions, partialFile, (done) =>
      options.onQuestion?.(done, questions.length),
    );
    const texts = new Map(dateline.articles().map(({ id, text }) => [id, text]));
    const textOf = (id: string) => texts.get(id);
    const scored = questions.map((question, index) => score(question, asked[index] as Asked, threshold, textOf));
    const { articles, passages } = await dateline.overview();
    return { scored, asked, threshold, articles, passages, fingerprint: key, textOf };
  } finally {
    await dateline.close();
  }
}
