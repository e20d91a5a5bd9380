import { stemmer } from "stemmer";

/**
 * English function words that carry no topic. Kept small on purpose: "first", "most", "against" do carry meaning in
 * news questions.
 */
const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    "a an the this that these those of in on at to for from by with as into about and or but if then than so such " +
    "is are was were be been being am do does did done has have had having will would shall should can could may might must " +
    "it its he him his she her hers they them their theirs we us our you your i me my who whom whose which what when where why how " +
    "there here not no nor s t re ve ll d m please tell say says said much many any"
  ).split(" "),
);

/** Agency shorthand (Reuters, 1987 and now) and spellings, mapped to the plain word that a question would use. */
const SHORTHAND: ReadonlyMap<string, string> = new Map([
  ["mln", "million"],
  ["mlns", "million"],
  ["mn", "million"],
  ["bln", "billion"],
  ["bn", "billion"],
  ["dlr", "dollar"],
  ["dlrs", "dollar"],
  ["$", "dollar"],
  ["pct", "percent"],
  ["%", "percent"],
  ["cts", "cent"],
  ["stg", "sterling"],
  ["shr", "share"],
  ["shrs", "share"],
  ["qtr", "quarter"],
  ["yr", "year"],
  ["yrs", "year"],
  ["mths", "month"],
  ["vs", "versus"],
  ["corp", "corporation"],
  ["co", "company"],
  ["ltd", "limited"],
  ["inc", "incorporated"],
  ["govt", "government"],
  ["u.s", "usa"],
  ["us", "usa"],
  ["america", "usa"],
  ["american", "usa"],
  ["u.k", "uk"],
  ["britain", "uk"],
  ["british", "uk"],
  ["u.n", "un"],
]);

const NUMBER_WORDS: ReadonlyMap<string, string> = new Map(
  (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen " +
    "eighteen nineteen twenty"
  )
    .split(" ")
    .map((word, value) => [word, String(value)]),
);

/** Numbers with their separators, dotted acronyms, words with inner apostrophes or not, and the signs that are words. */
const TERM = /\d[\d,.]*\d|\d|(?:\p{L}\.){2,}|[\p{L}\p{M}]+|[$%]/gu;

/** A term as it was written and as it is compared: lower case, without accents, shorthand spelt out, stemmed (Porter 1980). */
export interface Term {
  readonly key: string;
  readonly raw: string;
}

function keyOf(raw: string): string {
  if (/^\d/.test(raw)) return raw.replaceAll(",", "").replace(/\.0+$/, "");
  const folded = raw.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\.$/, "");
  // "us" in lower case is the pronoun, "US" the country.
  if (folded === "us" && raw === "us") return folded;
  const plain = NUMBER_WORDS.get(folded) ?? SHORTHAND.get(folded) ?? folded.replaceAll(".", "");
  return stemmer(plain);
}

/** All terms of a text in order, stop words too. */
export function allTerms(text: string): Term[] {
  return Array.from(text.matchAll(TERM), ([raw]) => ({ raw, key: keyOf(raw) }));
}

/** The keys of the terms that carry a topic, in order, with repeats. */
export function topicTerms(text: string): string[] {
  return allTerms(text)
    .filter(({ raw, key }) => key !== "" && (raw === "US" || !STOP_WORDS.has(raw.toLowerCase())))
    .map(({ key }) => key);
}

/** Whether a written word is a function word of English. */
export function isStopWord(word: string): boolean {
  return word !== "US" && STOP_WORDS.has(word.toLowerCase());
}
