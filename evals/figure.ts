import type { Interval } from "./scorers/bootstrap.ts";

/** A figure with so many decimals; a dash where there is none (JSON has null for what is not a number). */
export function figure(value: number | null, digits = 3): string {
  return value !== null && Number.isFinite(value) ? value.toFixed(digits) : "–";
}

export function interval({ mean, low, high, count }: Interval, digits = 3): string {
  return count === 0 ? "–" : `${figure(mean, digits)} [${figure(low, digits)}, ${figure(high, digits)}]`;
}
