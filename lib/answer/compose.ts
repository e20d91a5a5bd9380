import { topicTerms } from "../text/terms.ts";
import type { Passage, Span } from "../types.ts";
import { answerType, asksForWords } from "./answer-type.ts";
import { fittingSpan } from "./features.ts";
import { dice } from "./overlap.ts";
import type { QuestionKind } from "./question-kind.ts";
import type { Ranked } from "./rank.ts";
import { saysSomething } from "./says-something.ts";
import { widenCount } from "./widen-count.ts";
import { widenSpan } from "./widen-span.ts";
import { wordsAt } from "./words-at.ts";

/** A sentence chosen for the answer, by its place in the article. */
export interface Chosen {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
}

export interface Composition {
  /** In reading order. */
  readonly sentences: readonly Chosen[];
  /** The answer in a few words, inside of one of the sentences; null for lists, accounts and what is unsure. */
  readonly short: Span | null;
}

/** How much an answer may hold. */
interface Limits {
  readonly sentences: number;
  readonly words: number;
  /** How far below the best, in score, a further sentence may be. */
  readonly within: number;
  /** Whether that shrinks as the answer gets surer (it is as given for an even chance). */
  readonly narrows: boolean;
}

/** A fact found for sure needs no more beside it; of reasons, and of things to list, there may be more however sure the first is. */
const LIMITS: Readonly<Record<QuestionKind, Limits>> = {
  fact: { sentences: 3, words: 75, within: 3, narrows: true },
  list: { sentences: 6, words: 90, within: 2, narrows: false },
  account: { sentences: 5, words: 95, within: 3, narrows: false },
};

/** Under a heading that asks the very question, what stands there is the answer: more of it counts. */
const SECTION: Limits = { sentences: 5, words: 140, within: 12, narrows: false };

/** A few words stand alone only where the answer is likelier right than not: below, of those measured, two in three were wrong. */
const LEAST_FOR_SHORT = 0.5;

/** Two sentences with this much in common say the same. */
const SAME = 0.75;

const OPENS_WITH_PRONOUN = /^["“]?(?:He|She|They|It|His|Her|Their|Its)\b/;

interface Scored extends Chosen {
  readonly score: number;
  /** Whether it stands under a heading that asks the question. */
  readonly isSection: boolean;
  /** Whether it only says what comes: no use beside a sentence that says it. */
  readonly isAnnouncement: boolean;
  readonly terms: readonly string[];
  readonly words: number;
}

function toScored({ reading: { passage }, sentences }: Ranked): Scored[] {
  return sentences.map(({ start, end, features, score }) => {
    const text = wordsAt(passage, { start, end });
    const is = { isSection: features.section === 1, isAnnouncement: features.announces === 1 };
    return { passage, start, end, score, ...is, terms: topicTerms(text), words: text.split(/\s+/).length };
  });
}

function choose(scored: readonly Scored[], kind: QuestionKind, { share, confidence }: Room): Scored[] {
  const ordered = scored.toSorted((a, b) => b.score - a.score);
  const whole = ordered[0]?.isSection ? SECTION : LIMITS[kind];
  const limits = {
    sentences: Math.ceil(whole.sentences * share),
    words: whole.words * share,
    within: whole.narrows ? whole.within * (1.5 - confidence) : whole.within,
  };
  const chosen: Scored[] = [];
  let words = 0;
  for (const sentence of ordered) {
    const first = chosen[0];
    if (first && (chosen.length === limits.sentences || sentence.score < first.score - limits.within)) break;
    if (first && (words + sentence.words > limits.words || (first.isSection && !sentence.isSection))) continue;
    if (first && sentence.isAnnouncement) continue;
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

/** The best words of the first sentence that are of the kind asked for and tell anything, as a person would say them. */
function shortAnswer(question: string, { passage, start, end }: Scored, ranked: readonly Ranked[]): Span | null {
  const reading = ranked.find((one) => one.reading.passage.id === passage.id)?.reading;
  if (!reading) return null;
  const spans = reading.spans.filter(
    (span) => span.start >= start && span.end <= end && saysSomething(wordsAt(passage, span), question),
  );
  const short = fittingSpan({ ...reading, spans }, answerType(question));
  if (!short || short.score <= 0) return null;
  const text = wordsAt(passage, { start, end });
  const wide = widenCount(text, widenSpan(text, { start: short.start - start, end: short.end - start }), question);
  return { ...short, start: wide.start + start, end: wide.end + start };
}

/** How much room there is for sentences. */
export interface Room {
  /** How much of the answer may be this: 1, or less for a part of a question. */
  readonly share: number;
  /** The probability that the archive answers, 0..1. */
  readonly confidence: number;
}

/** Chooses the sentences that carry the answer, whole and verbatim, without repeats, from the best passages. */
export function compose(question: string, kind: QuestionKind, ranked: readonly Ranked[], room: Room): Composition {
  const scored = ranked.flatMap(toScored);
  const chosen = choose(scored, kind, room);
  const top = chosen[0];
  if (!top) return { sentences: [], short: null };
  const isShort = kind === "fact" && asksForWords(question) && room.confidence >= LEAST_FOR_SHORT;
  return {
    sentences: inReadingOrder(addAntecedents(chosen, scored)),
    short: isShort ? shortAnswer(question, top, ranked) : null,
  };
}
