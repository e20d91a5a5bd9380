import type { SentenceScore } from "../read/reader.ts";
import { topicTerms } from "../text/terms.ts";
import type { Passage, Span } from "../types.ts";
import { answerType } from "./answer-type.ts";
import { fittingSpan } from "./features.ts";
import { coverage, dice } from "./overlap.ts";
import type { QuestionKind } from "./question-kind.ts";
import type { Ranked } from "./rank.ts";

/** A sentence chosen for the answer, by its place in the article. */
export interface Chosen {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
}

export interface Composition {
  /** In reading order. */
  readonly sentences: readonly Chosen[];
  /** The answer in a few words, inside of one of the sentences; null for lists and accounts. */
  readonly short: Span | null;
}

/** Per kind: how many sentences and words at most, and how far below the best (in score) a further sentence may be. */
const LIMITS: Readonly<Record<QuestionKind, { sentences: number; words: number; within: number }>> = {
  fact: { sentences: 1, words: 70, within: 0 },
  list: { sentences: 5, words: 130, within: 3 },
  account: { sentences: 4, words: 120, within: 3 },
};

/** Under a heading that asks the very question, what stands there is the answer: a sentence may be this much weaker. */
const WITHIN_SECTION = 8;
/** A heading is the question, from this likeness on. */
const SAME_HEADING = 0.6;

/** Weights of what speaks for a sentence, in units of the reader's evidence logit. */
const PASSAGE_WEIGHT = 1;
const SPAN_WEIGHT = 1.5;
const COVERAGE_WEIGHT = 2;
const HEADING_WEIGHT = 4;
/** "Here is what is known:" announces an answer and is none. */
const ANNOUNCEMENT_WEIGHT = -3;

/** Two sentences with this much in common say the same. */
const SAME = 0.75;

const OPENS_WITH_PRONOUN = /^["“]?(?:He|She|They|It|His|Her|Their|Its)\b/;

interface Scored extends Chosen {
  readonly score: number;
  /** Whether it stands under a heading that asks the question. */
  readonly isSection: boolean;
  readonly terms: readonly string[];
  readonly words: number;
}

function scoreSentences(question: string, ranked: readonly Ranked[]): Scored[] {
  const questionTerms = topicTerms(question);
  const best = ranked[0]?.score ?? 0;
  const type = answerType(question);
  return ranked.flatMap(({ reading, features, score }) =>
    reading.sentences.map(({ start, end, score: evidence }: SentenceScore) => {
      const { passage } = reading;
      const text = passage.text.slice(start - passage.start, end - passage.start);
      const span = fittingSpan(reading, type);
      const spanBonus = span && span.start >= start && span.end <= end ? SPAN_WEIGHT : 0;
      const isSection = features.headingMatch >= SAME_HEADING;
      const sum =
        evidence +
        spanBonus +
        PASSAGE_WEIGHT * (score - best) +
        COVERAGE_WEIGHT * coverage(questionTerms, text) +
        (isSection ? HEADING_WEIGHT : 0) +
        (text.endsWith(":") ? ANNOUNCEMENT_WEIGHT : 0);
      return { passage, start, end, score: sum, isSection, terms: topicTerms(text), words: text.split(/\s+/).length };
    }),
  );
}

function choose(scored: readonly Scored[], kind: QuestionKind): Scored[] {
  const ordered = scored.toSorted((a, b) => b.score - a.score);
  const limits = LIMITS[kind === "fact" && ordered[0]?.isSection ? "account" : kind];
  const chosen: Scored[] = [];
  let words = 0;
  for (const sentence of ordered) {
    const first = chosen[0];
    const within = sentence.isSection ? WITHIN_SECTION : limits.within;
    if (first && (chosen.length === limits.sentences || sentence.score < first.score - within)) break;
    if (first && (words + sentence.words > limits.words || (first.isSection && !sentence.isSection))) continue;
    if (chosen.some(({ terms }) => dice(terms, sentence.terms) >= SAME)) continue;
    chosen.push(sentence);
    words += sentence.words;
  }
  return chosen;
}

/** "He added that …" is said by someone: the sentence before tells who, where the passage has it. */
function addAntecedents(chosen: readonly Scored[], all: readonly Scored[]): Scored[] {
  const added = chosen.flatMap((sentence) => {
    const text = sentence.passage.text.slice(sentence.start - sentence.passage.start);
    if (!OPENS_WITH_PRONOUN.test(text)) return [sentence];
    const before = all.findLast(({ passage, end }) => passage.id === sentence.passage.id && end <= sentence.start);
    return before ? [before, sentence] : [sentence];
  });
  return [...new Set(added)];
}

/** Articles in the order of their best sentence, sentences in the order of their article. */
function inReadingOrder(chosen: readonly Scored[]): Scored[] {
  const order = [...new Set(chosen.toSorted((a, b) => b.score - a.score).map(({ passage }) => passage.articleId))];
  return chosen.toSorted(
    (a, b) => order.indexOf(a.passage.articleId) - order.indexOf(b.passage.articleId) || a.start - b.start,
  );
}

/** Chooses the sentences that carry the answer, whole and verbatim, without repeats, from the best passages. */
export function compose(question: string, kind: QuestionKind, ranked: readonly Ranked[]): Composition {
  const scored = scoreSentences(question, ranked);
  const chosen = choose(scored, kind);
  const top = chosen[0];
  if (!top) return { sentences: [], short: null };
  const holder = ranked.find(({ reading }) => reading.passage.id === top.passage.id)?.reading;
  const within = holder && {
    ...holder,
    spans: holder.spans.filter(({ start, end }) => start >= top.start && end <= top.end),
  };
  const short = within && fittingSpan(within, answerType(question));
  return { sentences: inReadingOrder(addAntecedents(chosen, scored)), short: kind === "fact" ? (short ?? null) : null };
}
