/** A stretch of tokens, both ends included, with its score: start logit + end logit. */
export interface TokenSpan {
  readonly first: number;
  readonly last: number;
  readonly score: number;
}

/** Longest answer in tokens; longer ones are sentences, which the evidence scores choose. */
const MAX_SPAN_TOKENS = 30;

function overlaps(a: TokenSpan, b: TokenSpan): boolean {
  return a.first <= b.last && b.first <= a.last;
}

/**
 * The `count` best spans that do not overlap, best first (Devlin et al. 2018, section 4.2: the highest start + end logit with
 * start ≤ end). `mayJoin(first, last)` can forbid a span, such as one that crosses sentences.
 */
export function decodeSpans(
  startLogits: Float32Array,
  endLogits: Float32Array,
  count: number,
  mayJoin: (first: number, last: number) => boolean = () => true,
): TokenSpan[] {
  const candidates: TokenSpan[] = [];
  for (let first = 0; first < startLogits.length; first++) {
    let best: TokenSpan | undefined;
    for (let last = first; last < Math.min(endLogits.length, first + MAX_SPAN_TOKENS); last++) {
      const score = (startLogits[first] ?? 0) + (endLogits[last] ?? 0);
      if ((!best || score > best.score) && mayJoin(first, last)) best = { first, last, score };
    }
    if (best) candidates.push(best);
  }
  candidates.sort((a, b) => b.score - a.score || a.first - b.first);
  const chosen: TokenSpan[] = [];
  for (const candidate of candidates) {
    if (chosen.length === count) break;
    if (!chosen.some((other) => overlaps(other, candidate))) chosen.push(candidate);
  }
  return chosen;
}
