import { expect, test } from "vitest";
import { catchingAt, chooseCatching } from "../../../evals/fit/catching.ts";

/** Wrong at 0.1, 0.3 and 0.6; right at 0.2, 0.5, 0.7 and 0.9. */
const CLAIMS = [
  ...[0.1, 0.3, 0.6].map((probability) => ({ probability, supported: false })),
  ...[0.2, 0.5, 0.7, 0.9].map((probability) => ({ probability, supported: true })),
];

test("a threshold catches what is below it", () => {
  expect(catchingAt(CLAIMS, 0.4)).toEqual({ threshold: 0.4, recall: 2 / 3, precision: 2 / 3, kept: 3 / 4 });
  expect(catchingAt(CLAIMS, 0.65)).toEqual({ threshold: 0.65, recall: 1, precision: 3 / 5, kept: 2 / 4 });
});

test("one that catches nothing is never wrong about it", () => {
  expect(catchingAt(CLAIMS, 0)).toEqual({ threshold: 0, recall: 0, precision: 1, kept: 1 });
  expect(catchingAt([], 0.5)).toEqual({ threshold: 0.5, recall: 1, precision: 1, kept: 1 });
});

test("the lowest threshold is chosen that catches enough", () => {
  expect(chooseCatching(CLAIMS, 0.6)).toBe(0.305);
  expect(chooseCatching(CLAIMS, 0.7)).toBe(0.605);
  expect(chooseCatching([{ probability: 1, supported: false }], 0.6)).toBe(1);
});
