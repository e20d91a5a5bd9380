import { isStopWord } from "../text/terms.ts";

/** A stretch of a text, end exclusive. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

const APPROXIMATE =
  /\b(?:nearly|almost|about|around|roughly|approximately|some|at least|at most|more than|less than|fewer than|over|under|up to|as many as|as much as)\s+$/i;

/** Words that open the next phrase. */
const NEXT_PHRASE = /^(?:against|than|after|before|during|between|since|until|per|each|every|when|while|because)$/i;

/** How many words after a bare number say of what it is: "13 US troops", "2.1 mln dlrs". */
const UNIT_WORDS = 3;

/** A number that stands alone takes "nearly" before it and the thing counted after it. */
function widenNumber(text: string, { start, end }: Stretch): Stretch {
  const left = APPROXIMATE.exec(text.slice(0, start))?.[0].length ?? 0;
  let right = end;
  for (let count = 0; count < UNIT_WORDS; count++) {
    const word = /^\s?([\p{L}%][\p{L}-]*)/u.exec(text.slice(right));
    if (!word?.[1] || isStopWord(word[1]) || NEXT_PHRASE.test(word[1])) break;
    right += word[0].length;
  }
  return { start: start - left, end: right };
}

/** Takes the other quotation mark in where one is in, or leaves both out. */
function balanceQuotes(text: string, { start, end }: Stretch): Stretch {
  const span = text.slice(start, end);
  if ((span.match(/["“”]/gu)?.length ?? 0) % 2 === 0) return { start, end };
  if (/^["“]/u.test(span)) return { start: start + 1, end };
  if (/["”]$/u.test(span)) return { start, end: end - 1 };
  const closing = /^[^"“”]{0,40}["”]/u.exec(text.slice(end));
  return closing ? { start, end: end + closing[0].length } : { start, end };
}

/** The span as a person would say it: still the text's own characters, never beyond the text. */
export function widenSpan(text: string, span: Stretch): Stretch {
  const bare = /^[\d.,]+$/.test(text.slice(span.start, span.end));
  return balanceQuotes(text, bare ? widenNumber(text, span) : span);
}
