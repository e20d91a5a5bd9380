import { squadNormalise } from "./squad-normalise.ts";

function f1(given: readonly string[], gold: readonly string[]): number {
  // An empty side agrees only with an empty side (SQuAD 2.0's script).
  if (given.length === 0 || gold.length === 0) return given.length === gold.length ? 1 : 0;
  const left = new Map<string, number>();
  for (const token of gold) left.set(token, (left.get(token) ?? 0) + 1);
  let shared = 0;
  for (const token of given) {
    const count = left.get(token) ?? 0;
    if (count > 0) shared += 1;
    left.set(token, count - 1);
  }
  return (2 * shared) / (given.length + gold.length);
}

const tokens = (text: string): string[] =>
  squadNormalise(text)
    .split(" ")
    .filter((token) => token !== "");

/**
 * Harmonic mean of precision and recall over the normalised tokens that short answer and gold share, counted with repeats;
 * the best over the gold forms (Rajpurkar et al. 2016, evaluate-v1.1.py, `f1_score`; 2018 for the empty answer).
 */
export function tokenF1(answer: string, gold: readonly string[]): number {
  return Math.max(0, ...gold.map((form) => f1(tokens(answer), tokens(form))));
}
