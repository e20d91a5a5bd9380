/** A stretch of an article: offsets as in lib/types.ts. */
export interface Place {
  readonly articleId: string;
  readonly start: number;
  readonly end: number;
}

/** Whether two stretches share a character. */
export function overlaps(a: Place, b: Place): boolean {
  return a.articleId === b.articleId && a.start < b.end && b.start < a.end;
}

/** Every place of a quote in an article: news repeats itself, and any of them is the evidence. */
export function placesOf(quote: string, articleId: string, text: string): Place[] {
  const found: Place[] = [];
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) {
    found.push({ articleId, start: at, end: at + quote.length });
  }
  return found;
}

/**
 * What each rank adds: the number of evidence quotes that the passage there is the first to hold a part of. `evidence` has, per
 * quote, all its places. A passage is relevant when it adds: a second passage with the same quote is no gain, so that no
 * ranking can beat the ideal one.
 */
export function gains(ranking: readonly Place[], evidence: readonly (readonly Place[])[]): number[] {
  const open = new Set(evidence.keys());
  return ranking.map((passage) => {
    const held = [...open].filter((index) => evidence[index]?.some((place) => overlaps(place, passage)));
    for (const index of held) open.delete(index);
    return held.length;
  });
}
