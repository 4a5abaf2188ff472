import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { held, interpolate, occurrences, slope } from '../../src/elementary/tables.ts';
import { float64 } from '../../src/interpreter/float64-arithmetic.ts';
import { held as heldByInterpreter, interpolate as interpreted } from '../../src/interpreter/interpolate.ts';

/** Two tables side by side in one buffer, with others around them. */
function readAll(x: number, xs: readonly number[], ys: readonly number[]): readonly number[] {
  const buffer = [777, ...xs, 888, ...ys, 999];
  const [xsStart, ysStart] = [1, xs.length + 2];
  return [interpolate, slope].map((read) => read(x, buffer, xsStart, xs.length, buffer, ysStart, ys.length));
}

describe('interpolate', () => {
  it('is the value of a point on it, a line between two, constant beyond the last', () => {
    const at = (x: number): number | undefined => readAll(x, [0, 2, 3], [1, 5, -1])[0];
    expect([-1, 0, 1, 2, 2.5, 3, 4].map(at)).toEqual([1, 1, 3, 5, 2, -1, -1]);
  });

  it('reads the longer list as far as the shorter, and never what lies behind it', () => {
    const places = [0, 1, 2, 3, 4, 5, 6, 7, 8];
    expect(readAll(7.5, places, [0, 1, 2, 3, 4, 5, 6, 7])).toEqual([7, 0]);
    expect(readAll(1, [0], [3, 4])).toEqual([3, 0]);
    expect(readAll(1, [0, 1], [])).toEqual([Number.NaN, Number.NaN]);
  });

  it('is that of the interpreter, bit for bit', () => {
    const increasing = fc.uniqueArray(
      fc.double({ min: -9, max: 9, noNaN: true }).map((x) => x + 0),
      {
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(
        fc.double({ min: -10, max: 10 }),
        increasing.map((places) => places.sort((a, b) => a - b)),
        fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { maxLength: 6 }),
        (x, xs, ys) => {
          expect(readAll(x, xs, ys)[0]).toBe(interpreted(float64, x, { places: xs, values: ys }));
        },
      ),
    );
  });
});

describe('held', () => {
  const at = (x: number, xs: readonly number[], ys: readonly number[]): number =>
    held(x, xs, 0, xs.length, ys, 0, ys.length);

  it('is the value of the last point that is not above, and of the first before it', () => {
    expect([-1, 0, 1.9, 2, 2.5, 3, 4].map((x) => at(x, [0, 2, 3], [1, 5, -1]))).toEqual([
      1, 1, 1, 5, 5, -1, -1,
    ]);
    expect([at(Number.NaN, [0, 1], [1, 2]), at(1, [], [])]).toEqual([Number.NaN, Number.NaN]);
    expect(at(9, [0, 1, 2], [7])).toBe(7);
  });

  it('is that of the interpreter, for places that are evenly spaced, nearly, or not at all', () => {
    const even = fc.tuple(fc.double({ min: 0.001, max: 3, noNaN: true }), fc.integer({ min: 1, max: 300 }));
    const spaced = even.map(([step, length]) => Array.from({ length }, (_, i) => i * step));
    const uneven = fc
      .uniqueArray(
        fc.double({ min: -9, max: 900, noNaN: true }).map((x) => x + 0),
        { minLength: 1, maxLength: 99 },
      )
      .map((places) => places.sort((a, b) => a - b));
    const squeezed = uneven.map((places) =>
      places.map((x) => Math.fround(x) ** 3).filter((x, i, all) => i === 0 || x > (all[i - 1] ?? 0)),
    );
    fc.assert(
      fc.property(
        fc.oneof(spaced, uneven, squeezed),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (xs, part) => {
          const ys = xs.map((_, i) => i);
          const points = { places: xs, values: ys };
          const anywhere = (xs[0] ?? 0) + ((xs.at(-1) ?? 0) - (xs[0] ?? 0)) * part;
          for (const x of [anywhere, ...xs.slice(0, 9), -1e9, 1e9]) {
            expect(at(x, xs, ys)).toBe(heldByInterpreter(float64, x, points));
            expect(interpolate(x, xs, 0, xs.length, ys, 0, ys.length)).toBe(interpreted(float64, x, points));
          }
        },
      ),
    );
  });
});

describe('occurrences', () => {
  it('counts the equal numbers of a stretch that increases', () => {
    const numbers = [5, -1, 2, 2, 2, 7, Number.NaN, 2];
    expect([-1, 0, 2, 7, 5].map((n) => occurrences(numbers, 1, 6, n))).toEqual([1, 0, 3, 1, 0]);
  });
});
