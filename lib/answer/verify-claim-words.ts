import { allTerms, isStopWord } from "../text/terms.ts";
import { conceptOf } from "./verify-claim-concepts.ts";

/** A word of a sentence with its place in it, as it is compared. */
export interface ClaimWord {
  readonly raw: string;
  /** Stemmed, shorthand spelt out, demonyms as their country: "Russian" and "Russia" are one. */
  readonly key: string;
  /** What kind of thing the word says, where it is one of the words of news that have many synonyms; else the key. */
  readonly concept: string;
  readonly start: number;
  readonly end: number;
  readonly isStop: boolean;
}

/** Names of two words that have a short form. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\bUnited States(?: of America)?\b/g, "usa"],
  [/\bUnited Kingdom\b|\bGreat Britain\b/g, "uk"],
  [/\bUnited Nations\b/g, "un"],
  [/\bEuropean (?:Union|Community)\b/g, "eu"],
  [/\bSoviet Union\b/g, "ussr"],
  [/\bper cent\b/gi, "percent"],
  [/\bturn(?:ed|s|ing)? down\b/gi, "reject"],
];

/** People and things of a place, as the place. */
const DEMONYMS: ReadonlyMap<string, string> = new Map(
  (
    "afghan:afghanistan afghans:afghanistan americans:usa argentine:argentina australian:australia austrian:austria " +
    "belgian:belgium brazilian:brazil britons:uk bulgarian:bulgaria canadian:canada chilean:chile chinese:china cuban:cuba " +
    "danish:denmark dane:denmark danes:denmark dutch:netherlands holland:netherlands egyptian:egypt english:england " +
    "ethiopian:ethiopia european:europe finnish:finland french:france german:germany ghanaian:ghana greek:greece " +
    "hungarian:hungary icelandic:iceland indian:india indonesian:indonesia iranian:iran iraqi:iraq irish:ireland " +
    "israeli:israel italian:italy japanese:japan kenyan:kenya korean:korea kuwaiti:kuwait libyan:libya malaysian:malaysia " +
    "mexican:mexico moroccan:morocco nigerian:nigeria norwegian:norway pakistani:pakistan peruvian:peru philippine:philippines " +
    "filipino:philippines polish:poland portuguese:portugal romanian:romania russian:russia russians:russia saudi:saudi " +
    "scottish:scotland soviet:ussr spanish:spain swedish:sweden swiss:switzerland syrian:syria tajik:tajikistan thai:thailand " +
    "turkish:turkey turkmen:turkmenistan ukrainian:ukraine uzbek:uzbekistan venezuelan:venezuela vietnamese:vietnam " +
    "welsh:wales yemeni:yemen zambian:zambia ec:eu eec:eu un:un"
  )
    .split(" ")
    .map((pair) => pair.split(":") as [string, string])
    // As the country itself is compared: "Norway" is stemmed to "norwai".
    .map(([people, country]) => [people, allTerms(country)[0]?.key ?? country]),
);

const WORD = /\d[\d,.]*\d|\d|(?:\p{L}\.){2,}|[\p{L}\p{M}]+|[$%£€]/gu;

function keyOf(raw: string): string {
  const lower = raw.toLowerCase().replaceAll(".", "");
  // "criticise" is spelt with a z in America.
  const spelt = raw.replace(/is(e|ed|es|ing)$/, "iz$1");
  return DEMONYMS.get(lower) ?? allTerms(raw.length > 6 ? spelt : raw)[0]?.key ?? lower;
}

/** The words of a sentence, in order. */
export function claimWords(text: string): ClaimWord[] {
  const phrases = PHRASES.flatMap(([pattern, key]) =>
    [...text.matchAll(pattern)].map(({ 0: raw, index }) => ({ raw, key, start: index, end: index + raw.length })),
  );
  const words = Array.from(text.matchAll(WORD), ({ 0: raw, index }) => ({
    raw,
    key: keyOf(raw),
    start: index,
    end: index + raw.length,
  })).filter(({ start }) => !phrases.some((phrase) => phrase.start <= start && start < phrase.end));
  return [...words, ...phrases]
    .sort((a, b) => a.start - b.start)
    .map((word) => ({ ...word, concept: conceptOf(word.key), isStop: isStopWord(word.raw) || word.key === "" }));
}
