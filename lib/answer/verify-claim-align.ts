import { type Fact, factsIn, knownWords } from "./verify-claim-facts.ts";
import { type Evidence, holds } from "./verify-claim-sentence.ts";
import { speakerIn } from "./verify-claim-speaker.ts";
import { type ClaimWord, claimWords } from "./verify-claim-words.ts";

/** Where a claim's words and facts stand in the sentences that it is held against. */
export interface Alignment {
  /** The sentences that the claim rests on, the one that carries most of it first. */
  readonly evidence: readonly Evidence[];
  /** The share of the claim's words of meaning that those sentences have, 0..1; one that only the surroundings have counts half. */
  readonly coverage: number;
  /** The fact that the sentences do not have; undefined where none is missing. */
  readonly missing: string | undefined;
  /** What they seem to have of something else, by where it stands. */
  readonly doubt: string | undefined;
}

/** A fact belongs with the words this near to it. */
const CONTEXT_WORDS = 6;
/** A sentence with the fact must fit the words around it nearly as well as the best sentence does. */
const FACT_RATIO = 0.75;
const WORD_RATIO = 0.34;
/** So few words leave nothing around a word to judge its place by. */
const SHORT_CLAIM = 2;
/** Words of so many uses that another place for them says nothing. */
const UNPLACED = new Set(["company", "rise", "fall"]);
/** The share of a claim that must stand in its sentences themselves, not in what they point back to or in a heading. */
const LEAST_DIRECT = 0.5;
const MOST_SENTENCES = 3;

/** Words that deny are weighed by polarity, not by being there. */
const DENIAL = /^(?:nobody|none|nothing|never|neither|no)$/i;

/** A word that the sentence before or the heading has, and this one need not repeat. */
const SURROUNDING_WORTH = 0.5;

type Weigh = (word: ClaimWord, sentence: Evidence) => number;

/** A word found counts more, the fewer sentences have it; a synonym a little less, what is only pointed back to less still. */
function weigher(pool: readonly Evidence[]): Weigh {
  return (word, { keys, concepts, antecedents }) => {
    const spread = pool.filter((other) => other.concepts.has(word.concept)).length;
    const rarity = 1 / (1 + Math.log2(Math.max(1, spread)));
    if (keys.has(word.key)) return rarity;
    if (concepts.has(word.concept)) return 0.9 * rarity;
    return antecedents.has(word.key) ? 0.7 * rarity : 0;
  };
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** The words of meaning around a place, without those at the place itself. */
function around(words: readonly ClaimWord[], { start, end }: Place): ClaimWord[] {
  const before = words.filter((word) => word.end <= start).slice(-CONTEXT_WORDS);
  const after = words.filter((word) => word.start >= end).slice(0, CONTEXT_WORDS);
  return [...before, ...after];
}

interface Anchor {
  readonly sentence: Evidence | undefined;
  readonly fits: boolean;
}

/** The sentence with the thing at a place that fits the words around it best, and whether it fits them well enough. */
function anchor(
  place: Place,
  words: readonly ClaimWord[],
  pool: readonly Evidence[],
  has: (sentence: Evidence) => boolean,
  ratio: number,
  weigh: Weigh,
): Anchor {
  const context = around(words, place);
  const scored = pool.map((sentence) => ({
    sentence,
    score: context.reduce((sum, word) => sum + weigh(word, sentence), 0),
    has: has(sentence),
  }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const holder = scored.filter((candidate) => candidate.has).toSorted((a, b) => b.score - a.score)[0];
  return { sentence: holder?.sentence, fits: holder !== undefined && holder.score >= ratio * best };
}

function inWords(fact: Fact): string {
  return fact.kind === "quotation" ? `the quotation ${fact.text}` : `"${fact.text.trim()}"`;
}

/** Holds a claim against the sentences of one or more passages. */
export function align(claim: string, pool: readonly Evidence[]): Alignment {
  const words = claimWords(claim.replace(/\bno one\b/gi, "nobody")).filter(
    ({ isStop, concept, raw }) => !isStop && concept !== "say" && !DENIAL.test(raw),
  );
  const speaker = speakerIn(claim) ?? "";
  const weigh = weigher(pool);
  const facts = factsIn(claim, knownWords(pool.map(({ text }) => text)));
  const anchors: Evidence[] = [];
  let missing: string | undefined;
  let misfit: string | undefined;
  let doubt: string | undefined;
  for (const fact of facts) {
    const { sentence, fits } = anchor(fact, words, pool, (candidate) => holds(candidate, fact), FACT_RATIO, weigh);
    if (!sentence) missing ??= `the passage does not have ${inWords(fact)}`;
    else if (!fits) misfit ??= `the passage has ${inWords(fact)} of something else`;
    else anchors.push(sentence);
  }
  const isFact = (word: ClaimWord) => facts.some(({ start, end }) => start < word.end && word.start < end);
  for (const word of words) {
    if (
      missing ||
      misfit ||
      doubt ||
      isFact(word) ||
      UNPLACED.has(word.concept) ||
      speaker.includes(word.raw) ||
      words.length <= SHORT_CLAIM ||
      !pool.some(({ concepts }) => concepts.has(word.concept))
    )
      continue;
    const has = ({ concepts, surroundings }: Evidence) => concepts.has(word.concept) || surroundings.has(word.concept);
    if (!anchor(word, words, pool, has, WORD_RATIO, weigh).fits)
      doubt = `the passage has "${word.raw}" of something else`;
  }
  const score = (sentence: Evidence) => words.reduce((sum, word) => sum + weigh(word, sentence), 0);
  const core = pool.toSorted((a, b) => score(b) - score(a))[0];
  const evidence = core ? [...new Set([core, ...anchors])].slice(0, MOST_SENTENCES) : [];
  const worth = (word: ClaimWord) => {
    if (isFact(word) || evidence.some((sentence) => weigh(word, sentence) > 0)) return 1;
    return evidence.some(({ surroundings }) => surroundings.has(word.concept)) ? SURROUNDING_WORTH : 0;
  };
  const direct = words.filter((word) =>
    evidence.some(({ keys, concepts }) => keys.has(word.key) || concepts.has(word.concept)),
  );
  if (words.length > 0 && direct.length < LEAST_DIRECT * words.length) doubt ??= "the passage does not say this itself";
  const covered = words.reduce((sum, word) => sum + worth(word), 0);
  return {
    evidence,
    coverage: words.length === 0 ? 0 : covered / words.length,
    missing,
    doubt: misfit ?? doubt,
  };
}
