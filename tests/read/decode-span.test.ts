import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeSpans } from "../../lib/read/decode-span.ts";

const logits = fc.array(fc.float({ min: -10, max: 10, noNaN: true }), { minLength: 1, maxLength: 40 });

describe("decoding spans", () => {
  test("worked by hand: the highest start + end, then the next that does not overlap", () => {
    const starts = Float32Array.of(1, 5, 0, 3);
    const ends = Float32Array.of(0, 1, 4, 2);
    expect(decodeSpans(starts, ends, 2)).toEqual([
      { first: 1, last: 2, score: 9 },
      { first: 3, last: 3, score: 5 },
    ]);
  });

  test("what may not be joined is not", () => {
    const starts = Float32Array.of(5, 0, 0);
    const ends = Float32Array.of(0, 1, 5);
    const sameHalf = (first: number, last: number) => first < 2 === last < 2;
    expect(decodeSpans(starts, ends, 1, sameHalf)).toEqual([{ first: 0, last: 1, score: 6 }]);
    expect(decodeSpans(starts, ends, 1, () => false)).toEqual([]);
  });

  test("for any logits: in order, apart, each start before its end, none better left out", () => {
    fc.assert(
      fc.property(logits, fc.integer({ min: 1, max: 5 }), (values, count) => {
        const starts = Float32Array.from(values);
        const ends = Float32Array.from(values.toReversed());
        const spans = decodeSpans(starts, ends, count);
        expect(spans.length).toBeLessThanOrEqual(count);
        let best = Number.NEGATIVE_INFINITY;
        for (const [first, start] of starts.entries()) {
          for (const end of ends.subarray(first, first + 30)) best = Math.max(best, start + end);
        }
        expect(spans[0]?.score).toBeCloseTo(best, 4);
        for (const [index, span] of spans.entries()) {
          expect(span.last).toBeGreaterThanOrEqual(span.first);
          expect(span.score).toBeLessThanOrEqual(spans[index - 1]?.score ?? Number.POSITIVE_INFINITY);
          expect(spans.filter((other) => other.first <= span.last && span.first <= other.last)).toEqual([span]);
        }
      }),
    );
  });

  test("of nothing there is none", () => {
    expect(decodeSpans(new Float32Array(), new Float32Array(), 3)).toEqual([]);
    expect(decodeSpans(Float32Array.of(1), Float32Array.of(1), 0)).toEqual([]);
  });
});
