import { type Fact, factsIn, knownWords } from "./verify-claim-facts.ts";
import { bearsOut, numbersIn } from "./verify-claim-numbers.ts";
import type { Evidence } from "./verify-claim-sentence.ts";
import { claimWords } from "./verify-claim-words.ts";

/** Where a sentence turns from one figure to the next: "to 1.2 mln in January from 1.45 mln in December". */
const TURN = /,\s|;|\b(?:from|against|but|while|whereas|compared|versus|vs|instead of|rather than|after a)\b/giu;

/** Ten years are no rival to nine million people. */
const COMPARABLE = 50;

/** Years and days of the month are not measured against amounts. */
function isAmount(value: number, unit: string): boolean {
  return unit !== "" || !(value >= 1900 && value <= 2100);
}

/** The parts of a sentence between its turns. */
function segmentsOf(text: string): string[] {
  const turns = [...text.matchAll(TURN)].map(({ index }) => index);
  return [0, ...turns].map((from, index) => text.slice(from, turns[index]));
}

/**
 * A number of the claim that the sentence gives to something else: what pins it down in the claim (a date, another number)
 * stands in another part of the sentence, with a number of its own that the claim leaves out.
 */
export function misplacedNumber(claim: string, evidence: readonly Evidence[]): string | undefined {
  const facts = factsIn(claim, knownWords(evidence.map(({ text }) => text)));
  const numbers = facts.filter((fact): fact is Fact & { kind: "number" } => fact.kind === "number");
  const pins = facts.filter(({ kind }) => kind === "number" || kind === "date" || kind === "name");
  for (const { text } of evidence) {
    const segments = segmentsOf(text).map((part) => ({ part, numbers: numbersIn(part) }));
    for (const fact of numbers) {
      const own = segments.filter((segment) => segment.numbers.some((stated) => bearsOut(fact.number, stated)));
      if (own.length !== 1) continue;
      for (const pin of pins) {
        if (pin === fact) continue;
        const there = segments.filter(({ part, numbers: stated }) =>
          pin.kind === "number" ? stated.some((number) => bearsOut(pin.number, number)) : part.includes(pin.text),
        );
        const other = there[0];
        if (!other || there.length !== 1 || other === own[0]) continue;
        const rival = other.numbers.some(
          (stated) =>
            isAmount(stated.value, stated.unit) &&
            stated.value * COMPARABLE > fact.number.value &&
            stated.unit === (own[0]?.numbers.find((number) => bearsOut(fact.number, number))?.unit ?? "") &&
            !numbers.some(({ number }) => bearsOut(number, stated)),
        );
        if (rival && pin.kind !== "name") return fact.text;
      }
    }
  }
  return undefined;
}

export const CONTRAST = /\b(?:while|whereas|but)\b|, and (?=\p{Lu})/u;
const OLD_VALUE = /\bfrom\b|\bago\b|\b(?:earlier|before|previous|previously|last|until|had been|was once|down|up)\b/i;

/** "to 22 percent from 27 percent": a claim of 27 percent must say that it is past, or name the time it was so. */
export function outdatedNumber(claim: string, evidence: readonly Evidence[]): string | undefined {
  if (OLD_VALUE.test(claim)) return undefined;
  const claimed = numbersIn(claim);
  const dates = factsIn(claim, knownWords([])).filter(({ kind }) => kind === "date");
  for (const { text } of evidence) {
    const change = /\bto\b([^;]*?)\bfrom\b([^;,]*)/iu.exec(text) ?? undefined;
    if (!change) continue;
    const [now] = numbersIn(change[1] ?? "");
    const [then] = numbersIn(change[2] ?? "");
    if (!now || !then || now.unit !== then.unit || dates.some(({ text: date }) => change[2]?.includes(date))) continue;
    const old = claimed.find((number) => bearsOut(number, then));
    if (old && !claimed.some((number) => bearsOut(number, now))) return claim.slice(old.start, old.end);
  }
  return undefined;
}

/**
 * "Its shares rose 4 percent, while Boreal's lost 9": a claim that says one thing takes its names and numbers from one side of
 * such a sentence, not one from each.
 */
export function mixesSides(claim: string, evidence: readonly Evidence[]): boolean {
  if (CONTRAST.test(claim) || /,| and /.test(claim)) return false;
  const facts = factsIn(claim, knownWords(evidence.map(({ text }) => text)));
  return evidence.some(({ text }) => {
    const sides = text.split(CONTRAST);
    if (sides.length !== 2) return false;
    const sidesOf = (fact: Fact): string =>
      sides
        .map((side) =>
          fact.kind === "number"
            ? numbersIn(side).some((number) => bearsOut(fact.number, number))
            : side.includes(fact.text),
        )
        .join();
    // "Orsay's sales grew, but its margin shrank": the name of one side is that of the other, too.
    const isShared = /^\W*(?:\w+\s+){0,2}(?:its|his|her|their|he|she|they|it)\b/i.test(sides[1] ?? "");
    const found = facts.filter(({ kind }) => kind !== "name" || !isShared).map(sidesOf);
    return found.includes("true,false") && found.includes("false,true");
  });
}

/** Of the words that claim and sentence share, at least this share must stand nearer to the other number. */
const MOSTLY = 0.75;
/** The words that a number goes with. */
const NEAR_WORDS = 5;

function nearest(places: readonly { readonly start: number }[], to: number): number {
  return Math.min(...places.map(({ start }) => Math.abs(start - to)));
}

/**
 * "killing at least 41 people and injuring more than 300": a claim of 300 killed has its words nearer to another number than
 * to its own.
 */
export function crossedNumber(claim: string, evidence: readonly Evidence[]): string | undefined {
  const numbers = numbersIn(claim);
  const words = claimWords(claim).filter(({ isStop, raw }) => !isStop && !/^\d/.test(raw));
  for (const { text, words: own } of evidence) {
    const stated = numbersIn(text).filter(({ value, unit }) => isAmount(value, unit));
    const rivals = stated.filter((other) => !numbers.some((number) => bearsOut(number, other)));
    for (const number of numbers) {
      const near = words
        .toSorted((a, b) => Math.abs(a.start - number.start) - Math.abs(b.start - number.start))
        .slice(0, NEAR_WORDS);
      const shared = near.flatMap(({ concept }) => {
        const places = own.filter((word) => word.concept === concept);
        return places.length > 0 ? [places] : [];
      });
      const self = stated.filter((other) => bearsOut(number, other));
      const [place] = self;
      if (
        !place ||
        self.length > 1 ||
        claim.charAt(number.end) === "-" ||
        shared.length < 2 ||
        /\b(?:to|of)\s*$/.test(text.slice(0, place.start))
      )
        continue;
      const isCrossed = rivals.some((rival) => {
        if (rival.unit !== place.unit || rival.value * COMPARABLE < place.value) return false;
        const nearer = shared.filter((places) => nearest(places, rival.start) < nearest(places, place.start));
        return nearer.length >= MOSTLY * shared.length;
      });
      if (isCrossed) return claim.slice(number.start, number.end);
    }
  }
  return undefined;
}
