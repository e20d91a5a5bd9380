import { isStopWord } from "../text/terms.ts";
import type { Article } from "../types.ts";

const MOST = 6;

/** How the running text writes a word of an all-caps heading: "Russia" and "ISIS-K" keep their capitals, "group" has none. */
function asWritten(word: string, running: string): string {
  const bare = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  if (bare === "") return word;
  const escaped = bare.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const uses: readonly string[] =
    running.match(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "giu")) ?? [];
  const lower = bare.toLowerCase();
  // One use in lower case shows an ordinary word; a function word's capital only opens a sentence.
  const ordinary = uses.includes(lower) || (isStopWord(bare) && !uses.includes(bare));
  const written = ordinary ? lower : (uses[0] ?? (/[\d-]/.test(bare) ? bare : lower));
  return word.replace(bare, written);
}

/** "WHAT IS ISIS-K?" → "What is ISIS-K?"; a heading that is not all capitals stays as it is. */
export function toSentenceCase(heading: string, text: string): string {
  if (/\p{Ll}/u.test(heading)) return heading;
  const lines = text.split(/[\r\n\u2028\u2029]+/);
  const running = lines.filter((line) => /\p{Ll}/u.test(line)).join("\n");
  const words = heading.split(/\s+/).map((word) => asWritten(word, running));
  const sentence = words.join(" ");
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/**
 * Section headings that ask: questions that the archive surely answers. A heading leans on the first of its article ("Why would
 * they …?" under "What is ISIS-K?"), so `standAlone` is given both.
 */
export function suggestQuestions(
  articles: readonly Article[],
  standAlone: (question: string, opening: string) => string = (question) => question,
): string[] {
  const found = new Set<string>();
  for (const { sections, text } of articles) {
    const asked = sections
      .filter(({ heading }) => heading.endsWith("?"))
      .map(({ heading }) => toSentenceCase(heading, text));
    for (const [index, question] of asked.entries()) {
      if (found.size < MOST) found.add(index === 0 ? question : standAlone(question, asked[0] ?? question));
    }
  }
  return [...found];
}
