import type { Confident } from "./risk-coverage.ts";

export interface Bin {
  readonly count: number;
  readonly confidence: number;
  readonly accuracy: number;
}

/** Answers by confidence in equal widths, 1 in the last; empty bins are left out. */
export function reliability(answers: readonly Confident[], bins = 10): Bin[] {
  return Array.from({ length: bins }, (_, index) => {
    const held = answers.filter(({ confidence }) => Math.min(bins - 1, Math.floor(confidence * bins)) === index);
    return {
      count: held.length,
      confidence: held.reduce((sum, { confidence }) => sum + confidence, 0) / held.length,
      accuracy: held.filter(({ right }) => right).length / held.length,
    };
  }).filter(({ count }) => count > 0);
}

/**
 * Expected calibration error: the gap between confidence and accuracy, bin by bin, weighted by the bin's share (Naeini et al.
 * 2015; Guo et al. 2017, 10 equal bins here). 0 is perfect.
 */
export function expectedCalibrationError(answers: readonly Confident[], bins = 10): number {
  return reliability(answers, bins).reduce(
    (sum, { count, confidence, accuracy }) => sum + (count / answers.length) * Math.abs(confidence - accuracy),
    0,
  );
}
