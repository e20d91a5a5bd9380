import { exactSearch, MetricKind } from "usearch";

/** Vectors as int8 rows in one buffer: a quarter of the memory, and exact search reads it at memory bandwidth. */
export interface VectorMatrix {
  readonly rows: number;
  /** Puts a vector in row `row`, which is at most `rows` (one past the end appends). */
  set(row: number, vector: Float32Array): void;
  /** Drops the last row. */
  pop(): void;
  copyRow(from: number, to: number): void;
  /** The `count` rows nearest by cosine, best first. */
  search(vector: Float32Array, count: number): { readonly row: number; readonly cosine: number }[];
}

/** Scales a vector so that its largest component is ±127. The cosine does not see the scale, so no precision is given away. */
export function quantise(vector: Float32Array): Int8Array {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  return Int8Array.from(vector, (value) => (largest === 0 ? 0 : Math.round((value / largest) * 127)));
}

/** The vector of length 1 that `quantise` took these components from, up to rounding; quantised again it is the same. */
export function restore(components: Int8Array): Float32Array {
  const length = Math.hypot(...components) || 1;
  return Float32Array.from(components, (value) => value / length);
}

export function createVectorMatrix(dimensions: number): VectorMatrix {
  let data = new Int8Array(64 * dimensions);
  let rows = 0;
  return {
    get rows() {
      return rows;
    },
    set(row, vector) {
      if ((row + 1) * dimensions > data.length) {
        const larger = new Int8Array(data.length * 2);
        larger.set(data);
        data = larger;
      }
      data.set(quantise(vector), row * dimensions);
      rows = Math.max(rows, row + 1);
    },
    pop() {
      rows = Math.max(0, rows - 1);
    },
    copyRow(from, to) {
      data.copyWithin(to * dimensions, from * dimensions, (from + 1) * dimensions);
    },
    search(vector, count) {
      const wanted = Math.min(count, rows);
      if (wanted === 0) return [];
      const found = exactSearch(
        data.subarray(0, rows * dimensions),
        quantise(vector),
        dimensions,
        wanted,
        MetricKind.Cos,
        1,
      );
      const { keys, distances } = "get" in found ? found.get(0) : found;
      return Array.from(keys, (key, index) => ({ row: Number(key), cosine: 1 - (distances[index] ?? 1) }));
    },
  };
}
