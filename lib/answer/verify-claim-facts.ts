import { isStopWord } from "../text/terms.ts";
import { type NumberFact, numbersIn } from "./verify-claim-numbers.ts";
import { type ClaimWord, claimWords } from "./verify-claim-words.ts";

/** What must be in the passage as it stands: a number, a date, a name, or words in quotation marks. */
export type Fact = { readonly text: string; readonly start: number; readonly end: number } & (
  | { readonly kind: "number"; readonly number: NumberFact }
  | { readonly kind: "date"; readonly key: string }
  | { readonly kind: "name"; readonly keys: readonly string[] }
  | { readonly kind: "quotation"; readonly plain: string }
);

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const DAYS = "sun mon tue wed thu fri sat".split(" ");
const MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i;
const DAY = /^(?:sun|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?)(?:day)?$/i;

/** "September" and "Sept." are "month-sep", "Friday" is "day-fri"; undefined for other words, "may" and "march" among them. */
export function dateKey({ raw }: ClaimWord): string | undefined {
  if (!/^\p{Lu}/u.test(raw)) return undefined;
  const short = raw.toLowerCase().slice(0, 3);
  if (MONTH.test(raw) && MONTHS.includes(short)) return `month-${short}`;
  return DAY.test(raw) && DAYS.includes(short) && (raw.length > 3 || /^(?:Mon|Tue|Wed|Thu|Fri)$/.test(raw))
    ? `day-${short}`
    : undefined;
}

/** Words that open a sentence with a capital without being a name. */
const OPENERS = new Set(
  (
    "according after although among around as at because before between both despite during earlier even every few five four " +
    "following however last late later many meanwhile more most nearly no one only other over several she since six some still " +
    "ten three today two under until while within yesterday police officials experts analysts authorities residents troops " +
    "workers scientists investigators rescuers lawmakers prosecutors doctors engineers union government parliament council " +
    "company shares profits sales prices exports imports output unemployment people all about another each half help home king " +
    "militants attackers passengers pupils teachers farmers traders economists firefighters never neither none nobody also"
  ).split(" "),
);

/** Capitalised in mid-sentence without being a name of its own. */
const TITLES = new Set(
  "mr mrs ms dr sir lord lady prof professor president prime minister king queen general i".split(" "),
);

/** What is between quotation marks, straight or curly, as long as it is more than a scare quote. */
const QUOTED = /["“”]([^"“”]{3,}?)["“”]/gu;

/** A quotation as it is compared: letters and figures only. */
export function plainQuotation(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** What the passages show of a word: that it is a name, or that it is a word like others. */
export interface KnownWords {
  readonly names: ReadonlySet<string>;
  readonly plain: ReadonlySet<string>;
}

function isName(word: ClaimWord, index: number, words: readonly ClaimWord[], known: KnownWords): boolean {
  const { raw, key } = word;
  if (!/^\p{Lu}/u.test(raw) || dateKey(word) || TITLES.has(raw.toLowerCase())) return false;
  if (isStopWord(raw) && !/^(?:US|IT)$/.test(raw)) return false;
  if (index > 0 || /^\p{Lu}\p{Lu}/u.test(raw) || known.names.has(key)) return true;
  if (OPENERS.has(raw.toLowerCase()) || known.plain.has(key)) return false;
  // A word that opens a sentence is a name where the next one goes on with it.
  const next = words[1];
  return (next !== undefined && /^\p{Lu}/u.test(next.raw)) || !/(?:s|ing|ed|ly)$/.test(raw);
}

/** Which words of a text are names for sure (a capital in mid-sentence), and which are not (no capital). */
export function knownWords(texts: readonly string[]): KnownWords {
  const names = new Set<string>();
  const plain = new Set<string>();
  for (const text of texts) {
    for (const { raw, start, key } of claimWords(text)) {
      if (/^\p{Ll}/u.test(raw)) plain.add(key);
      else if (/^\p{Lu}/u.test(raw) && /[\p{Ll},]\s["“]?$/u.test(text.slice(0, start))) names.add(key);
    }
  }
  return { names, plain };
}

/** The facts of a sentence. What is known of the passages' words settles whether its first word is a name. */
export function factsIn(text: string, known: KnownWords): Fact[] {
  const words = claimWords(text);
  const facts: Fact[] = numbersIn(text).map((number) => ({
    kind: "number",
    text: text.slice(number.start, number.end),
    start: number.start,
    end: number.end,
    number,
  }));
  for (const [index, word] of words.entries()) {
    const { raw, key, start, end } = word;
    const date = dateKey(word);
    if (date) facts.push({ kind: "date", text: raw, start, end, key: date });
    else if (isName(word, index, words, known) && !facts.some((fact) => fact.start <= start && start < fact.end))
      facts.push({ kind: "name", text: raw, start, end, keys: [key] });
  }
  for (const match of text.matchAll(QUOTED)) {
    const plain = plainQuotation(match[1] ?? "");
    const start = match.index;
    if (plain.includes(" "))
      facts.push({ kind: "quotation", text: match[0], start, end: start + match[0].length, plain });
  }
  return facts;
}
