import { readFileSync } from "node:fs";
import wordListFile from "word-list";

let words: string | undefined;

/** Whether a lower-case word of two letters or more is in the list of 275,000 English words; read when first asked. */
export function isEnglish(word: string): boolean {
  words ??= `\n${readFileSync(wordListFile, "utf8")}\n`;
  return words.includes(`\n${word}\n`);
}
