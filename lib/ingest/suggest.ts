import type { Article } from "../types.ts";

const MOST = 6;

/** How the article itself writes a word of an all-caps heading: "Russia" and "ISIS-K" keep their capitals, "group" has none. */
function asWritten(word: string, text: string): string {
  const bare = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  if (bare === "") return word;
  const escaped = bare.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const uses = text.match(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "giu")) ?? [];
  const mixed = uses.filter((use) => use !== bare);
  const lower = bare.toLowerCase();
  // One use in lower case shows an ordinary word; a name never has one.
  if (mixed.includes(lower)) return word.replace(bare, lower);
  const written = mixed[0] ?? (uses.length > 1 || /[\d-]/.test(bare) ? bare : lower);
  return word.replace(bare, written);
}

/** "WHAT IS ISIS-K?" → "What is ISIS-K?"; a heading that is not all capitals stays as it is. */
export function toSentenceCase(heading: string, text: string): string {
  if (/\p{Ll}/u.test(heading)) return heading;
  const words = heading.split(/\s+/).map((word) => asWritten(word, text));
  const sentence = words.join(" ");
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** Section headings that ask: questions that the archive surely answers. */
export function suggestQuestions(articles: readonly Article[]): string[] {
  const found = new Set<string>();
  for (const { sections, text } of articles) {
    for (const { heading } of sections) {
      if (heading.endsWith("?") && found.size < MOST) found.add(toSentenceCase(heading, text));
    }
  }
  return [...found];
}
