import { overlaps, type Place } from "./places.ts";

/**
 * The share of the evidence quotes that a cited sentence overlaps: sentence-level evidence recall (supporting-fact recall of
 * Yang et al. 2018, HotpotQA, arXiv:1809.09600), and, for us, citation recall: what the answer rests on is what it cites.
 */
export function evidenceRecall(cited: readonly Place[], evidence: readonly (readonly Place[])[]): number {
  if (evidence.length === 0) return 0;
  const held = evidence.filter((places) => places.some((place) => cited.some((other) => overlaps(other, place))));
  return held.length / evidence.length;
}

/**
 * The share of the citations that overlap evidence (supporting-fact precision, HotpotQA). A lower bound: a true citation that
 * the set does not list as evidence counts against it. NaN without citations.
 */
export function citationPrecision(cited: readonly Place[], evidence: readonly (readonly Place[])[]): number {
  if (cited.length === 0) return Number.NaN;
  const good = cited.filter((citation) => evidence.some((places) => places.some((place) => overlaps(place, citation))));
  return good.length / cited.length;
}
