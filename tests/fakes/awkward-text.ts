import fc from "fast-check";

/** What breaks offsets: surrogate pairs, joined emoji, combining marks, every kind of line end and white space, controls. */
const AWKWARD = [
  "🚢",
  "👩‍🚀",
  "🇫🇷",
  "e\u0301",
  "ﬁ",
  "東京",
  "\u00a0",
  "\u2003",
  "\u200b",
  "\u00ad",
  "\ufeff",
  "\r\n",
  "\n",
  "\r",
  "\u2028",
  "\u0085",
  "\t",
  "\u0003",
  "\ud83d",
  "\udea2",
];

/** What our own rules look for. */
const NEWSY = [
  "WASHINGTON (Reuters) - ",
  "WHAT HAPPENED NEXT?\n",
  "# Heading\n",
  "---\n",
  "```\n",
  "U.S. ",
  "Mr. Smith said ",
  '"Stop!" ',
  "it rose 6.40 mln dlrs. ",
  "He added that it was over. ",
  "\n\n",
  " ",
];

const piece = fc.oneof(
  fc.constantFrom(...NEWSY),
  fc.constantFrom(...AWKWARD),
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 4 }),
  fc.lorem({ maxCount: 12 }),
);

/** Texts that news archives do and do not hold. */
export const awkwardText: fc.Arbitrary<string> = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));

/** Whether a place falls between the two halves of a surrogate pair. */
export function splitsPair(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1));
}

/** The offsets of the characters that are not white space. */
export function inkOf(text: string): number[] {
  return Array.from(text.matchAll(/\S/g), ({ index }) => index);
}
