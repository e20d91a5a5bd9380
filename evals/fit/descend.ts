const STEPS = 1500;
const STEP_SIZE = 0.3;
const MOMENTUM = 0.9;

/** What holds weights back, all over scaled features. */
export interface Penalty {
  /** Of the squared distance to the prior. */
  readonly strength: number;
  readonly prior: readonly number[];
  /** 1 or -1 where a weight may have no other sign, 0 where it may. */
  readonly signs: readonly number[];
}

/**
 * Gradient descent with momentum from zero, over all data at once: for convex losses, so nothing is drawn by chance. A weight
 * whose sign is given (1 or -1) never takes the other: it is projected back to 0.
 */
export function descend(
  width: number,
  gradientOf: (weights: Float64Array) => Float64Array,
  signs: readonly number[] = [],
): Float64Array {
  const weights = new Float64Array(width);
  const velocity = new Float64Array(width);
  for (let step = 0; step < STEPS; step++) {
    const gradient = gradientOf(weights);
    for (let column = 0; column < width; column++) {
      velocity[column] = MOMENTUM * (velocity[column] ?? 0) - STEP_SIZE * (1 - MOMENTUM) * (gradient[column] ?? 0);
      weights[column] = (weights[column] ?? 0) + (velocity[column] ?? 0);
      if ((weights[column] ?? 0) * (signs[column] ?? 0) < 0) weights[column] = velocity[column] = 0;
    }
  }
  return weights;
}

export function dot(weights: ArrayLike<number>, row: readonly number[]): number {
  let sum = 0;
  for (let column = 0; column < row.length; column++) sum += (weights[column] ?? 0) * (row[column] ?? 0);
  return sum;
}
