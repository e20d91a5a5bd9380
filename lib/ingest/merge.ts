import type { Stored } from "../store/archive-file.ts";

/** What merging would leave, and the ids of what it changed. */
export interface Merged {
  readonly stored: readonly Stored[];
  readonly added: readonly string[];
  readonly replaced: readonly string[];
  readonly unchanged: readonly string[];
}

function same({ article: a }: Stored, { article: b }: Stored): boolean {
  return a.text === b.text && a.title === b.title && a.source === b.source;
}

/**
 * Puts `fresh` into `held`: a known origin with other content replaces its article, with the same content changes nothing;
 * the same text from another origin is not taken twice.
 */
export function mergeStored(held: readonly Stored[], fresh: readonly Stored[]): Merged {
  const byOrigin = new Map(held.map((stored) => [stored.origin, stored]));
  const texts = new Set(held.map(({ article }) => article.text));
  const added: string[] = [];
  const replaced: string[] = [];
  const unchanged: string[] = [];
  for (const stored of fresh) {
    const before = byOrigin.get(stored.origin);
    if (before ? same(before, stored) : texts.has(stored.article.text)) {
      unchanged.push(stored.article.id);
      continue;
    }
    (before ? replaced : added).push(stored.article.id);
    byOrigin.set(stored.origin, stored);
    texts.add(stored.article.text);
  }
  return { stored: [...byOrigin.values()], added, replaced, unchanged };
}
