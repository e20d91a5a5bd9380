import { splitSentences } from "../text/sentences.ts";

/** "[1]", "[1, 2]", "[1][2]", "[1-3]", "[^1]", "【1】"; also "[passage 1]". */
const MARK = /\s*[[【]\s*\^?(?:passages?\s*)?\d{1,4}(?:\s*(?:,|;|and|[-–])\s*\d{1,4})*\s*[\]】]/giu;

/** A sentence as the model wrote it, and the numbers that it cites (which may exist or not). */
export interface Claim {
  readonly text: string;
  readonly cites: readonly number[];
}

/** A range of passages names them all; a longer one is nonsense. */
const LONGEST_RANGE = 20;

function numbersIn(mark: string): number[] {
  return [...mark.matchAll(/(\d+)(?:\s*[-–]\s*(\d+))?/g)].flatMap(([, first, last]) => {
    const from = Number(first);
    const to = last === undefined ? from : Math.min(Number(last), from + LONGEST_RANGE);
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  });
}

/** Takes the citations out of a sentence: "It sank [1]." is "It sank." and 1. */
export function toClaim(written: string): Claim {
  const cites = [...written.matchAll(MARK)].flatMap(([mark]) => numbersIn(mark));
  return { text: written.replace(MARK, "").trim(), cites: [...new Set(cites)] };
}

/** A full stop with its marks ends a sentence, whatever comes next: "It sank. [1] iPhones were lost." */
const MARKED_END = /[.!?…]["”’)]*(?:\s*[[【]\s*\^?(?:passages?\s*)?\d[^\]】]{0,20}[\]】])+(?=\s)/giu;

function splitAtMarks(text: string, start: number, end: number): { readonly start: number; end: number }[] {
  const parts: { readonly start: number; end: number }[] = [];
  let from = start;
  for (const { 0: match, index } of text.slice(start, end).matchAll(MARKED_END)) {
    const to = start + index + match.length;
    parts.push({ start: from, end: to });
    from = to + (/^\s*/u.exec(text.slice(to, end))?.[0].length ?? 0);
  }
  return from < end ? [...parts, { start: from, end }] : parts;
}

/** Sentences of a text, with the marks that follow a full stop kept with the sentence they belong to: "It sank. [1]". */
function sentencesOf(text: string): { readonly start: number; end: number }[] {
  const found: { readonly start: number; end: number }[] = [];
  for (const { start, end } of splitSentences(text)) {
    const last = found.at(-1);
    const leading =
      last && /^(?:\s*[[【]\s*\^?(?:passages?\s*)?\d[^\]】]*[\]】]\s*[.,;:]*)+/iu.exec(text.slice(start, end))?.[0];
    if (!last || !leading) {
      found.push(...splitAtMarks(text, start, end));
      continue;
    }
    last.end = start + leading.trimEnd().length;
    const rest = start + leading.length + (/^\s*/u.exec(text.slice(start + leading.length, end))?.[0].length ?? 0);
    if (rest < end) found.push(...splitAtMarks(text, rest, end));
  }
  return found;
}

/** How much of the next sentence must be there before the end of this one is sure: what the splitter looks at. */
const LOOK_AHEAD = 48;

/**
 * The sentences of a text that comes in pieces, each as soon as it is sure to be whole; the same ones for any way of cutting
 * the text into pieces. The last one comes at the end, if it comes: a failure leaves out what was half said.
 */
export async function* sentenceStream(deltas: AsyncIterable<string>): AsyncGenerator<string, void, void> {
  let rest = "";
  for await (const delta of deltas) {
    rest += delta;
    for (;;) {
      const [first, second] = sentencesOf(rest);
      if (!first || !second || rest.length - second.start < LOOK_AHEAD) break;
      yield rest.slice(first.start, first.end);
      rest = rest.slice(first.end);
    }
  }
  for (const { start, end } of sentencesOf(rest)) yield rest.slice(start, end);
}
