/**
 * Numbers to which the values of a variable are reduced while the run goes on: each takes one accumulator per cell
 * (two for the standard deviation), however many steps there are.
 */
import type { Population } from './population.ts';

export type Statistic = 'mean' | 'sd' | 'min' | 'max' | 'first' | 'last';

/** One number per cell from the values that a record has at the grid points of a window, both ends included. */
export interface ReductionOfRecord {
  /** Index of a record of the model. */
  readonly record: number;
  readonly by: Statistic;
  readonly from: number;
  readonly to: number;
}

/** What the values so far come to. */
export interface Accumulator {
  readonly by: Statistic;
  readonly from: number;
  readonly to: number;
  /** One per cell; NaN before the window. For `sd`: the mean so far, from the first value on. */
  readonly values: Float64Array;
  /** For `sd`: first values. What is far from 0 and varies little would lose its digits without. */
  readonly origins: Float64Array;
  /** For `sd`: sums of the squared distances from the mean so far. */
  readonly squares: Float64Array;
}

export function makeAccumulator(by: Statistic, from: number, to: number, cells: number): Accumulator {
  return {
    by,
    from,
    // What comes later has no say.
    to: by === 'first' ? from : to,
    values: new Float64Array(cells).fill(Number.NaN),
    origins: new Float64Array(by === 'sd' ? cells : 0),
    squares: new Float64Array(by === 'sd' ? cells : 0),
  };
}

/**
 * Takes in the values of the cells from `first` to `end` at grid point k of the window; `source` holds cell 0's at
 * `start`. To be called for every grid point of the window in turn. Mean and squares by Welford's recurrence, which
 * does not cancel as sums of squares do (B. P. Welford, Technometrics 4, 1962, 419).
 */
export function accumulate(
  accumulator: Accumulator,
  k: number,
  source: Float64Array,
  start: number,
  first: number,
  end: number,
): void {
  const { by, values, origins, squares } = accumulator;
  const count = k - accumulator.from + 1;
  if (count === 1) {
    const firsts = by === 'sd' ? origins : values;
    for (let cell = first; cell < end; cell++) firsts[cell] = source[start + cell] ?? 0;
    if (by !== 'sd') return;
    for (let cell = first; cell < end; cell++) {
      values[cell] = 0;
      // 0, or NaN where the value is not finite.
      squares[cell] = (origins[cell] ?? 0) * 0;
    }
    return;
  }
  switch (by) {
    case 'mean':
      for (let cell = first; cell < end; cell++) {
        const value = source[start + cell] ?? 0;
        const before = values[cell] ?? 0;
        const mean = before + (value - before) / count;
        // Infinities differ by NaN; their mean is their sum.
        values[cell] = Number.isNaN(mean) ? before + value : mean;
      }
      return;
    case 'sd':
      for (let cell = first; cell < end; cell++) {
        const value = (source[start + cell] ?? 0) - (origins[cell] ?? 0);
        const before = values[cell] ?? 0;
        const mean = before + (value - before) / count;
        values[cell] = mean;
        squares[cell] = (squares[cell] ?? 0) + (value - before) * (value - mean);
      }
      return;
    case 'min':
      for (let cell = first; cell < end; cell++) {
        values[cell] = Math.min(values[cell] ?? 0, source[start + cell] ?? 0);
      }
      return;
    case 'max':
      for (let cell = first; cell < end; cell++) {
        values[cell] = Math.max(values[cell] ?? 0, source[start + cell] ?? 0);
      }
      return;
    case 'last':
      for (let cell = first; cell < end; cell++) values[cell] = source[start + cell] ?? 0;
      return;
    case 'first':
      return;
  }
}

/**
 * Returns what the values up to grid point `last` come to, one number per cell; NaN where the window was not reached.
 * The standard deviation is the population's: all values there are, divided by their number.
 */
export function reduced({ by, from, to, values, squares }: Accumulator, last: number): Float64Array {
  if (by !== 'sd') return values;
  const count = Math.min(last, to) - from + 1;
  return count < 1 ? values : squares.map((sum) => Math.sqrt(sum / count));
}

/** The reductions of one run. */
export interface Reducer {
  readonly accumulators: readonly Accumulator[];
  /** By accumulator: where its record's numbers begin. */
  readonly starts: Int32Array;
}

export function makeReducer({ layout }: Population, reductions: readonly ReductionOfRecord[]): Reducer {
  return {
    accumulators: reductions.map(({ by, from, to }) => makeAccumulator(by, from, to, layout.cells)),
    starts: Int32Array.from(reductions, ({ record }) => layout.records[record] ?? 0),
  };
}

/** Whether the grid point k lies in a window. */
export function isReducedAt({ accumulators }: Reducer, k: number): boolean {
  for (const { from, to } of accumulators) if (k >= from && k <= to) return true;
  return false;
}

/** Returns how many steps there are from k to the next grid point in a window; infinity if none follows. */
export function stepsToReduction({ accumulators }: Reducer, k: number): number {
  let steps = Number.POSITIVE_INFINITY;
  for (const { from, to } of accumulators) {
    if (k < from) steps = Math.min(steps, from - k);
    else if (k < to) return 1;
  }
  return steps;
}

/** Takes in what the records of the cells from `first` to `end` say of grid point k. */
export function reduce(
  { accumulators, starts }: Reducer,
  numbers: Float64Array,
  k: number,
  first: number,
  end: number,
): void {
  for (let index = 0; index < accumulators.length; index++) {
    const accumulator = accumulators[index];
    if (accumulator === undefined || k < accumulator.from || k > accumulator.to) continue;
    accumulate(accumulator, k, numbers, starts[index] ?? 0, first, end);
  }
}
