import type { Stored } from "../store/archive-file.ts";
import type { Article } from "../types.ts";

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

/** What makes two articles the same one from two places. A title that we made from a file's name says nothing. */
function identityOf({ title, titleBy, publishedAt, text }: Article): string {
  return JSON.stringify([titleBy === "publisher" ? title : "", publishedAt ?? "", text]);
}

/**
 * Puts `fresh` into `held`: a known origin with other content replaces its article, with the same content changes nothing;
 * the same article from another origin, or one of `shipped`, is not taken twice.
 */
export function mergeStored(
  held: readonly Stored[],
  fresh: readonly Stored[],
  shipped: readonly Article[] = [],
): Merged {
  const byOrigin = new Map(held.map((stored) => [stored.origin, stored]));
  const added: string[] = [];
  const replaced: string[] = [];
  const unchanged: string[] = [];
  const isKnown = ({ origin }: Stored) => byOrigin.has(origin);
  const again = fresh.filter(isKnown);
  const first = fresh.filter((stored) => !isKnown(stored));
  for (const stored of again) {
    const before = byOrigin.get(stored.origin);
    (before && same(before, stored) ? unchanged : replaced).push(stored.article.id);
    byOrigin.set(stored.origin, stored);
  }
  // Known origins came first: only now is it sure what is still held.
  const identities = new Set([...shipped, ...[...byOrigin.values()].map(({ article }) => article)].map(identityOf));
  for (const stored of first) {
    if (identities.has(identityOf(stored.article))) {
      unchanged.push(stored.article.id);
      continue;
    }
    added.push(stored.article.id);
    byOrigin.set(stored.origin, stored);
    identities.add(identityOf(stored.article));
  }
  return { stored: [...byOrigin.values()], added, replaced, unchanged };
}
