/** A heading or a paragraph as a stretch of the article's text; `heading` is its wording without markup. */
export interface Block {
  readonly kind: "heading" | "paragraph";
  readonly start: number;
  readonly end: number;
  readonly heading?: string;
}

/** From `start` to `end`, exclusive, in the article's text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface SectionStart {
  readonly heading: string;
  readonly start: number;
}

/** Where the line that holds `from` ends. */
function lineEnd(text: string, from: number): number {
  const at = text.indexOf("\n", from);
  return at === -1 ? text.length : at;
}

/** The paragraphs of a stretch: between blank lines where the article has any, else one a line. */
function paragraphs(text: string, from: number, to: number, separator: RegExp): Block[] {
  const found: Block[] = [];
  let start = from;
  for (const piece of text.slice(from, to).split(separator)) {
    const indent = piece.length - piece.trimStart().length;
    const words = piece.trim();
    if (words !== "") found.push({ kind: "paragraph", start: start + indent, end: start + indent + words.length });
    start = start + piece.length;
  }
  return found;
}

/** The article as headings and paragraphs, in order. They leave out only white space. */
export function toBlocks(text: string, sections: readonly SectionStart[]): Block[] {
  // The separators stay in the split (a capturing group), so that offsets add up.
  const separator = /\n[ \t\r]*\n/.test(text) ? /((?:\r?\n[ \t]*){2,})/ : /((?:\r?\n)+)/;
  const blocks: Block[] = [];
  let at = 0;
  for (const { heading, start } of sections) {
    if (heading === "" || start < at) continue;
    blocks.push(...paragraphs(text, at, start, separator));
    const end = lineEnd(text, start);
    blocks.push({ kind: "heading", start, end, heading });
    at = end;
  }
  return [...blocks, ...paragraphs(text, at, text.length, separator)];
}

/** Blocks that the quote runs across become one, so that the quote stands in a single mark, character for character. */
export function joinAcross(blocks: readonly Block[], quote: Stretch): Block[] {
  const touched = blocks.filter((block) => block.start < quote.end && quote.start < block.end);
  const first = touched[0];
  const last = touched.at(-1);
  if (!first || !last) return [...blocks];
  const outside = quote.start < first.start || last.end < quote.end;
  if (touched.length === 1 && !outside) return [...blocks];
  const start = Math.min(first.start, quote.start);
  const end = Math.max(last.end, quote.end);
  const joined: Block = { kind: "paragraph", start, end };
  return blocks.flatMap((block) => (block === first ? [joined] : touched.includes(block) ? [] : [block]));
}
