import { isStopWord } from "../text/terms.ts";
import { balanceSpan, type Stretch } from "./balance-span.ts";

const APPROXIMATE =
  /\b(?:nearly|almost|about|around|roughly|approximately|some|at least|at most|more than|less than|fewer than|over|under|up to|as many as|as much as)\s+$/i;

/** Words that open the next phrase. */
const NEXT_PHRASE =
  /^(?:against|than|after|before|during|between|since|until|per|each|every|when|while|because|through|throughout|within|across)$/i;

/** A verb after the thing counted: "900 companies representing", "15,000 miners attended". */
const SEEMS_A_VERB = /^\s?\p{L}+(?:ed|ing)$/u;

/** A number and nothing else, be it after "nearly". */
const BARE_NUMBER =
  /^(?:(?:nearly|almost|about|around|roughly|approximately|some|over|under) )?(?:\$?\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty)$/i;

/** A year alone is a date, not a count. */
const YEAR = /^(?:1[5-9]|20)\d\d$/;

/** How many words after a bare number say of what it is: "13 US troops", "2.1 mln dlrs". */
const UNIT_WORDS = 3;

/** A number that stands alone takes "nearly" before it and the thing counted after it. */
function widenNumber(text: string, { start, end }: Stretch): Stretch {
  const left = APPROXIMATE.exec(text.slice(0, start))?.[0].length ?? 0;
  const units: string[] = [];
  for (let right = end; units.length < UNIT_WORDS; right += units.at(-1)?.length ?? 0) {
    const word = /^\s?([\p{L}%][\p{L}-]*)/u.exec(text.slice(right));
    if (!word?.[1] || isStopWord(word[1]) || NEXT_PHRASE.test(word[1])) break;
    units.push(word[0]);
  }
  const last = units.findLastIndex((unit) => !SEEMS_A_VERB.test(unit));
  return { start: start - left, end: end + units.slice(0, last + 1).join("").length };
}

/** The span as a person would say it: still the text's own characters, never beyond the text. */
export function widenSpan(text: string, span: Stretch): Stretch {
  const words = text.slice(span.start, span.end);
  return balanceSpan(text, BARE_NUMBER.test(words) && !YEAR.test(words) ? widenNumber(text, span) : span);
}
