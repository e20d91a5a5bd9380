import type { Reader } from "../read/reader.ts";
import type { Passage } from "../types.ts";
import { type Cloze, clozesOf } from "./verify-claim-cloze.ts";
import { knownWords } from "./verify-claim-facts.ts";
import { wordsAt } from "./words-at.ts";

/** What the reader says when it is asked for the facts of a claim one by one. */
export interface ReaderOpinion {
  /** The fact of the claim that the reader has another for; undefined where it has none. */
  readonly contested: string | undefined;
  /** How many facts the reader, asked for them, gave back. */
  readonly confirmed: number;
}

/** An answer is worth something from this score on, start + end logit less the null's. */
const LEAST_SCORE = 0;
/** The other answer must beat the claim's own by as much (a reader's names are less sure than its numbers). */
const MARGIN: Readonly<Record<Cloze["kind"], number>> = { number: 1, date: 1, name: 4 };
/** Each question is a run of the model. */
const MOST_QUESTIONS = 5;

/** Asks the reader for each fact of a claim in turn, and compares what it answers. */
export async function askForFacts(
  claim: string,
  passages: readonly Passage[],
  reader: Reader,
  signal: AbortSignal | undefined,
): Promise<ReaderOpinion> {
  const known = knownWords(passages.map(({ text }) => text));
  const textOf = new Map(passages.map((passage) => [passage.id, passage]));
  let contested: string | undefined;
  let confirmed = 0;
  for (const { kind, question, text, compare } of clozesOf(claim, known).slice(0, MOST_QUESTIONS)) {
    const readings = await reader.read(question, passages, signal);
    const answers = readings
      .flatMap(({ spans }) => spans)
      .map((span) => {
        const passage = textOf.get(span.passageId);
        return { score: span.score, is: passage ? compare(wordsAt(passage, span)) : "neither" };
      });
    // A reader that gives one answer at a time has nothing to compare.
    if (answers.length < 2) continue;
    const best = (is: string) => Math.max(...answers.filter((answer) => answer.is === is).map(({ score }) => score));
    const own = best("same");
    const other = best("other");
    if (other >= LEAST_SCORE && other >= own + MARGIN[kind]) contested ??= text;
    else if (own >= LEAST_SCORE && own > other) confirmed++;
  }
  return { contested, confirmed };
}
