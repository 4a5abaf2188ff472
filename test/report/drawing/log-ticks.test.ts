import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logTicks } from '../../../src/report/round-ticks.ts';

function texts(low: number, high: number, most: number): readonly string[] {
  return logTicks([low, high], most).map(({ text }) => text);
}

describe('numbers along a logarithmic axis', () => {
  it('are as many as there is room for, each written as it is', () => {
    expect(texts(0.1, 2, 8)).toEqual(['0.1', '0.2', '0.3', '0.5', '0.7', '1', '2']);
    expect(texts(0.1, 2, 5)).toEqual(['0.1', '0.2', '0.5', '1', '2']);
    expect(texts(0.1, 2, 4)).toEqual(['0.1', '0.3', '1']);
    expect(texts(1e-3, 1, 8)).toEqual(['0.001', '0.003', '0.01', '0.03', '0.1', '0.3', '1']);
    expect(texts(1e-12, 1e12, 8)).toEqual(['1e-10', '0.00001', '1', '100000', '10000000000']);
  });

  it('are those of a linear axis where no power of ten is near', () => {
    expect(texts(2.1, 2.9, 5)).toEqual(['2.2', '2.4', '2.6', '2.8']);
  });

  it('lie within it, in order', () => {
    const end = fc.double({ min: 1e-300, max: 1e300, noNaN: true });
    fc.assert(
      fc.property(end, end, fc.integer({ min: 2, max: 12 }), (a, b, most) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        fc.pre(high > low * 1.001);
        const values = logTicks([low, high], most).map(({ value }) => value);
        expect(values).toEqual(values.toSorted((x, y) => x - y));
        for (const value of values) {
          expect(value).toBeGreaterThanOrEqual(low * (1 - 1e-6));
          expect(value).toBeLessThanOrEqual(high * (1 + 1e-6));
        }
      }),
    );
  });

  it('are none where the axis reaches 0', () => {
    expect(logTicks([0, 1], 5)).toEqual([]);
  });
});
