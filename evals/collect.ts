import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Dateline } from "../lib/dateline.ts";
import type { Answer, Citation, Timings } from "../lib/types.ts";
import type { Question } from "./question-set.ts";
import type { Place } from "./scorers/places.ts";

/** What a passage or sentence was ranked by, under the names that lib/answer gives them. */
export type Features = Readonly<Record<string, number>>;

/** A passage as it was ranked, with its sentences in the order of the article. */
interface RankedPlace extends Place {
  readonly passageId: string;
  readonly score: number;
  readonly features: Features;
  readonly sentences: readonly { readonly start: number; readonly end: number; readonly features: Features }[];
}

/** What asking one question gave, before any threshold: all that scoring needs, so that scores can be made again. */
export interface Asked {
  readonly id: string;
  readonly standaloneQuestion: string;
  readonly confidence: number;
  readonly short: string | null;
  readonly sentences: readonly string[];
  readonly citations: readonly Citation[];
  readonly ranked: readonly RankedPlace[];
  /** What the decision to answer rests on; null where nothing was read. */
  readonly decided: Features | null;
  readonly timings: Timings;
}

async function askOne(dateline: Dateline, { id, question, history }: Question): Promise<Asked> {
  let ranked: RankedPlace[] = [];
  let decided: Features | null = null;
  let answer: Answer | undefined;
  const onRanked: NonNullable<NonNullable<Parameters<Dateline["ask"]>[1]>["onRanked"]> = (all, decision) => {
    decided = decision ? { ...decision } : null;
    ranked = all.map(({ reading: { passage }, features, score, sentences }) => {
      const { id: passageId, articleId, start, end } = passage;
      const own = sentences.map((sentence) => ({
        start: sentence.start,
        end: sentence.end,
        features: { ...sentence.features },
      }));
      return { passageId, articleId, start, end, score, features: { ...features }, sentences: own };
    });
  };
  for await (const event of dateline.ask(question, { history, onRanked })) {
    if (event.type === "answer-end") answer = event.answer;
  }
  if (!answer) throw new Error(`The question ${id} ended without an answer.`);
  const { standaloneQuestion, confidence, timings } = answer;
  const said =
    answer.status === "answered"
      ? {
          short: answer.short?.text ?? null,
          sentences: answer.sentences.map(({ text }) => text),
          citations: answer.citations,
        }
      : { short: null, sentences: [], citations: [] };
  return { id, standaloneQuestion, confidence, ...said, ranked, decided, timings };
}

/**
 * Asks all questions in order, one at a time (one question already keeps every model thread busy). What was asked before with
 * the same `partialFile` is taken from it, so that a run that was stopped goes on.
 */
export async function collect(
  dateline: Dateline,
  questions: readonly Question[],
  partialFile: string,
  onProgress: (done: number) => void = () => {},
): Promise<readonly Asked[]> {
  const known = new Map<string, Asked>();
  if (existsSync(partialFile)) {
    const text = readFileSync(partialFile, "utf8");
    // What was cut short gets its line's end, or it would swallow the line after it.
    if (text !== "" && !text.endsWith("\n")) appendFileSync(partialFile, "\n");
    for (const line of text.split("\n")) {
      try {
        const asked = JSON.parse(line) as Asked;
        known.set(asked.id, asked);
      } catch {
        // A run that was stopped while writing leaves a part of a line: that question is asked again.
      }
    }
  }
  mkdirSync(dirname(partialFile), { recursive: true });
  const all: Asked[] = [];
  for (const question of questions) {
    let asked = known.get(question.id);
    if (!asked) {
      asked = await askOne(dateline, question);
      appendFileSync(partialFile, `${JSON.stringify(asked)}\n`);
    }
    all.push(asked);
    onProgress(all.length);
  }
  return all;
}
