import { readFileSync } from "node:fs";

/**
 * The whole words of a WordPiece tokenizer.json in lower case, in the order of its ids, which is about that of how often they are
 * written: a small dictionary of English that is there anyway. Empty where the file has no such vocabulary.
 */
export function readVocabulary(tokenizerFile: string): readonly string[] {
  const { model } = JSON.parse(readFileSync(tokenizerFile, "utf8")) as {
    readonly model?: { readonly vocab?: unknown };
  };
  if (typeof model?.vocab !== "object" || model.vocab === null || Array.isArray(model.vocab)) return [];
  const ids = Object.entries(model.vocab as Readonly<Record<string, number>>);
  return ids
    .sort(([, a], [, b]) => a - b)
    .map(([word]) => word)
    .filter((word) => /^\p{Ll}{2,}$/u.test(word));
}
