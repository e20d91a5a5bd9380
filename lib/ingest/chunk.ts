import { type SentenceSpan, splitSentences } from "../text/sentences.ts";
import { countWords } from "../text/words.ts";
import type { Article, Passage, Section } from "../types.ts";

export interface ChunkSizes {
  /** Words that a passage aims at; a section is cut into equal parts of at most about this many. */
  readonly targetWords: number;
  /** UTF-16 units beyond which even a single sentence is cut, so that the models read all of it. */
  readonly maxChars: number;
}

export const DEFAULT_CHUNK_SIZES: ChunkSizes = { targetWords: 160, maxChars: 1200 };

/** Cuts an overlong sentence at white space where there is some, never inside a character (grapheme cluster's surrogates). */
function cutLongSentence(text: string, { start, end }: SentenceSpan, maxChars: number): SentenceSpan[] {
  const pieces: SentenceSpan[] = [];
  let from = start;
  while (end - from > maxChars) {
    const window = text.slice(from, from + maxChars);
    const space = window.search(/\s\S*$/u);
    let cut = from + (space > maxChars / 2 ? space : maxChars);
    if (/[\uDC00-\uDFFF]/.test(text.charAt(cut)) && /[\uD800-\uDBFF]/.test(text.charAt(cut - 1))) cut -= 1;
    pieces.push({ start: from, end: from + text.slice(from, cut).trimEnd().length });
    from = cut + text.slice(cut, end).search(/\S/u);
  }
  return from < end ? [...pieces, { start: from, end }] : pieces;
}

/** Groups the sentences of a section into passages of about equal length. */
function groupSentences(text: string, sentences: readonly SentenceSpan[], sizes: ChunkSizes): SentenceSpan[] {
  const words = sentences.map(({ start, end }) => countWords(text.slice(start, end)));
  const total = words.reduce((sum, count) => sum + count, 0);
  const share = total / Math.max(1, Math.ceil(total / sizes.targetWords));
  const groups: { start: number; end: number }[] = [];
  let done = 0;
  let opened = 0;
  sentences.forEach((sentence, index) => {
    const group = groups.at(-1);
    const middle = done + (words[index] ?? 0) / 2;
    if (group && middle <= opened + share && sentence.end - group.start <= sizes.maxChars) {
      group.end = sentence.end;
    } else {
      groups.push({ ...sentence });
      opened = done;
    }
    done += words[index] ?? 0;
  });
  return groups;
}

function chunkSection(article: Article, section: Section, sizes: ChunkSizes): Omit<Passage, "id">[] {
  const sentences = splitSentences(article.text, section.bodyStart, section.end).flatMap((sentence) =>
    cutLongSentence(article.text, sentence, sizes.maxChars),
  );
  const opening = article.text.slice(section.start, section.bodyStart);
  const openingStart = section.start + (opening.length - opening.trimStart().length);
  const groups = groupSentences(article.text, sentences, sizes);
  if (groups.length === 0 && opening.trim() !== "") groups.push({ start: section.bodyStart, end: section.bodyStart });
  const heading = [article.title, section.heading].filter((part) => part !== "").join(": ");
  return groups.map((group, index) => {
    const start = index === 0 && opening.trim() !== "" ? openingStart : group.start;
    const end = group.end > group.start ? group.end : section.start + opening.trimEnd().length;
    const text = article.text.slice(start, end);
    return {
      articleId: article.id,
      ...(article.publishedAt === undefined ? {} : { publishedAt: article.publishedAt }),
      start,
      end,
      text,
      bodyStart: Math.min(group.start, end),
      section: section.heading,
      heading,
    };
  });
}

/**
 * Cuts an article into passages of whole sentences that never cross a section. In order, they hold every character of the
 * article that is not white space exactly once; a section's heading (or the dateline) opens its first passage.
 */
export function chunk(article: Article, sizes: ChunkSizes = DEFAULT_CHUNK_SIZES): Passage[] {
  return article.sections
    .flatMap((section) => chunkSection(article, section, sizes))
    .map((passage, index) => ({ id: `${article.id}#${index}`, ...passage }));
}
