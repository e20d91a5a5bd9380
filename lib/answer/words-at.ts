import type { Passage } from "../types.ts";

/** The words of a passage at a place that is given in its article's characters, end exclusive. */
export function wordsAt(passage: Passage, { start, end }: { readonly start: number; readonly end: number }): string {
  return passage.text.slice(start - passage.start, end - passage.start);
}
