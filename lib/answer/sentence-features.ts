import type { Reading, SentenceScore } from "../read/reader.ts";
import { topicTerms } from "../text/terms.ts";
import { answerType, fitsType } from "./answer-type.ts";
import { type PassageFeatures, SAME_HEADING } from "./features.ts";
import { coverage } from "./overlap.ts";
import { asksForReason } from "./question-kind.ts";
import { wordsAt } from "./words-at.ts";

/** What speaks for quoting a sentence. Each feature means more is better, but `announces`. */
export interface SentenceFeatures {
  /** The reader's evidence logit. */
  readonly evidence: number;
  /** How far that is below the best in its passage: 0 or less. Passages are compared by `passage`, their sentences by this. */
  readonly behindBest: number;
  /** How far its passage's rank score is below the best passage's: 0 or less. */
  readonly passage: number;
  /** Logit of the best span in it that is of the kind asked for; -12 where there is none. */
  readonly span: number;
  /** 1 if it holds its passage's best span of the kind asked for, else 0. */
  readonly holdsBest: number;
  /** The share of the question's topic terms in it, 0..1. */
  readonly coverage: number;
  /** 1 if it stands under a heading that asks the question, or in the best passage under one that asks why, as the question does; else 0. */
  readonly section: number;
  /** 1 if it only announces ("Here is what is known:"), else 0. */
  readonly announces: number;
}

export const SENTENCE_FEATURES = [
  "evidence",
  "behindBest",
  "passage",
  "span",
  "holdsBest",
  "coverage",
  "section",
  "announces",
] as const satisfies readonly (keyof SentenceFeatures)[];

/** Lowest logit that counts. */
const LEAST = -12;

/** The features of every sentence of a reading, in order. `passage` is its rank score less the best passage's. */
export function sentenceFeatures(
  question: string,
  { passage, spans, sentences }: Reading,
  { headingMatch }: PassageFeatures,
  behind: number,
): SentenceFeatures[] {
  const terms = topicTerms(question);
  const type = answerType(question);
  const givesReasons = behind === 0 && asksForReason(question) && asksForReason(passage.section);
  const isSection = headingMatch >= SAME_HEADING || givesReasons;
  const fitting = spans.filter((span) => fitsType(wordsAt(passage, span), type));
  const evidenceOf = ({ score }: SentenceScore) => Math.max(LEAST, score);
  const best = Math.max(...sentences.map(evidenceOf));
  return sentences.map((sentence) => {
    const { start, end } = sentence;
    const text = wordsAt(passage, sentence);
    const span = fitting.find((candidate) => candidate.start >= start && candidate.end <= end);
    return {
      evidence: evidenceOf(sentence),
      behindBest: evidenceOf(sentence) - best,
      passage: behind,
      span: Math.max(LEAST, span?.score ?? LEAST),
      holdsBest: span !== undefined && span === fitting[0] ? 1 : 0,
      coverage: coverage(terms, text),
      section: isSection ? 1 : 0,
      announces: text.endsWith(":") ? 1 : 0,
    };
  });
}
