export type Interval = readonly [low: number, high: number];

/** A number on an axis. */
export interface Tick {
  readonly value: number;
  readonly text: string;
}

/** Returns the least multiple of 1, 2 or 5 times a power of ten that puts at most `most` ticks on the interval. */
export function roundStep([low, high]: Interval, most: number): number {
  const least = (high - low) / Math.max(most - 1, 1);
  const ten = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((factor) => factor * ten >= least * (1 - 1e-9)) ?? 10) * ten;
}

/** Returns the interval widened to multiples of the step. */
export function roundRange([low, high]: Interval, step: number): Interval {
  return [Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step];
}

/** Returns the least round step by which the widened interval has at most `most` parts, 2 or more. */
export function axisStep(interval: Interval, most: number): number {
  for (let ticks = most + 1; ticks > 2; ticks--) {
    const step = roundStep(interval, ticks);
    const [low, high] = roundRange(interval, step);
    if (Math.round((high - low) / step) <= most) return step;
  }
  return roundStep(interval, 2);
}

/** Returns the multiples of the step within the interval, in as many digits as tell them apart. */
export function roundTicks([low, high]: Interval, step: number): readonly Tick[] {
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  const values = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
  const largest = Math.max(...values.map(Math.abs));
  const isScientific = largest >= 1e6 || largest < 1e-3;
  return values.map((value) => ({ value, text: tickText(value, step, isScientific) }));
}

/** In what each power of ten is cut, the finest first; never so fine that numbers of several digits touch. */
const LOG_FACTORS = [[1, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]] as const;

/** Returns at most about `most` numbers on an interval above 0 that a common factor parts, two at least where there are. */
export function logTicks(interval: Interval, most: number): readonly Tick[] {
  const [low, high] = interval;
  if (!(low > 0)) return [];
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const within = (factors: readonly number[], every: number): readonly Tick[] => {
    const ticks: Tick[] = [];
    for (let power = Math.ceil(first / every) * every; power <= last; power += every) {
      for (const factor of factors) {
        const value = Number(`${factor}e${power}`);
        if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9))
          ticks.push({ value, text: shortText(value) });
      }
    }
    return ticks;
  };
  const choices = [
    ...LOG_FACTORS.map((factors) => within(factors, 1)),
    ...[2, 3, 5, 10, 20, 50, 100].map((every) => within([1], every)),
  ];
  const found = choices.find(({ length }) => length <= most) ?? [];
  // Between two of those numbers the axis is as good as straight.
  return found.length < 2 && high < 10 * low ? roundTicks(interval, roundStep(interval, most)) : found;
}

/** Returns a number of one digit: `0.002`, `20000`, `1e-7`. */
function shortText(value: number): string {
  return String(value).replace('e+', 'e');
}

function tickText(value: number, step: number, isScientific: boolean): string {
  if (Math.abs(value) < step / 2) return '0';
  const last = Math.floor(Math.log10(step) + 1e-9);
  if (!isScientific) return String(Number(value.toFixed(Math.min(Math.max(-last, 0), 100))));
  const digits = Math.floor(Math.log10(Math.abs(value)) + 1e-9) - last;
  return value
    .toExponential(Math.min(Math.max(digits, 0), 20))
    .replace(/\.?0+e/, 'e')
    .replace('e+', 'e');
}
