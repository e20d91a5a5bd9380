import type { Lexicon } from "../text/lexicon.ts";

/** Words of letters alone; what has figures, dots or an apostrophe is left as it is, and so are parts of hyphened words. */
const WORD = /(?<![\p{L}\p{N}'’.$-])\p{L}+(?![\p{L}\p{N}'’.-]*[\p{L}\p{N}])/gu;

/**
 * The question with misspelt words put right ("wen did isis-k frist apear"), the rest untouched. A word with a capital is taken
 * for a name that the writer knows how to spell, unless the whole question is in capitals.
 */
export function correctSpelling(question: string, lexicon: Lexicon): string {
  const shouted = !/\p{Ll}/u.test(question);
  return question.replace(WORD, (word) => {
    const plain = word.toLowerCase();
    if ((word !== plain && !shouted) || lexicon.has(plain)) return word;
    const meant = lexicon.nearest(plain);
    return meant === undefined ? word : shouted ? meant.toUpperCase() : meant;
  });
}
