import { dateKey, type Fact, factsIn, type KnownWords } from "./verify-claim-facts.ts";
import { CURRENCY_AFTER } from "./verify-claim-number-words.ts";
import { bearsOut, type NumberFact, numbersIn } from "./verify-claim-numbers.ts";
import { claimWords } from "./verify-claim-words.ts";

/**
 * A claim with one of its facts taken out and asked for: "The line has how many stations?". Whether a summary says what its
 * source says can be asked like this of a model that only answers questions (QAGS, Wang et al. 2020).
 */
export interface Cloze {
  readonly kind: "number" | "date" | "name";
  readonly question: string;
  readonly text: string;
  /** Whether an answer is the fact that was taken out, another of its kind, or neither ("the club", a whole clause). */
  readonly compare: (answer: string) => "same" | "other" | "neither";
}

/** Neither the 6.3 of "6.3-magnitude", nor "2-1", nor the ends of a range: too odd a question to be understood. */
const UNASKABLE_BEFORE = /(?:\d-|-|\bbetween|\band|\bfrom)\s*[$£€]?$/i;
const UNASKABLE_AFTER = /^(?:-|\s+and\s+[$£€]?\d)/;
const ORDINAL = /(?:st|nd|rd|th|first|second|third)$/i;
const UNIT_BEFORE = /[$£€¥]\s*$/;
const MOST_WORDS = 9;

function isYear({ value, unit }: NumberFact): boolean {
  return unit === "" && Number.isInteger(value) && value >= 1900 && value <= 2100;
}

function bare(number: NumberFact): NumberFact {
  return { ...number, bound: "" };
}

function numberCloze(claim: string, { number, start, end, text }: Fact & { kind: "number" }): Cloze | undefined {
  if (ORDINAL.test(text) || UNASKABLE_BEFORE.test(claim.slice(0, start)) || UNASKABLE_AFTER.test(claim.slice(end)))
    return undefined;
  const ask = isYear(number) ? "what year" : number.unit === "" ? "how many" : "how much";
  const from = UNIT_BEFORE.exec(claim.slice(0, start))?.index ?? start;
  const to = end + (CURRENCY_AFTER.exec(claim.slice(end))?.[0].length ?? 0);
  return {
    kind: "number",
    question: asQuestion(claim, from, to, ask),
    text,
    compare: (answer) => {
      const stated = numbersIn(answer, true);
      if (stated.some((other) => bearsOut(number, other) || bearsOut(bare(number), bare(other)))) return "same";
      const rivals = stated.filter(({ unit, value }) => isYear(number) === isYear({ ...number, unit, value }));
      return rivals.length > 0 && claimWords(answer).length <= MOST_WORDS ? "other" : "neither";
    },
  };
}

/** "Sept. 3" and "3 September 2022" are asked for whole. */
const DATE_AROUND = { before: /\b\d{1,2}\s+$/, after: /^\.?\s+\d{1,2}\b(?!:)/ };

function dateCloze(claim: string, { key, start, end, text }: Fact & { kind: "date" }): Cloze | undefined {
  if (UNASKABLE_BEFORE.test(claim.slice(0, start)) || /^\s+(?:evening|night|morning)/.test(claim.slice(end)))
    return undefined;
  const from = DATE_AROUND.before.exec(claim.slice(0, start))?.index ?? start;
  const to = end + (DATE_AROUND.after.exec(claim.slice(end))?.[0].length ?? 0);
  const ask = key.startsWith("day") ? "what day" : from < start || to > end ? "what date" : "what month";
  return {
    kind: "date",
    question: asQuestion(claim, from, to, ask),
    text,
    compare: (answer) => {
      const dates = claimWords(answer).flatMap((word) => dateKey(word) ?? []);
      if (dates.includes(key)) return "same";
      const rivals = dates.filter((date) => date.slice(0, 3) === key.slice(0, 3));
      return rivals.length > 0 && claimWords(answer).length <= MOST_WORDS ? "other" : "neither";
    },
  };
}

/** Names next to one another are one: "Leland Osgood". */
function wholeNames(claim: string, facts: readonly Fact[]): (Fact & { kind: "name" })[] {
  const whole: (Fact & { kind: "name" })[] = [];
  for (const fact of facts) {
    const last = whole.at(-1);
    if (fact.kind !== "name") continue;
    if (last && /^(?:\s|-|\s(?:al-|de |of |and ))$/.test(claim.slice(last.end, fact.start)))
      whole[whole.length - 1] = {
        ...last,
        text: claim.slice(last.start, fact.end),
        end: fact.end,
        keys: [...last.keys, ...fact.keys],
      };
    else whole.push(fact);
  }
  return whole;
}

/** A name is asked for where it does something or is spoken by, so that "who" fits. */
const ACTS_BEFORE = /(?:^(?:the |mr |mrs |ms |dr )?|\b(?:according to|by|to|against) (?:the )?)$/i;

function nameCloze(claim: string, fact: Fact & { kind: "name" }, known: KnownWords, all: ReadonlySet<string>) {
  const { keys, start, end, text } = fact;
  const before = claim.slice(0, start);
  if (!keys.every((key) => known.names.has(key)) || !ACTS_BEFORE.test(before) || /^(?:['’]s?|-)/.test(claim.slice(end)))
    return undefined;
  const from = start - (/\bthe $/i.exec(before)?.[0].length ?? 0);
  return {
    kind: "name",
    question: asQuestion(claim, from, end, "who"),
    text,
    compare: (answer: string) => {
      const names = claimWords(answer).filter(({ raw, key }) => /^\p{Lu}/u.test(raw) && known.names.has(key));
      if (names.some(({ key }) => keys.includes(key))) return "same";
      const rivals = names.filter(({ key }) => !all.has(key));
      return rivals.length > 0 && claimWords(answer).length <= MOST_WORDS ? "other" : "neither";
    },
  } as const;
}

function asQuestion(claim: string, from: number, to: number, ask: string): string {
  const question = `${claim.slice(0, from)}${ask}${claim.slice(to)}`.replace(/[.\s]+$/u, "");
  return `${question.charAt(0).toUpperCase()}${question.slice(1)}?`;
}

/** What can be asked of a claim, in its order. */
export function clozesOf(claim: string, known: KnownWords): Cloze[] {
  const facts = factsIn(claim, known).toSorted((a, b) => a.start - b.start);
  const dates = facts.filter((fact) => fact.kind === "date");
  const isOfDate = ({ start, end }: Fact) =>
    dates.some(
      (date) =>
        (end <= date.start && DATE_AROUND.before.test(claim.slice(0, date.start)) && date.start - end < 3) ||
        (start >= date.end && start - date.end < 4),
    );
  const names = wholeNames(claim, facts);
  const all = new Set(names.flatMap(({ keys }) => keys));
  return [
    ...facts.flatMap((fact) => (fact.kind === "number" && !isOfDate(fact) ? (numberCloze(claim, fact) ?? []) : [])),
    ...dates.flatMap((fact) => (fact.kind === "date" ? (dateCloze(claim, fact) ?? []) : [])),
    ...names.flatMap((fact) => nameCloze(claim, fact, known, all) ?? []),
  ];
}
