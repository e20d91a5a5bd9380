import type { Evidence } from "./verify-claim-sentence.ts";
import { type ClaimWord, claimWords } from "./verify-claim-words.ts";

/** Words that only qualify a number or a time, and may come and go. */
const QUALIFIERS =
  /^(?:about|around|roughly|some|nearly|almost|approximately|over|more|than|least|now|also|just|one|further|still|then|dozen|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/i;

function meant(words: readonly ClaimWord[]): ClaimWord[] {
  return words.filter(({ isStop, raw }) => !isStop && !QUALIFIERS.test(raw));
}

/**
 * A word of the claim that stands where the sentence has another: "120,000 tonnes of corn" of "120,000 tonnes of wheat". Its
 * neighbours on both sides (or one, at the end of the claim) are neighbours in the sentence too, with one word between
 * them that the claim does not have. Undefined where there is none.
 */
export function exchangedWord(claim: string, evidence: readonly Evidence[]): string | undefined {
  const words = meant(claimWords(claim.replace(/\bno one\b/gi, "nobody")));
  const said = new Set(words.map(({ concept }) => concept));
  const stated = new Set(evidence.flatMap(({ concepts, surroundings }) => [...concepts, ...surroundings]));
  return words.find((word, index) => {
    // Names, dates and numbers are facts, which are looked for by themselves.
    if (stated.has(word.concept) || word.concept === "say" || !/^\p{Ll}/u.test(word.raw) || !isNoun(word, claim))
      return false;
    const left = words[index - 1]?.concept;
    const right = words[index + 1]?.concept;
    return evidence.some(({ words: own }) => {
      const theirs = meant(own);
      return theirs.some(
        ({ concept }, at) =>
          !said.has(concept) &&
          concept !== "say" &&
          (left === undefined ? at <= 1 : theirs[at - 1]?.concept === left) &&
          (right === undefined ? true : theirs[at + 1]?.concept === right) &&
          (left !== undefined || right !== undefined),
      );
    });
  })?.raw;
}

const UNITS =
  /^(?:dollars?|dlrs?|pounds?|stg|percent|per|pct|euros?|francs?|crowns?|cents?|cts|yen|marks?|million|mln|billion|bln|thousand)$/i;

/** After these comes the name of a thing rather than of a deed, whose synonyms are too many to know. */
const BEFORE_NOUN =
  /(?:\b(?:of|the|an?|at|in|on|for|with|by|from|its|his|her|their)|\p{Lu}\.(?:\p{Lu}\.)+|\p{Lu}{2,}|\d)\s+$/u;

function isNoun({ start }: ClaimWord, claim: string): boolean {
  return BEFORE_NOUN.test(claim.slice(0, start));
}

/** What counts people without saying which. */
const ANYONE = new Set(["persons", "person", "people", "other", "more"]);

/** A number that counts something else: "4,600 adults" of "4,600 children". Undefined where there is none. */
export function miscounted(claim: string, evidence: readonly Evidence[]): string | undefined {
  const words = claimWords(claim);
  const said = new Set(words.map(({ concept }) => concept));
  return words.find((number, index) => {
    const counted = words[index + 1];
    if (!/^\d/.test(number.raw) || !counted || !isCounted(counted)) return false;
    const holders = evidence.flatMap(({ words: own, concepts }) =>
      own.flatMap((word, at) => (word.key === number.key ? [{ next: own[at + 1], concepts }] : [])),
    );
    const countsOther = ({ next, concepts }: (typeof holders)[number]) =>
      next !== undefined && isCounted(next) && !said.has(next.concept) && !concepts.has(counted.concept);
    // "14,000 hectares and 5,200 people": what the claim counts has another number.
    const isElsewhere = evidence.some(({ words: own }) =>
      own.some(
        (word, at) => /^\d/.test(word.raw) && word.key !== number.key && own[at + 1]?.concept === counted.concept,
      ),
    );
    return (
      holders.length > 0 &&
      holders.every(
        (holder) =>
          holder.next?.concept !== counted.concept && (countsOther(holder) || (isElsewhere && isWord(holder.next))),
      )
    );
  })?.raw;
}

function isWord(word: ClaimWord | undefined): boolean {
  return word !== undefined && /^(?:\p{Ll}{2,}s|children|people|men|women)$/u.test(word.raw) && !UNITS.test(word.raw);
}

function isCounted(word: ClaimWord): boolean {
  return isWord(word) && !ANYONE.has(word.concept);
}
