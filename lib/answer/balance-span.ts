/** A stretch of a text, end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** How far beyond a span its other mark is looked for. */
const REACH = 40;

function countOf(span: string, marks: RegExp): number {
  return span.match(marks)?.length ?? 0;
}

/** What stands on one side of a mark at `at` within the span, without the mark. */
function before({ start }: Stretch, at: number): Stretch {
  return { start, end: start + at };
}

function after({ start, end }: Stretch, at: number): Stretch {
  return { start: start + at + 1, end };
}

function longer(a: Stretch, b: Stretch): Stretch {
  return a.end - a.start >= b.end - b.start ? a : b;
}

/** Takes the other quotation mark in where one is in, leaves both out, or keeps to what is quoted. */
function balanceQuotes(text: string, stretch: Stretch): Stretch {
  const span = text.slice(stretch.start, stretch.end);
  if (countOf(span, /["“”]/gu) % 2 === 0) return stretch;
  if (/^["“]/u.test(span)) return after(stretch, 0);
  if (/["”]$/u.test(span)) return before(stretch, span.length - 1);
  const ends = /(?<=\S)["”](?=\s|$)/u.exec(span);
  if (ends) return before(stretch, ends.index);
  const closing = new RegExp(`^[^"“”]{0,${REACH}}["”]`, "u").exec(text.slice(stretch.end));
  return closing ? { ...stretch, end: stretch.end + closing[0].length } : stretch;
}

/** Takes the other bracket in where it is near; else keeps the longer of what stands before and after the one. */
function balanceBrackets(text: string, stretch: Stretch): Stretch {
  const span = text.slice(stretch.start, stretch.end);
  const unclosed = countOf(span, /\(/g) - countOf(span, /\)/g);
  if (unclosed === 0) return stretch;
  const closing = unclosed > 0 && new RegExp(`^[^()]{0,${REACH}}\\)`).exec(text.slice(stretch.end));
  if (closing) return { ...stretch, end: stretch.end + closing[0].length };
  const at = unclosed > 0 ? span.lastIndexOf("(") : span.indexOf(")");
  return longer(before(stretch, at), after(stretch, at));
}

/** Without the spaces and commas that a cut leaves at an end. */
function trim(text: string, { start, end }: Stretch): Stretch {
  const span = text.slice(start, end);
  const left = /^[\s,;:]*/u.exec(span)?.[0].length ?? 0;
  const right = left === span.length ? 0 : (/[\s,;:]*$/u.exec(span)?.[0].length ?? 0);
  return { start: start + left, end: end - right };
}

/** The span with quotation marks and brackets in pairs: still the text's own characters, never beyond the text. */
export function balanceSpan(text: string, span: Stretch): Stretch {
  return trim(text, balanceBrackets(text, balanceQuotes(text, span)));
}
