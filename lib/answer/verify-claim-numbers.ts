import { CURRENCIES, IMPLIED, SCALES, SIGNS, SMALL } from "./verify-claim-number-words.ts";

/** A number in a sentence: "4.2 mln dlrs" is 4,200,000 dollars. */
export interface NumberFact {
  readonly value: number;
  /** "percent", a currency, or "" where it has none that we know. */
  readonly unit: string;
  /** What stands before it: at least so much, at most so much, or about so much. */
  readonly bound: "over" | "under" | "about" | "";
  readonly start: number;
  readonly end: number;
}

/** Not the hour in "14:20", nor the figure in a name, "Halley-2". */
const TOKEN = /(?<![\d:]|\p{L}-)(?:\d+\/\d+|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?!:?\d)|\p{L}+/gu;
/** "one" that counts nothing. */
const NOT_COUNTED =
  /\b(?:no|any|every|some|each|this|that|the|another|which)[\s-]one\b|\bone (?:of|another|day|thing)\b/giu;

function boundBefore(text: string): NumberFact["bound"] {
  const before = text.slice(-28).toLowerCase();
  if (
    /\b(?:more than|over|at least|exceed(?:ing|s|ed)?|above|upwards of|no fewer than|no less than)\s*[$£€¥]?$/.test(
      before,
    )
  )
    return "over";
  if (
    /\b(?:less than|fewer than|under|nearly|almost|up to|at most|below|close to|not quite|just short of|no more than)\s*[$£€¥]?$/.test(
      before,
    )
  )
    return "under";
  return /\b(?:about|around|some|roughly|approximately|an estimated)\s*[$£€¥]?$/.test(before) ? "about" : "";
}

function unitAround(text: string, start: number, end: number): string {
  const sign = SIGNS[text.slice(0, start).trimEnd().at(-1) ?? ""];
  return sign ?? CURRENCIES.find(([pattern]) => pattern.test(text.slice(end)))?.[1] ?? "";
}

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The value of one token by itself; undefined where it is no number. */
function amountOf({ text }: Token): number | undefined {
  const fraction = /^(\d+)\/(\d+)$/.exec(text);
  if (fraction)
    return Number(fraction[1]) < Number(fraction[2]) ? Number(fraction[1]) / Number(fraction[2]) : undefined;
  return /^\d/.test(text) ? Number(text.replaceAll(",", "")) : SMALL.get(text.toLowerCase());
}

/** Reads one number from `tokens[at]` on: "twenty-one", "two hundred thousand", "6 1/2 mln". */
function readNumber(text: string, tokens: readonly Token[], at: number): { value: number; next: number } | undefined {
  const first = tokens[at];
  let value = first && amountOf(first);
  if (!first || value === undefined) return undefined;
  let next = at + 1;
  let scaled = 1;
  for (; next < tokens.length; next++) {
    const token = tokens[next] as Token;
    const gap = text.slice(tokens[next - 1]?.end, token.start);
    if (!/^[\s-]?$/.test(gap)) break;
    const scale = SCALES.get(token.text.toLowerCase());
    const more = amountOf(token);
    if (scale && (token.text.length > 1 || /\d$/.test(tokens[next - 1]?.text ?? ""))) {
      scaled = scale;
      value *= scale;
    } else if (more !== undefined && /\//.test(token.text)) value += more;
    else if (
      more !== undefined &&
      /^\p{L}/u.test(token.text) &&
      more < 10 &&
      value % 100 >= 20 &&
      value % 10 === 0 &&
      scaled === 1
    )
      value += more;
    else break;
  }
  return { value, next };
}

/** All numbers of a text, in figures or words. With `implied`, also what "twin", "both" or "a" says. */
export function numbersIn(text: string, implied = false): NumberFact[] {
  const skipped = [...text.matchAll(NOT_COUNTED)];
  const tokens = Array.from(text.matchAll(TOKEN), ({ 0: raw, index }) => ({
    text: raw,
    start: index,
    end: index + raw.length,
  })).filter(
    ({ text: raw, start }) =>
      !/^one$/i.test(raw) || !skipped.some(({ 0: phrase, index }) => index <= start && start < index + phrase.length),
  );
  const facts: NumberFact[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] as Token;
    const read = readNumber(text, tokens, at);
    const end = read ? (tokens[read.next - 1]?.end ?? token.end) : token.end;
    const value = read?.value ?? (implied ? IMPLIED.get(token.text.toLowerCase()) : undefined);
    if (value !== undefined) {
      const bound = boundBefore(text.slice(0, token.start));
      facts.push({ value, unit: unitAround(text, token.start, end), bound, start: token.start, end });
    }
    at = read?.next ?? at + 1;
  }
  return facts;
}

/** How far a number that is said to be round may be from the one it rounds. */
const ROUNDING = 0.05;
const OVERSHOOT = 0.2;

/** Whether `stated` bears out `claimed`: the same amount, or one that its "about", "more than" or "nearly" allows. */
export function bearsOut(claimed: NumberFact, stated: NumberFact): boolean {
  if (claimed.unit !== "" && stated.unit !== "" && claimed.unit !== stated.unit) return false;
  const difference = (stated.value - claimed.value) / (Math.abs(claimed.value) || 1);
  if (Math.abs(difference) < 1e-9) {
    const bounds = [claimed.bound, stated.bound];
    return !(bounds.includes("over") && bounds.includes("under"));
  }
  if (claimed.bound === "about") return Math.abs(difference) <= ROUNDING;
  if (claimed.bound === "over") return difference > 0 && difference <= OVERSHOOT;
  return claimed.bound === "under" && difference < 0 && difference >= -OVERSHOOT;
}
