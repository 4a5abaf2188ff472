/** Numbers of one cell's spikes, and of the intervals between them. */
import { compare, divide, ONE, type Rational, rational, subtract, ZERO } from '../../base/rational.ts';

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

/** The grid points that count, and how long the window is, in steps. */
interface Stretch {
  readonly first: number;
  readonly last: number;
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
  return { first: floor(after) + 1, last: floor(end), length };
}

function within(dates: Int32Array, { first, last }: Stretch): Int32Array {
  let start = 0;
  while (start < dates.length && (dates[start] ?? 0) < first) start += 1;
  let end = dates.length;
  while (end > start && (dates[end - 1] ?? 0) > last) end -= 1;
  return dates.subarray(start, end);
}

/**
 * Returns one number per cell of its spikes, whose grid points are `spikes[cell]`, in a run of `done` steps of `dt`
 * seconds. `rate` is their number over the length of the window, in Hz; `first` and `last` are times from the start
 * of the run, by `timeOf`. NaN where there is no such spike, and for windows that the run did not reach.
 */
export function reduceSpikes(
  by: OfSpikes,
  window: SpikeWindow,
  spikes: readonly Int32Array[],
  done: number,
  dt: Rational,
  timeOf: (n: number) => number,
): Float64Array {
  const stretch = stretchOf(window, done);
  if (stretch === undefined) return new Float64Array(spikes.length).fill(Number.NaN);
  const { length } = stretch;
  const perSecond = divide(divide(ONE, length), dt);
  const [up, down] = [Number(perSecond.numerator), Number(perSecond.denominator)];
  return Float64Array.from(spikes, (dates) => {
    const found = within(dates, stretch);
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
 * Returns one number per cell of the intervals between its successive spikes in the window; `timeOf` turns steps into
 * times. `sd` divides by the number of intervals, and `cv` is that over their mean, as in `scipy.stats.variation` and
 * Elephant's `cv`. NaN where there is no interval; `sd` and `cv` need two, since one says nothing of their spread.
 */
export function reduceIntervals(
  by: OfIntervals,
  window: SpikeWindow,
  spikes: readonly Int32Array[],
  done: number,
  timeOf: (n: number) => number,
): Float64Array {
  const stretch = stretchOf(window, done);
  return Float64Array.from(spikes, (dates) => {
    const found = stretch === undefined ? new Int32Array() : within(dates, stretch);
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
