import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createVectorMatrix, quantise, restore } from "../../lib/store/vector-matrix.ts";

const DIMENSIONS = 16;

/** Vectors of length 1 whose components are of about one size, as an embedder's are. */
const unitVector = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: DIMENSIONS, maxLength: DIMENSIONS })
  .filter((values) => Math.hypot(...values) > 0.5)
  .map((values) => Float32Array.from(values, (value) => value / Math.hypot(...values)));

function cosine(a: Float32Array, b: Float32Array): number {
  const dot = a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  return dot / (Math.hypot(...a) * Math.hypot(...b));
}

/** What rounding to int8 may change in a cosine. */
const ROUNDING = 0.02;

describe("exact search over int8 rows", () => {
  test("finds what a cosine written out finds, up to rounding", () => {
    fc.assert(
      fc.property(
        fc.array(unitVector, { maxLength: 200 }),
        unitVector,
        fc.integer({ min: 1, max: 20 }),
        (rows, query, count) => {
          const matrix = createVectorMatrix(DIMENSIONS);
          for (const [row, vector] of rows.entries()) matrix.set(row, vector);
          const found = matrix.search(query, count);
          const expected = rows.map((vector) => cosine(vector, query)).toSorted((a, b) => b - a);
          expect(found).toHaveLength(Math.min(count, rows.length));
          expect(new Set(found.map(({ row }) => row)).size).toBe(found.length);
          for (const [rank, hit] of found.entries()) {
            expect(Math.abs(hit.cosine - cosine(rows[hit.row] as Float32Array, query))).toBeLessThan(ROUNDING);
            expect(Math.abs(hit.cosine - (expected[rank] ?? 0))).toBeLessThan(ROUNDING);
            expect(hit.cosine).toBeLessThanOrEqual(found[rank - 1]?.cosine ?? 1.001);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test("a vector is nearest to itself, and as far as can be from its opposite", () => {
    fc.assert(
      fc.property(unitVector, (vector) => {
        const matrix = createVectorMatrix(DIMENSIONS);
        matrix.set(
          0,
          vector.map((value) => -value),
        );
        matrix.set(1, vector);
        const found = matrix.search(vector, 2);
        expect(found.map(({ row }) => row)).toEqual([1, 0]);
        expect(found[0]?.cosine).toBeCloseTo(1, 3);
        expect(found[1]?.cosine).toBeCloseTo(-1, 3);
      }),
    );
  });

  test("dropped rows are not found, copied ones are", () => {
    const matrix = createVectorMatrix(2);
    matrix.set(0, Float32Array.of(1, 0));
    matrix.set(1, Float32Array.of(0, 1));
    matrix.copyRow(1, 0);
    matrix.pop();
    expect(matrix.rows).toBe(1);
    expect(matrix.search(Float32Array.of(0, 1), 5)).toEqual([{ row: 0, cosine: expect.closeTo(1, 3) }]);
    matrix.pop();
    expect(matrix.search(Float32Array.of(0, 1), 5)).toEqual([]);
  });

  test("takes a vector of noughts, in a row or asked for", () => {
    const matrix = createVectorMatrix(2);
    matrix.set(0, new Float32Array(2));
    matrix.set(1, Float32Array.of(0, 1));
    expect(matrix.search(Float32Array.of(0, 1), 1)[0]?.row).toBe(1);
    expect(matrix.search(new Float32Array(2), 2)).toHaveLength(2);
  });
});

describe("int8 components", () => {
  test("quantised, restored and quantised again, a vector is the same", () => {
    fc.assert(
      fc.property(unitVector, (vector) => {
        const components = quantise(vector);
        expect(quantise(restore(components))).toEqual(components);
        expect(cosine(restore(components), vector)).toBeGreaterThan(0.999);
      }),
    );
  });
});
