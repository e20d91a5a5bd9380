import { descend, dot, type Penalty } from "./descend.ts";

/** The candidates of one question: scaled features, what else is known of their scores, and whether each holds evidence. */
export interface CandidateList {
  readonly rows: readonly (readonly number[])[];
  /** Added to each score: the part of the weights that are held. */
  readonly offsets: readonly number[];
  readonly relevant: readonly boolean[];
}

/**
 * Weights that give the candidates with evidence most of the softmax over a question's candidates (ListNet's top-one
 * probability, Cao et al. 2007, as log-likelihood).
 */
export function fitListwise(
  lists: readonly CandidateList[],
  width: number,
  { strength, prior, signs }: Penalty,
): Float64Array {
  const usable = lists.filter(({ relevant }) => relevant.includes(true) && relevant.includes(false));
  const gradientOf = (weights: Float64Array): Float64Array => {
    const gradient = new Float64Array(width);
    for (const { rows, offsets, relevant } of usable) {
      const scores = rows.map((row, index) => dot(weights, row) + (offsets[index] ?? 0));
      const top = Math.max(...scores);
      const exps = scores.map((score) => Math.exp(score - top));
      const all = exps.reduce((sum, value) => sum + value, 0);
      const good = exps.reduce((sum, value, index) => sum + (relevant[index] ? value : 0), 0);
      for (const [index, row] of rows.entries()) {
        const value = exps[index] ?? 0;
        const pull = value / all - (relevant[index] ? value / good : 0);
        for (let column = 0; column < width; column++) {
          gradient[column] = (gradient[column] ?? 0) + (pull * (row[column] ?? 0)) / usable.length;
        }
      }
    }
    for (let column = 0; column < width; column++) {
      gradient[column] = (gradient[column] ?? 0) + strength * ((weights[column] ?? 0) - (prior[column] ?? 0));
    }
    return gradient;
  };
  return descend(width, gradientOf, signs);
}
