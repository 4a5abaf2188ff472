/** Numbers of one cell's spikes, and of the intervals between them. */
import {
  compare,
  divide,
  ONE,
  type Rational,
  rational,
  subtract,
  toNumber,
  ZERO,
} from '../../base/rational.ts';

/** What can be asked of spikes and of intervals. */
export const OF_SPIKES = ['rate', 'count', 'first', 'last'] as const;
export const OF_INTERVALS = ['mean', 'sd', 'cv', 'min', 'max', 'first', 'last'] as const;
export type OfSpikes = (typeof OF_SPIKES)[number];
export type OfIntervals = (typeof OF_INTERVALS)[number];

/**
 * A stretch of the run in which spikes count, in steps from its start: behind `after`, and up to and with `before`.
 * Stretches that follow one another share no spike, and a whole run has all of its spikes, as the first can fall at the
 * end of the first step.
 */
export interface SpikeWindow {
  readonly after: Rational;
  readonly before: Rational;
}

/** When each cell spiked. */
export interface SpikeTrains {
  /** By cell: numbers of the grid points, each the first at or behind its spike. */
  readonly dates: readonly Int32Array[];
  /** Returns the time of a grid point, from the start of the run. */
  readonly timeOf: (n: number) => number;
  /** By cell: the same spikes' own times, where they have such. */
  readonly times?: readonly Float64Array[];
}

/** The part of a window that a run has: behind `after`, up to and with `end`, in steps. */
interface Stretch {
  readonly after: Rational;
  readonly end: Rational;
  readonly length: Rational;
}

function floor({ numerator, denominator }: Rational): number {
  return Number((numerator - (((numerator % denominator) + denominator) % denominator)) / denominator);
}

/** Returns what a run of so many steps has of the window; undefined if it ended before. */
function stretchOf({ after, before }: SpikeWindow, done: number): Stretch | undefined {
  const reached = rational(done);
  const end = compare(before, reached) <= 0 ? before : reached;
  const length = subtract(end, after);
  if (compare(length, ZERO) <= 0) return undefined;
  return { after, end, length };
}

/** Spikes as numbers in increasing order, and how those become times. */
interface Numbered {
  readonly spikes: readonly (Int32Array | Float64Array)[];
  readonly timeOf: (number: number) => number;
}

/** Returns the spikes that count. */
function within({ dates, timeOf, times }: SpikeTrains, { after, end }: Stretch): Numbered {
  if (times === undefined) {
    const [first, last] = [floor(after), floor(end)];
    return { spikes: dates.map((ofCell) => between(ofCell, first, last)), timeOf };
  }
  // What spikes as the run begins, does so in it.
  const first = compare(after, ZERO) <= 0 ? Number.NEGATIVE_INFINITY : timeOf(toNumber(after));
  const last = timeOf(toNumber(end));
  return { spikes: times.map((ofCell) => between(ofCell, first, last)), timeOf: (time) => time };
}

/** Returns the numbers above `first`, up to and with `last`. */
function between(numbers: Int32Array | Float64Array, first: number, last: number): Int32Array | Float64Array {
  let start = 0;
  while (start < numbers.length && (numbers[start] ?? 0) <= first) start += 1;
  let end = numbers.length;
  while (end > start && (numbers[end - 1] ?? 0) > last) end -= 1;
  return numbers.subarray(start, end);
}

/**
 * Returns one number per cell of its spikes in a run of `done` steps of `dt` seconds. `rate` is their number over the
 * length of the window, in Hz; `first` and `last` are times from the start of the run. NaN where there is no such spike, and for windows that the run did not reach.
 */
export function reduceSpikes(
  by: OfSpikes,
  window: SpikeWindow,
  trains: SpikeTrains,
  done: number,
  dt: Rational,
): Float64Array {
  const stretch = stretchOf(window, done);
  if (stretch === undefined) return new Float64Array(trains.dates.length).fill(Number.NaN);
  const { spikes, timeOf } = within(trains, stretch);
  const { length } = stretch;
  const perSecond = divide(divide(ONE, length), dt);
  const [up, down] = [Number(perSecond.numerator), Number(perSecond.denominator)];
  return Float64Array.from(spikes, (found) => {
    switch (by) {
      case 'rate':
        return (found.length * up) / down;
      case 'count':
        return found.length;
      case 'first':
        return timeOf(found[0] ?? Number.NaN);
      case 'last':
        return timeOf(found.at(-1) ?? Number.NaN);
    }
  });
}

/**
 * Returns one number per cell of the intervals between its successive spikes in the window. `sd` divides by the number of intervals, and `cv` is that over their mean, as in `scipy.stats.variation` and
 * Elephant's `cv`. NaN where there is no interval; `sd` and `cv` need two, since one says nothing of their spread.
 */
export function reduceIntervals(
  by: OfIntervals,
  window: SpikeWindow,
  trains: SpikeTrains,
  done: number,
): Float64Array {
  const stretch = stretchOf(window, done);
  if (stretch === undefined) return new Float64Array(trains.dates.length).fill(Number.NaN);
  const { spikes, timeOf } = within(trains, stretch);
  return Float64Array.from(spikes, (found) => {
    if (found.length < 2) return Number.NaN;
    const intervals = Float64Array.from({ length: found.length - 1 }, (_, index) =>
      timeOf((found[index + 1] ?? 0) - (found[index] ?? 0)),
    );
    return reduceNumbers(by, intervals);
  });
}

function reduceNumbers(by: OfIntervals, numbers: Float64Array): number {
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const sd = (): number => {
    if (numbers.length < 2) return Number.NaN;
    return Math.sqrt(numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0) / numbers.length);
  };
  switch (by) {
    case 'mean':
      return mean;
    case 'sd':
      return sd();
    case 'cv':
      // Spikes of one step lie 0 apart: no mean, no relation to it.
      return sd() / mean;
    case 'min':
      return numbers.reduce((least, number) => Math.min(least, number));
    case 'max':
      return numbers.reduce((most, number) => Math.max(most, number));
    case 'first':
      return numbers[0] ?? Number.NaN;
    case 'last':
      return numbers.at(-1) ?? Number.NaN;
  }
}
