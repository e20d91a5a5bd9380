import type { Word } from "./words.ts";

/** A sentence's place in a text; `text.slice(start, end)` has no white space at either end. */
export type SentenceSpan = Pick<Word, "start" | "end">;

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** A full stop after one of these does not end a sentence when a capital or a digit follows. */
const ABBREVIATION =
  /(?:^|[\s("“‘'-])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Adm|Sen|Rep|Gov|Pres|Rev|Hon|St|Mt|Ft|Jr|Sr|No|Nos|Vol|vs|Inc|Corp|Co|Ltd|Bros|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|est|[A-Z]|(?:[A-Za-z]\.)+[A-Za-z])\.$/;

/** After these the next sentence may well begin, so only a lower-case word or a digit joins. */
const OFTEN_FINAL = /(?:Inc|Corp|Co|Ltd|Bros|Jr|Sr|(?:[A-Za-z]\.)+[A-Za-z])\.$/;

/** How a sentence usually opens: then "in the U.S. The …" breaks, while "U.S. President" and "Ford Motor Co. Chairman" do not. */
const OPENER =
  /^["“‘'(]*(?:The|A|An|It|He|She|They|We|I|But|And|In|On|At|For|This|That|These|Those|However|Last|Analysts|Officials)\b/;

const TERMINAL = /[.!?…:;]["”’')\]]*$/u;

/** Whether the text from `next` goes on with the sentence that ends in `before`. */
function continues(before: string, gap: string, next: string): boolean {
  const lineBreaks = gap.match(/\r\n|[\n\r\u2028\u2029\u0085]/g)?.length ?? 0;
  if (lineBreaks > 1) return false;
  if (lineBreaks === 1) {
    // A hard line break of a wrapped paragraph, as opposed to a heading or a list item on a line of its own.
    const line = before.slice(before.search(/[^\n\r]*$/));
    return !TERMINAL.test(before) && line.length >= 45 && /\p{Ll}/u.test(line) && !/^(?:[-*•]|\d+[.)])\s/u.test(next);
  }
  if (/^\p{Ll}/u.test(next)) return /[.…]$/.test(before);
  if (!ABBREVIATION.test(before)) return false;
  return OFTEN_FINAL.test(before) ? /^\d/.test(next) || !OPENER.test(next) : true;
}

/**
 * The sentences of `text` between `from` and `to`, in order, by Unicode's rules (UAX 29) mended for abbreviations and
 * hard-wrapped lines. Every character that is not white space lies in exactly one of them.
 */
export function splitSentences(text: string, from = 0, to = text.length): SentenceSpan[] {
  const part = text.slice(from, to);
  const found: { start: number; end: number }[] = [];
  for (const { segment, index } of segmenter.segment(part)) {
    const trimmed = segment.trim();
    if (trimmed === "") continue;
    const start = index + segment.indexOf(trimmed);
    const end = start + trimmed.length;
    const last = found.at(-1);
    const tail = last && part.slice(Math.max(last.start, last.end - 200), last.end);
    if (last && tail !== undefined && continues(tail, part.slice(last.end, start), part.slice(start, start + 40))) {
      last.end = end;
    } else {
      found.push({ start, end });
    }
  }
  return found.map(({ start, end }) => ({ start: start + from, end: end + from }));
}
