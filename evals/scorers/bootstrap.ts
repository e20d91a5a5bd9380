import { quantile } from "./quantile.ts";
import { seededRandom } from "./random.ts";

export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

const RESAMPLES = 1000;
const SEED = 20_240_322;

/**
 * The mean with its 95 % percentile bootstrap interval over questions (Efron 1979; Efron and Tibshirani 1993, chapter 13).
 * Values that are not numbers (not applicable) are left out.
 */
export function bootstrapMean(values: readonly number[], resamples = RESAMPLES, seed = SEED): Interval {
  const held = values.filter((value) => !Number.isNaN(value));
  const mean = held.reduce((sum, value) => sum + value, 0) / held.length;
  if (held.length === 0) return { mean: Number.NaN, low: Number.NaN, high: Number.NaN, count: 0 };
  const random = seededRandom(seed);
  const means = Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let drawn = 0; drawn < held.length; drawn++) sum += held[Math.floor(random() * held.length)] as number;
    return sum / held.length;
  });
  return { mean, low: quantile(means, 0.025), high: quantile(means, 0.975), count: held.length };
}
