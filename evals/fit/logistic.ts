import { descend, dot, type Penalty } from "./descend.ts";

export interface Labelled {
  readonly row: readonly number[];
  readonly positive: boolean;
  /** How much it counts beside the others; 1 where it is not said. */
  readonly weight?: number;
}

export interface LogisticFit {
  readonly weights: readonly number[];
  readonly bias: number;
}

export function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** Logistic regression on scaled features by maximum likelihood; the bias is not penalised. */
export function fitLogistic(
  examples: readonly Labelled[],
  width: number,
  { strength, prior, signs }: Penalty,
): LogisticFit {
  const gradientOf = (weights: Float64Array): Float64Array => {
    const gradient = new Float64Array(width + 1);
    const bias = weights[width] ?? 0;
    for (const { row, positive, weight = 1 } of examples) {
      const error = (weight * (sigmoid(dot(weights, row) + bias) - (positive ? 1 : 0))) / examples.length;
      for (let column = 0; column < width; column++) {
        gradient[column] = (gradient[column] ?? 0) + error * (row[column] ?? 0);
      }
      gradient[width] = (gradient[width] ?? 0) + error;
    }
    for (let column = 0; column < width; column++) {
      gradient[column] = (gradient[column] ?? 0) + strength * ((weights[column] ?? 0) - (prior[column] ?? 0));
    }
    return gradient;
  };
  const fitted = descend(width + 1, gradientOf, signs);
  return { weights: [...fitted.slice(0, width)], bias: fitted[width] ?? 0 };
}
