const STEPS = 1500;
const STEP_SIZE = 0.3;
const MOMENTUM = 0.9;

/** Gradient descent with momentum from zero, over all data at once: for convex losses, so nothing is drawn by chance. */
export function descend(width: number, gradientOf: (weights: Float64Array) => Float64Array): Float64Array {
  const weights = new Float64Array(width);
  const velocity = new Float64Array(width);
  for (let step = 0; step < STEPS; step++) {
    const gradient = gradientOf(weights);
    for (let column = 0; column < width; column++) {
      velocity[column] = MOMENTUM * (velocity[column] ?? 0) - STEP_SIZE * (1 - MOMENTUM) * (gradient[column] ?? 0);
      weights[column] = (weights[column] ?? 0) + (velocity[column] ?? 0);
    }
  }
  return weights;
}

export function dot(weights: ArrayLike<number>, row: readonly number[]): number {
  let sum = 0;
  for (let column = 0; column < row.length; column++) sum += (weights[column] ?? 0) * (row[column] ?? 0);
  return sum;
}
