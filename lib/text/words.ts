/** A word of a text with its offsets (UTF-16 units, end exclusive). */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * BERT's basic tokenisation: every punctuation mark and every Han, Hiragana-free ideograph stands alone, other runs
 * without white space are words (Devlin et al. 2018, BasicTokenizer; ASCII symbols count as punctuation there).
 */
const WORD = /[\p{P}$+<=>^`|~\p{Script=Han}]|[^\s\p{P}$+<=>^`|~\p{Script=Han}]+/gu;

/** The words and punctuation marks of a text, in order; what lies between them is white space. */
export function splitWords(text: string): Word[] {
  return Array.from(text.matchAll(WORD), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** How many words, punctuation not counted. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
}
