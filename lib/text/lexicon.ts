/** Words that are spelt right, for finding those that are not. All in lower case. */
export interface Lexicon {
  has(word: string): boolean;
  /** The word that was most likely meant, undefined where none is near. */
  nearest(word: string): string | undefined;
}

/** Shorter words have too many neighbours. */
const LEAST_LETTERS = 4;

/** From this length on two slips are forgiven, else one. */
const LONG = 8;

/**
 * Letters inserted, left out, exchanged, or swapped with their neighbour that turn `a` into `b` (optimal string alignment,
 * Damerau 1964); `most + 1` as soon as it is more than `most`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        swap ? (before[j - 2] ?? 0) + 1 : most + 1,
      );
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

/** "hapen" for "happen": a letter doubled or not is the commonest slip of all. */
function isDoubling(a: string, b: string): boolean {
  const single = (word: string) => word.replace(/(.)\1/gu, "$1");
  return single(a) === single(b);
}

export interface LexiconParts {
  /** Frequent words, the most frequent first: what a misspelt word may have been. */
  readonly common: readonly string[];
  /** Whether a word is spelt right, however rare. */
  readonly isWord: (word: string) => boolean;
  /** The words of the articles; asked once, when the first word is met that is not in a dictionary. */
  readonly archive: () => Iterable<string>;
}

/** Of words equally near to a misspelt one, one with a letter doubled wins, then one of the archive, then the more frequent. */
export function createLexicon({ common, isWord, archive }: LexiconParts): Lexicon {
  const ranks = new Map(common.map((word, rank) => [word, rank]));
  let own: ReadonlySet<string> | undefined;
  const archiveWords = (): ReadonlySet<string> => {
    own ??= new Set(archive());
    return own;
  };
  return {
    has: (word) => ranks.has(word) || isWord(word) || archiveWords().has(word),
    nearest(word) {
      if (word.length < LEAST_LETTERS) return undefined;
      let most = word.length >= LONG ? 2 : 1;
      let best: { readonly word: string; readonly rank: number } | undefined;
      for (const words of [archiveWords(), ranks.keys()]) {
        for (const candidate of words) {
          // The first letter is seldom wrong, and names that differ in it are other names.
          if (candidate.length < LEAST_LETTERS - 1 || candidate[0] !== word[0]) continue;
          const distance = editDistance(word, candidate, most);
          if (distance > most) continue;
          const rank = isDoubling(word, candidate)
            ? -2
            : archiveWords().has(candidate)
              ? -1
              : (ranks.get(candidate) ?? Number.POSITIVE_INFINITY);
          if (!best || distance < most || rank < best.rank) best = { word: candidate, rank };
          most = distance;
        }
      }
      return best?.word;
    },
  };
}
