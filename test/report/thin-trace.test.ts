import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thinTrace } from '../../src/report/thin-trace.ts';

describe('thinTrace', () => {
  it('keeps a short curve as it is', () => {
    expect(thinTrace([0, 1, 2], [5, 6, 7], 10)).toEqual([
      { time: 0, value: 5 },
      { time: 1, value: 6 },
      { time: 2, value: 7 },
    ]);
  });

  it('keeps first, lowest, highest and last of each stretch, in order', () => {
    const values = [0, 3, 1, -2, 1, 1, 1, 1, 1, 2];
    expect(thinTrace(Array.from(values.keys()), values, 1).map(({ value }) => value)).toEqual([0, 3, -2, 2]);
  });

  it('keeps the extremes of any curve, and its size bounded', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), { minLength: 1, maxLength: 400 }),
        fc.integer({ min: 1, max: 30 }),
        (values, columns) => {
          const thinned = thinTrace(Array.from(values.keys()), values, columns).map(({ value }) => value);
          expect(thinned.length).toBeLessThanOrEqual(4 * columns);
          expect(Math.max(...thinned)).toBe(Math.max(...values));
          expect(Math.min(...thinned)).toBe(Math.min(...values));
        },
      ),
    );
  });

  it('keeps a gap', () => {
    const values = Array.from({ length: 100 }, (_, i) => (i === 37 ? Number.NaN : i));
    const thinned = thinTrace(Array.from(values.keys()), values, 5);
    expect(thinned.filter(({ value }) => Number.isNaN(value))).toEqual([{ time: 37, value: Number.NaN }]);
  });
});
