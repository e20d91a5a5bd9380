import type { Evidence } from "./verify-claim-sentence.ts";
import { claimWords } from "./verify-claim-words.ts";

const SAID =
  "(?:said|says|say|told|tells|added|adds|stated|announced|argued|argues|warned|warns|claimed|claims|explained|reported|estimated|estimates|predicted|insisted|noted|believes?|denied|denies|acknowledged|conceded|testified|wrote|put|called|described)";
const ATTRIBUTION = [
  // "Peter Holt rejected the account, saying that …": whoever the sentence is about.
  /^([^"“”]{2,160}?),?\s+saying\b/iu,
  /\baccording to ([^,.;"“”]+)/iu,
  new RegExp(`["”][,.]?\\s+${SAID}\\s+([^,.;"“”]+)`, "iu"),
  // "Peter Holt, a spokesman for the union, said"
  new RegExp(`^([^,.;"“”]{2,60}, [^,;"“”]{2,80}), (?:has |have |had |also |later |then )*${SAID}\\b`, "iu"),
  new RegExp(`,["”']?\\s+([^,.;"“”]{2,60}?)\\s+${SAID}\\b`, "iu"),
  new RegExp(
    `(?:^|["”],?\\s+|,\\s+|\\b(?:and|but|while)\\s+)([^,.;"“”]{2,90}?)\\s+(?:has |have |had |also |later |then )*${SAID}\\b`,
    "iu",
  ),
  // "…, its director, Joan Abbott, said."
  new RegExp(`,\\s+([^,.;"“”]{2,60}, [^,.;"“”]{2,60}), ${SAID}\\b`, "iu"),
  // "…, said Colin Clarke of Soufan Center"
  new RegExp(`,\\s+${SAID}\\s+((?:the |an? )?(?:\\p{Ll}+ ){0,4}\\p{Lu}[^,.;"“”]*)`, "u"),
];

const PRONOUN = /^(?:he|she|they|it|who)$/i;

/** Who is said to have said it: their words as written; undefined where nobody is. */
export function speakerIn(text: string): string | undefined {
  for (const pattern of ATTRIBUTION) {
    const found = pattern.exec(text)?.[1]?.trim();
    if (found) return found;
  }
  return undefined;
}

function meaningful(text: string): { readonly names: Set<string>; readonly concepts: Set<string> } {
  const words = claimWords(text).filter(({ isStop }) => !isStop);
  const capitals = words.filter(({ raw }) => /^\p{Lu}/u.test(raw));
  // "The African Union" is the AU.
  const initials = capitals.map(({ raw }) => raw.charAt(0).toLowerCase()).join("");
  return {
    names: new Set([...capitals.map(({ key }) => key), ...(capitals.length > 1 ? [initials] : [])]),
    concepts: new Set(words.map(({ concept }) => concept)),
  };
}

function isSame(claimed: string, stated: string, sentence: Evidence): boolean {
  const theirs = meaningful(claimed);
  const ours = meaningful(stated);
  if (PRONOUN.test(stated)) for (const name of sentence.antecedents) ours.names.add(name);
  if (PRONOUN.test(claimed)) return true;
  if (PRONOUN.test(stated) && [...theirs.concepts].some((concept) => sentence.surroundings.has(concept))) return true;
  const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].some((item) => b.has(item));
  if (theirs.names.size > 0 && ours.names.size > 0) return shared(theirs.names, ours.names);
  // "The official", "an analyst": the words of the sentence tell whether that fits.
  return shared(theirs.concepts, ours.concepts) || shared(theirs.concepts, sentence.concepts);
}

/**
 * Why a claim names the wrong speaker for what its sentences say; undefined where it names none, or the right one. What the
 * passage attributes may be told without its speaker; what it does not attribute may not be given one.
 */
export function misattribution(claim: string, evidence: readonly Evidence[]): string | undefined {
  const claimed = speakerIn(claim);
  if (!claimed) return undefined;
  const stated = evidence.flatMap((sentence) => {
    const speaker = speakerIn(sentence.text);
    return speaker ? [{ speaker, sentence }] : [];
  });
  if (stated.length === 0) {
    // "According to intercepted communications": a source that is nobody, which the sentence only has to have.
    const { names, concepts } = meaningful(claimed);
    const has = evidence.some((sentence) => [...concepts].every((concept) => sentence.concepts.has(concept)));
    return names.size === 0 && has ? undefined : `the passage does not say that ${claimed} said this`;
  }
  return stated.some(({ speaker, sentence }) => isSame(claimed, speaker, sentence))
    ? undefined
    : `the passage says that ${stated[0]?.speaker} said this`;
}
