import { factsIn, type KnownWords } from "./verify-claim-facts.ts";
import type { Evidence } from "./verify-claim-sentence.ts";
import { type ClaimWord, claimWords } from "./verify-claim-words.ts";

const TO_BE = /^(?:was|were|been|being|be|is|are)$/i;
/** How far a side may be from what it does or suffers, in words. */
const REACH = 6;

/** Whether the word at a place is in the passive: "was dismissed", "were not told". */
function isPassive(words: readonly ClaimWord[], at: number): boolean {
  return words.slice(Math.max(0, at - 2), at).some(({ raw }) => TO_BE.test(raw));
}

/**
 * Whether a claim has the two sides of what happened the wrong way round ("Dexter bought Harlan" of Harlan, which bought
 * Dexter): two names and the word between them stand in the reverse order in the sentence, both in the active voice.
 */
export function swapsRoles(claim: string, evidence: readonly Evidence[], known: KnownWords): boolean {
  const words = claimWords(claim);
  const facts = factsIn(claim, known).filter(({ kind }) => kind === "name");
  const names = words.flatMap((word, index) =>
    facts.some(({ start }) => start === word.start) ? [{ ...word, index }] : [],
  );
  return evidence.some(({ words: own }) => {
    const at = (key: string) => own.findIndex((word) => word.key === key);
    return words.some((verb, index) => {
      const middle = own.findIndex(({ concept }) => concept === verb.concept);
      if (verb.isStop || middle < 0 || names.some((name) => name.index === index)) return false;
      if (isPassive(words, index) || isPassive(own, middle)) return false;
      const subjects = names.filter((name) => name.index < index && index - name.index <= REACH);
      const objects = names.filter((name) => name.index > index && name.index - index <= REACH);
      return subjects.some(({ key: subject }) =>
        objects.some(
          ({ key: object }) => subject !== object && at(object) >= 0 && at(object) < middle && middle < at(subject),
        ),
      );
    });
  });
}

const REPLACED = /\b(?:instead of|rather than)\s+(?:the |an? )?([\p{L}\d.,]+)/iu;

/** "three instead of five" of five instead of three: what the claim has after the words stands before them in the sentence. */
export function swapsReplacement(claim: string, evidence: readonly Evidence[]): boolean {
  const [after] = claimWords(REPLACED.exec(claim)?.[1] ?? "");
  return evidence.some(({ text }) => {
    const found = REPLACED.exec(text);
    if (!after || !found) return false;
    const [theirs] = claimWords(found[1] ?? "");
    return theirs?.key !== after.key && claimWords(text.slice(0, found.index)).some(({ key }) => key === after.key);
  });
}
