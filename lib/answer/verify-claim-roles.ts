import type { Evidence } from "./verify-claim-sentence.ts";
import { type ClaimWord, claimWords } from "./verify-claim-words.ts";

const PASSIVE = /\b(?:was|were|been|being|be|is|are)\s+(?:\p{L}+ly\s+)?\p{L}+(?:ed|en|t|ld|ght)\b[^.;]*\bby\b/iu;

/** A capital that is not only that of the sentence's first word. */
function isName({ raw, isStop, start }: ClaimWord): boolean {
  return !isStop && (start === 0 ? /^\p{Lu}{2}/u.test(raw) : /^\p{Lu}/u.test(raw));
}

function placeOf(words: readonly ClaimWord[], wanted: (word: ClaimWord) => boolean): number {
  return words.findIndex(wanted);
}

/**
 * Whether a claim has the two sides of what happened the wrong way round ("Dexter bought Harlan" of Harlan, which bought
 * Dexter): two names and the word between them stand in the reverse order in the sentence, and neither is in the passive.
 */
export function swapsRoles(claim: string, evidence: readonly Evidence[]): boolean {
  const words = claimWords(claim).map((word, index) => ({ ...word, index }));
  const names = words.filter((word, index) => isName(word) || (index === 0 && /^\p{Lu}/u.test(words[1]?.raw ?? "")));
  return evidence.some((sentence) => {
    if (PASSIVE.test(claim) !== PASSIVE.test(sentence.text)) return false;
    const at = (key: string) => placeOf(sentence.words, (word) => word.key === key);
    return words.some((verb) => {
      const middle = placeOf(sentence.words, ({ concept }) => concept === verb.concept);
      if (verb.isStop || isName(verb) || middle < 0) return false;
      const subjects = names.filter(({ index }) => index < verb.index && verb.index - index <= 6);
      const objects = names.filter(({ index }) => index > verb.index && index - verb.index <= 6);
      return subjects.some(({ key: subject }) =>
        objects.some(
          ({ key: object }) => subject !== object && at(object) >= 0 && at(object) < middle && middle < at(subject),
        ),
      );
    });
  });
}
