import { reversedComparison } from "./verify-claim-comparison.ts";
import { areOpposite } from "./verify-claim-opposites.ts";
import { CONTRAST } from "./verify-claim-segments.ts";
import type { Evidence } from "./verify-claim-sentence.ts";
import { type ClaimWord, claimWords } from "./verify-claim-words.ts";

const NEGATION =
  /\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|hardly|den(?:y|ies|ied|ying)|refus(?:e|es|ed|ing) to|fail(?:s|ed|ing)?\b(?=[^.;]{0,25}\bto\b)|declin(?:es?|ed) to|(?:stop|cease)(?:s|ped|d)? \w+ing|rather than|instead of|unable|rul(?:e|es|ed|ing) out|unlikely|unhurt|unharmed|uninjured)\b|\w+n['’]t\b/giu;
/** "not only", "no doubt" and "no more than" deny nothing; "nor" repeats a denial. */
const NO_DENIAL = /\b(?:not only|no doubt|no (?:more|less|fewer) than|little to no|no longer than|not least)\b/giu;
const HEDGE =
  /\b(?:could|might|would|will|shall|should|can|expects?|expected|plans?|planned|intends?|proposed?|proposes|alleged(?:ly)?|reportedly|suspected|consider(?:s|ed|ing)?|threat(?:en(?:s|ed)?)?|likely|possible|possibly|(?:is|are|was|were) to(?! blame)|hopes?|hoped|aims?|seeks?|if|unless|suggest(?:s|ed)?|appears?|appeared|believes?|believed|thinks?|thought)\b/giu;

/** What is less sure than "will": a claim that says "will" of it is bolder. */
const UNSURE =
  /\b(?:could|might|consider(?:s|ed|ing)?|threat(?:en(?:s|ed)?)?|suspect(?:s|ed)?|likely|possib(?:le|ly)|hop(?:es|ed?)|subject to|should|expect(?:s|ed)?|aims?|seeks?|plans?|planned|believes?|believed|thinks?|thought|seems?|appears?|if|unless|ready|suggest(?:s|ed)?)\b/giu;
/** "may" in lower case, since May is a month. */
const MAY = /\bmay\b/gu;

/** A cue reaches this many words of meaning to its right, and one to its left ("ships were not sunk", "sank no ships"). */
const REACH = 4;

/** What the cues of a text bear on: the words within their reach, and the very next one. */
interface Scope {
  readonly reached: ReadonlySet<string>;
  readonly next: ReadonlySet<string>;
}

function scopeOf(text: string, words: readonly ClaimWord[], cues: readonly RegExp[]): Scope {
  const plain = text.replace(NO_DENIAL, (phrase) => " ".repeat(phrase.length));
  const meant = words.filter(({ isStop, raw }) => !isStop && raw !== "one");
  const found = cues.flatMap((cue) => [...plain.matchAll(cue)]);
  const reached = found.flatMap(({ index }) => [
    ...meant.filter(({ start }) => start >= index).slice(0, REACH),
    ...meant.filter(({ end }) => end <= index).slice(-1),
  ]);
  const next = found.flatMap(({ 0: cue, index }) =>
    meant
      .filter(({ start, raw }) => start >= index + (/^un/i.test(cue) ? 0 : cue.length) && /^\p{Ll}/u.test(raw))
      .slice(0, 1),
  );
  const concepts = (of: readonly ClaimWord[]) => new Set(of.map(({ concept }) => concept));
  return { reached: concepts(reached), next: concepts(next) };
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((concept) => b.has(concept)).length;
}

/** Whether the one denies what the other says: a cue on one side that bears on words of both, and none on the other side. */
function differs(
  claim: string,
  words: readonly ClaimWord[],
  evidence: readonly Evidence[],
  cues: readonly RegExp[],
): "added" | "dropped" | undefined {
  const claimed = scopeOf(claim, words, cues);
  const stated = evidence.map(({ text, words: own }) => scopeOf(text, own, cues));
  if (claimed.reached.size > 0) {
    return stated.some(({ reached }) => shared(claimed.reached, reached) > 0) ? undefined : "added";
  }
  const said = new Set(words.filter(({ isStop }) => !isStop).map(({ concept }) => concept));
  return stated.some(({ next }) => shared(next, said) > 0) ? "dropped" : undefined;
}

/**
 * Whether a sentence says the opposite of a word of what the claim says it of: where what comes next in the claim stands in one
 * part of the sentence ("acquitted him of fraud but convicted him of forgery"), that part has to have the opposite.
 */
function isOfOpposite(
  word: ClaimWord,
  other: string,
  words: readonly ClaimWord[],
  { text, concepts }: Evidence,
): boolean {
  const parts = text.split(CONTRAST).map((part) => new Set(claimWords(part).map(({ concept }) => concept)));
  const object = words.find(
    ({ start, isStop, concept }) => start >= word.end && !isStop && parts.some((part) => part.has(concept)),
  );
  const where = parts.filter((part) => object && part.has(object.concept));
  if (where.length === 0) return !concepts.has(word.concept);
  return where.every((part) => part.has(other) && !part.has(word.concept));
}

/** "rose" of what fell: a word whose opposite a sentence has, and has it of what the claim speaks of. */
function opposite(words: readonly ClaimWord[], evidence: readonly Evidence[]): string | undefined {
  const said = new Set(words.map(({ concept }) => concept));
  const stated = new Set(evidence.flatMap(({ concepts }) => [...concepts]));
  const turned = words.find((word) =>
    evidence.some((sentence) =>
      [...sentence.concepts].some(
        (other) =>
          areOpposite(word.concept, other) &&
          !said.has(other) &&
          (sentence.concepts.has(word.concept) || !stated.has(word.concept)) &&
          isOfOpposite(word, other, words, sentence),
      ),
    ),
  );
  return turned?.raw;
}

const QUANTIFIERS: readonly RegExp[] = [
  /\b(?:all|(?:every|each)(?! (?:year|month|week|day)\b)|entire|entirely|whole|always)\b/i,
  /\b(?:most|majority)\b/i,
  /\bhalf\b/i,
  /\b(?:only|solely)\b/i,
];

/** "all of the island" of half of it: a word of how much that none of the sentences has. */
function addedQuantifier(claim: string, evidence: readonly Evidence[]): string | undefined {
  const added = QUANTIFIERS.find((words) => words.test(claim) && !evidence.some(({ text }) => words.test(text)));
  return added?.exec(claim)?.[0];
}

/** Why the sentences that a claim rests on say the contrary of it, or say it less firmly; undefined where they do not. */
export function contradiction(claim: string, evidence: readonly Evidence[]): string | undefined {
  const words = claimWords(claim);
  const turned = opposite(words, evidence);
  const reversed = reversedComparison(claim, evidence);
  if (reversed) return `the passage says the opposite of "${reversed}"`;
  if (turned) return `the passage says the opposite of "${turned}"`;
  const quantifier = addedQuantifier(claim, evidence);
  if (quantifier) return `the passage does not say "${quantifier}"`;
  const denial = differs(claim, words, evidence, [NEGATION]);
  if (denial) return denial === "added" ? "the passage does not deny this" : "the passage denies this";
  // A claim may be more careful than its source, not less.
  const isBolder = [
    [HEDGE, MAY],
    [UNSURE, MAY],
  ].some((cues) => differs(claim, words, evidence, cues) === "dropped");
  return isBolder ? "the passage says this less firmly" : undefined;
}
