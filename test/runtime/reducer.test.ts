import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialise, makePopulation, setColumn } from '../../src/runtime/population.ts';
import {
  accumulate,
  makeAccumulator,
  makeReducer,
  reduced,
  type Statistic,
} from '../../src/runtime/reducer.ts';
import { runPopulationNow } from '../../src/runtime/run-population.ts';
import { COUNTING } from './counting-model.ts';

const STATISTICS: readonly Statistic[] = ['mean', 'sd', 'min', 'max', 'first', 'last'];

/** Returns what the values at grid points 0, 1, … come to within a window. */
function reduceAll(by: Statistic, values: readonly number[], from = 0, to = values.length - 1): number {
  const accumulator = makeAccumulator(by, from, to, 1);
  for (const [k, value] of values.entries()) {
    if (k >= accumulator.from && k <= accumulator.to) {
      accumulate(accumulator, k, Float64Array.of(value), 0, 0, 1);
    }
  }
  return reduced(accumulator, values.length - 1)[0] ?? Number.POSITIVE_INFINITY;
}

describe('a reduction', () => {
  it('is the mean, the population’s standard deviation, an extreme or an end of the values', () => {
    const values = [2, 4, 4, 4, 5, 5, 7, 9];
    expect(STATISTICS.map((by) => reduceAll(by, values))).toEqual([5, 2, 2, 9, 2, 9]);
    expect(STATISTICS.map((by) => reduceAll(by, values, 4, 6))).toEqual([
      expect.closeTo(17 / 3, 14),
      expect.closeTo(Math.sqrt(8 / 9), 14),
      5,
      7,
      5,
      7,
    ]);
  });

  it('is NaN before its window, and covers what there is of it', () => {
    const values = [1, 2, 3];
    expect(STATISTICS.map((by) => reduceAll(by, values, 3, 9))).toEqual(Array(6).fill(Number.NaN));
    expect(STATISTICS.map((by) => reduceAll(by, values, 2, 9))).toEqual([3, 0, 3, 3, 3, 3]);
  });

  it('is NaN where a value of the window is', () => {
    const values = [1, Number.NaN, 3];
    expect(STATISTICS.map((by) => reduceAll(by, values))).toEqual([NaN, NaN, NaN, NaN, 1, 3]);
    expect(reduceAll('sd', [Number.NaN])).toBeNaN();
  });

  it('has the mean of infinities where they have one', () => {
    const infinity = Number.POSITIVE_INFINITY;
    for (const values of [
      [1, infinity, 2, 3],
      [infinity, 1],
      [infinity, infinity, 0],
    ]) {
      expect(reduceAll('mean', values)).toBe(infinity);
      expect(
        reduceAll(
          'mean',
          values.map((value) => -value),
        ),
      ).toBe(-infinity);
      expect(reduceAll('sd', values)).toBeNaN();
    }
    expect(reduceAll('mean', [1, infinity, 2, -infinity, 5])).toBeNaN();
    expect(reduceAll('mean', [1, infinity, Number.NaN])).toBeNaN();
  });

  it('does not cancel: a small spread far from 0 keeps its digits', () => {
    const values = Array.from({ length: 10_000 }, (_, k) => 1e9 + (k % 2));
    expect(reduceAll('sd', values)).toBeCloseTo(0.5, 14);
  });

  it('agrees with the formulas in two passes', () => {
    const numbers = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), {
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(numbers, (values) => {
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
        expect(reduceAll('mean', values)).toBeCloseTo(mean, 9);
        expect(reduceAll('sd', values)).toBeCloseTo(Math.sqrt(squares / values.length), 6);
        expect(reduceAll('min', values)).toBe(values.reduce((a, b) => Math.min(a, b)));
        expect(reduceAll('max', values)).toBe(values.reduce((a, b) => Math.max(a, b)));
      }),
    );
  });

  it('sees every step of its window, whatever the recorder’s interval', () => {
    const made = makePopulation(COUNTING, { cells: 2 });
    setColumn(made, 'rate', [1, 0.5]);
    initialise(made);
    const reducer = makeReducer(made, [
      { record: 0, by: 'mean', from: 2, to: 5 },
      { record: 1, by: 'last', from: 0, to: 4 },
    ]);
    runPopulationNow(made, { steps: 1000, states: ['x'], reducer });
    expect(reducer.accumulators.map((each) => [...reduced(each, 1000)])).toEqual([
      [4.5, 2.75],
      [10, 6],
    ]);
  });
});
