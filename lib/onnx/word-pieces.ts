import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Tokenizer } from "@huggingface/tokenizers";
import { splitWords } from "../text/words.ts";

/** Token ids of a text without special tokens; token `i` belongs to the word at `starts[i]..ends[i]` (UTF-16 units). */
export interface Pieces {
  readonly ids: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** A WordPiece tokenizer that also knows offsets, which the library does not give. */
export interface WordPieces {
  encode(text: string): Pieces;
  readonly cls: number;
  readonly sep: number;
}

/** Our embedder and reader have the same vocabulary: by content, it is held once. */
const loaded = new Map<string, WordPieces>();

/** Reads a tokenizer.json; the same content is read once. */
export function loadWordPieces(tokenizerFile: string): WordPieces {
  const content = readFileSync(tokenizerFile, "utf8");
  const key = createHash("sha256").update(content).digest("hex");
  const known = loaded.get(key) ?? createWordPieces(JSON.parse(content) as object, tokenizerFile);
  loaded.set(key, known);
  return known;
}

/** Words seen before keep their ids; past this many the memory starts afresh. */
const REMEMBERED_WORDS = 50_000;

/**
 * Encoding word by word gives the ids of encoding whole (BERT never merges across words; the
 * parity fixtures hold us to it) and tells which word each token came from.
 */
function createWordPieces(content: object, tokenizerFile: string): WordPieces {
  const { model } = content as { readonly model?: { readonly type?: string } };
  if (model?.type !== undefined && model.type !== "WordPiece") {
    throw new Error(`${tokenizerFile} is a ${model.type} tokenizer; BERT's WordPiece with [CLS] and [SEP] is needed`);
  }
  const tokenizer = new Tokenizer(content, {});
  const remembered = new Map<string, readonly number[]>();
  const idsOf = (word: string): readonly number[] => {
    const known = remembered.get(word);
    if (known) return known;
    const { ids } = tokenizer.encode(word, { add_special_tokens: false });
    if (remembered.size >= REMEMBERED_WORDS) remembered.clear();
    remembered.set(word, ids);
    return ids;
  };
  const special = (token: string): number => {
    const id = tokenizer.token_to_id(token);
    if (id === undefined) throw new Error(`${tokenizerFile} has no ${token} token`);
    return id;
  };
  return {
    cls: special("[CLS]"),
    sep: special("[SEP]"),
    encode(text) {
      const ids: number[] = [];
      const starts: number[] = [];
      const ends: number[] = [];
      for (const word of splitWords(text)) {
        for (const id of idsOf(word.text)) {
          ids.push(id);
          starts.push(word.start);
          ends.push(word.end);
        }
      }
      return { ids, starts, ends };
    },
  };
}
