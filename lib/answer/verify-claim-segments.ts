import { type Fact, factsIn, knownWords } from "./verify-claim-facts.ts";
import { bearsOut, numbersIn } from "./verify-claim-numbers.ts";
import type { Evidence } from "./verify-claim-sentence.ts";

/** Where a sentence turns from one figure to the next: "to 1.2 mln in January from 1.45 mln in December". */
const TURN = /,\s|;|\b(?:from|against|but|while|whereas|compared|versus|vs|instead of|rather than|after a)\b/giu;

/** Years and days of the month are not measured against amounts. */
function isAmount(value: number, unit: string): boolean {
  return unit !== "" || !(value >= 1900 && value <= 2100);
}

/** The parts of a sentence between its turns. */
export function segmentsOf(text: string): string[] {
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
            stated.unit === (own[0]?.numbers.find((number) => bearsOut(fact.number, number))?.unit ?? "") &&
            !numbers.some(({ number }) => bearsOut(number, stated)),
        );
        if (rival && pin.kind !== "name") return fact.text;
      }
    }
  }
  return undefined;
}
