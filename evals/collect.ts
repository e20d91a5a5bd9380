import type { Dateline } from "../lib/dateline.ts";
import type { Answer, Citation, Mode, Timings } from "../lib/types.ts";
import { type Generated, toGenerated } from "./generative/generated.ts";
import type { Question } from "./question-set.ts";
import { resume } from "./resume.ts";
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
  /** Those that the archive bears out. */
  readonly sentences: readonly string[];
  readonly citations: readonly Citation[];
  readonly ranked: readonly RankedPlace[];
  /** What the decision to answer rests on; null where nothing was read. */
  readonly decided: Features | null;
  readonly timings: Timings;
  /** Only where a generated answer was asked for. */
  readonly generated?: Generated;
}

async function askOne(dateline: Dateline, { id, question, history }: Question, mode: Mode): Promise<Asked> {
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
  for await (const event of dateline.ask(question, { history, mode, onRanked })) {
    if (event.type === "answer-end") answer = event.answer;
  }
  if (!answer) throw new Error(`The question ${id} ended without an answer.`);
  const { standaloneQuestion, confidence, timings } = answer;
  const said =
    answer.status === "answered"
      ? {
          short: answer.short?.text ?? null,
          sentences: answer.sentences.flatMap(({ text, supported }) => (supported ? [text] : [])),
          citations: answer.citations,
        }
      : { short: null, sentences: [], citations: [] };
  const generated = mode === "generative" ? { generated: toGenerated(answer) } : {};
  return { id, standaloneQuestion, confidence, ...said, ranked, decided, timings, ...generated };
}

export interface CollectOptions {
  readonly partialFile: string;
  /** Extractive where absent: a default mode of the settings does not count here. */
  readonly mode?: Mode | undefined;
  readonly onProgress?: ((done: number) => void) | undefined;
}

/**
 * Asks all questions in order, one at a time (one question already keeps every model thread busy). What was asked before with
 * the same `partialFile` is taken from it, so that a run that was stopped goes on. An answer that lacks the language model for
 * a failure of it is not kept: the next run asks again.
 */
export function collect(
  dateline: Dateline,
  questions: readonly Question[],
  { partialFile, mode = "extractive", onProgress }: CollectOptions,
): Promise<readonly Asked[]> {
  const mayKeep = ({ generated }: Asked) => (generated?.fallback ?? "none") === "none";
  return resume(partialFile, questions, (question) => askOne(dateline, question, mode), { mayKeep, onProgress });
}
