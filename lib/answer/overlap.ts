import { isStopWord, topicTerms } from "../text/terms.ts";

/** The share, 0..1, of the question's topic terms that stand in the text; 1 where the question has none. */
export function coverage(questionTerms: readonly string[], text: string): number {
  if (questionTerms.length === 0) return 1;
  const there = new Set(topicTerms(text));
  return questionTerms.filter((term) => there.has(term)).length / questionTerms.length;
}

/** How alike two sets of topic terms are: twice the shared over the sum of both (Dice 1945), 0..1. */
export function dice(a: readonly string[], b: readonly string[]): number {
  const left = new Set(a);
  const right = new Set(b);
  const shared = [...left].filter((term) => right.has(term)).length;
  return left.size + right.size === 0 ? 0 : (2 * shared) / (left.size + right.size);
}

/**
 * The names and numbers that pin a question down, as terms: figures, and words capitalised within the question. A question
 * all in capitals, or all in lower case, shows only its figures.
 */
export function pins(question: string): string[] {
  const words = question.match(/[\p{L}\p{N}$%][\p{L}\p{N}.,'’-]*/gu) ?? [];
  const shouted = words.every((word) => word === word.toUpperCase());
  const pinned = words.filter((word, index) => {
    if (/\d/.test(word)) return true;
    return !shouted && index > 0 && /^\p{Lu}/u.test(word) && !isStopWord(word);
  });
  return [...new Set(pinned.flatMap((word) => topicTerms(word.replace(/['’]s$/u, ""))))];
}
