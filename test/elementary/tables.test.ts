import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpolate, slope } from '../../src/elementary/tables.ts';
import { float64 } from '../../src/interpreter/float64-arithmetic.ts';
import { interpolate as interpreted } from '../../src/interpreter/interpolate.ts';

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
          expect(readAll(x, xs, ys)[0]).toBe(interpreted(float64, x, xs, ys));
        },
      ),
    );
  });
});
