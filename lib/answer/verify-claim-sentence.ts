import { splitSentences } from "../text/sentences.ts";
import type { Passage } from "../types.ts";
import { dateKey, type Fact, plainQuotation } from "./verify-claim-facts.ts";
import { bearsOut, type NumberFact, numbersIn } from "./verify-claim-numbers.ts";
import { type ClaimWord, claimWords } from "./verify-claim-words.ts";

/** A sentence of a passage, taken apart so that claims can be held against it. */
export interface Evidence {
  readonly passage: Passage;
  /** In the article. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly words: readonly ClaimWord[];
  readonly keys: ReadonlySet<string>;
  readonly concepts: ReadonlySet<string>;
  readonly dates: ReadonlySet<string>;
  readonly numbers: readonly NumberFact[];
  readonly plain: string;
  /** Names that "he", "the group" or "the company" in it can stand for: those of the sentence before, and of the heading. */
  readonly antecedents: ReadonlySet<string>;
  /** Concepts of the two sentences before and of the heading, which a sentence need not repeat. */
  readonly surroundings: ReadonlySet<string>;
}

const POINTS_BACK =
  /^["“]?(?:\w+ ){0,2}(?:he|she|it|they|his|her|its|their|this|these)\b|(?:\b(?:and|that|said|but)|["”]) (?:he|she|it|they)\b|\bthe (?:group|company|firm|bank|ministry|minister|president|ship|club|organi[sz]ation|agency|militants|carmaker|chipmaker|probe)\b/i;

/** How far back what a sentence need not repeat may stand. */
const SURROUNDING_SENTENCES = 2;

/** Letters that long names shorten to: "European Monetary System" can be "EMS". */
function initialsIn(words: readonly ClaimWord[], text: string): string[] {
  const runs: string[] = [];
  let run = "";
  let previousEnd = 0;
  for (const { raw, start, end } of words) {
    if (/^the$/i.test(raw)) continue;
    const gap = text.slice(previousEnd, start);
    previousEnd = end;
    const goesOn = /^\p{Lu}/u.test(raw) && (run === "" || /^[\s-]$/.test(gap));
    if (!goesOn && run.length > 1) runs.push(run.toLowerCase());
    run = goesOn ? run + raw.charAt(0) : /^\p{Lu}/u.test(raw) ? raw.charAt(0) : "";
  }
  return run.length > 1 ? [...runs, run.toLowerCase()] : runs;
}

/** The sentences of a passage's running text. */
export function evidenceOf(passage: Passage): Evidence[] {
  const { bodyStart, start: offset, text: whole } = passage;
  const heading = claimWords(passage.heading);
  const headingKeys = heading.map(({ key }) => key);
  const previous: (readonly ClaimWord[])[] = [];
  let before: readonly string[] = [];
  return splitSentences(whole, bodyStart - offset).map(({ start, end }) => {
    const text = whole.slice(start, end);
    const words = claimWords(text);
    const keys = new Set([...words.map(({ key }) => key), ...initialsIn(words, text)]);
    const antecedents = new Set(POINTS_BACK.test(text) ? [...before, ...headingKeys] : []);
    const names = words.filter(({ raw }) => /^\p{Lu}/u.test(raw)).map(({ key }) => key);
    // "He added" after "He said": who he is stands further up.
    before = POINTS_BACK.test(text) ? [...names, ...before] : names;
    const surroundings = new Set(
      [...previous.slice(-SURROUNDING_SENTENCES).flat(), ...heading].map(({ concept }) => concept),
    );
    previous.push(words);
    return {
      passage,
      start: offset + start,
      end: offset + end,
      text,
      words,
      keys,
      concepts: new Set(words.map(({ concept }) => concept)),
      dates: new Set(words.flatMap((word) => dateKey(word) ?? [])),
      numbers: numbersIn(text, true),
      plain: plainQuotation(text),
      antecedents,
      surroundings,
    };
  });
}

/** Whether a sentence has a fact, by itself or through what it points back to. */
export function holds(evidence: Evidence, fact: Fact): boolean {
  if (fact.kind === "number") return evidence.numbers.some((number) => bearsOut(fact.number, number));
  if (fact.kind === "date") return evidence.dates.has(fact.key);
  if (fact.kind === "quotation") return evidence.plain.includes(fact.plain);
  return fact.keys.every((key) => evidence.keys.has(key) || evidence.antecedents.has(key));
}
