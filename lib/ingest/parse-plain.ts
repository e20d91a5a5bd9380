import type { HeadingLine } from "./parse.ts";

/**
 * An agency's opening: "WASHINGTON (Reuters) - ", "LONDON, March 3 (AP) — ", "KABUL, Sept 5 -". The place is in capitals;
 * agency and date may each be missing, not both.
 */
const DATELINE =
  /^\s*(?<place>\p{Lu}[\p{Lu}\p{M}.'’ /-]*\p{Lu}\.?(?:, ?\p{Lu}[\p{Lu}\p{Ll}.]+(?: \p{Lu}[\p{Lu}\p{Ll}.]+)?(?! ?\d))?)(?<date>,? (?:Jan|Feb|March|Mar|April|Apr|May|June|July|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?)?(?: ?\((?<agency>[\p{Lu}][\p{L}&. ]{1,30})\))?\s*(?:--|[-–—])\s+/u;

/** Reads the dateline and the agency, and says where the running text begins (0 where there is neither). */
export function readDateline(text: string): {
  readonly facts: { readonly dateline?: string; readonly source?: string };
  readonly end: number;
} {
  const match = DATELINE.exec(text.slice(0, 200));
  const { place, date, agency } = match?.groups ?? {};
  if (!match || !place || (!date && !agency)) return { facts: {}, end: 0 };
  return { facts: { dateline: place.trim(), ...(agency ? { source: agency } : {}) }, end: match[0].length };
}

const LINE = /[^\r\n\u2028\u2029]+/g;

/**
 * All-caps lines of 2 to 16 words that do not end like a sentence: "WHAT IS ISIS-K?". A text that is mostly capitals has
 * no headings, since nothing sets them apart there.
 */
export function findPlainHeadings(text: string, from: number): HeadingLine[] {
  const small = text.match(/\p{Ll}/gu)?.length ?? 0;
  const capital = text.match(/\p{Lu}/gu)?.length ?? 0;
  if (small < capital) return [];
  const found: HeadingLine[] = [];
  for (const match of text.matchAll(LINE)) {
    const line = match[0].trim();
    const words = line.split(/\s+/).length;
    if (match.index < from || words < 2 || words > 16 || line.length > 120) continue;
    if (/\p{Ll}/u.test(line) || (line.match(/\p{Lu}/gu)?.length ?? 0) < 4 || /[.,;:!]$/.test(line)) continue;
    // Tables in capitals have more figures than letters.
    if ((line.match(/\d/g)?.length ?? 0) * 3 > line.length) continue;
    const start = match.index + match[0].indexOf(line);
    found.push({ heading: line, start, end: match.index + match[0].length });
  }
  return found;
}
