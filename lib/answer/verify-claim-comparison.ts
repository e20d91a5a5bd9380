import type { Evidence } from "./verify-claim-sentence.ts";

/** Words whose opposite is another word of the same measure, which the table of concepts does not keep apart. */
const PAIRS: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:larger|bigger|greater)\b/i, /\bsmaller\b/i],
  [/\bwiden(?:ed|s|ing)?\b/i, /\bnarrow(?:ed|s|ing)?\b/i],
  [/\bhigher\b/i, /\blower\b/i],
  [/\bnewer\b/i, /\bolder\b/i],
  [/\bearly\b/i, /\blate\b/i],
  [/\bimprov(?:ed|es|ing)\b/i, /\bworsen(?:ed|s|ing)\b/i],
  [/\bprofitable\b/i, /\bunprofitable\b/i],
  [/\baccept(?:ed|s|ing)?\b/i, /\b(?:reject|turn|refus)(?:ed|s|ing)?\b/i],
  [/\b(?:admit(?:ted|s)?|confess(?:ed|es)?)\b/i, /\bden(?:y|ied|ies)\b/i],
  [/\b(?:prais|welcom)(?:ed|es|e)\b/i, /\b(?:criticis|criticiz|condemn|denounc)(?:ed|es|e|s)\b/i],
];

/** "the country's third-largest lender" is not its largest. */
const RANKED = /\b(?:second|third|fourth|fifth|2nd|3rd|4th|5th)[- ](?:largest|biggest|highest|oldest|most)\b/i;
const SUPERLATIVE = /\b(?:largest|biggest|highest|oldest)\b/i;

/** A word of the claim whose opposite the sentences have, while they lack the word; undefined where there is none. */
export function reversedComparison(claim: string, evidence: readonly Evidence[]): string | undefined {
  const has = (pattern: RegExp) => evidence.some(({ text }) => pattern.test(text));
  for (const [one, other] of PAIRS) {
    for (const [said, stated] of [
      [one, other],
      [other, one],
    ] as const) {
      if (said.test(claim) && !stated.test(claim) && has(stated) && !has(said)) return said.exec(claim)?.[0];
    }
  }
  if (SUPERLATIVE.test(claim) && !RANKED.test(claim) && has(RANKED)) return SUPERLATIVE.exec(claim)?.[0];
  return undefined;
}
