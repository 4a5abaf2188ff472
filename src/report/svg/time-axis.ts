import type { Plot } from './plot.ts';

/** From here on milliseconds are counted in seconds: their numbers would reach over the edge of the drawing. */
const LONG = 10_000;

/** Returns the words and the numbers along an axis of time that reaches up to `end`. */
export function timeAxis(unit: string, end: number): Plot.ScaleOptions {
  const placed = { labelAnchor: 'center', labelArrow: 'none' } as const;
  if (unit !== 'ms' || end < LONG) return { ...placed, label: `time (${unit})` };
  return {
    ...placed,
    label: 'time (s)',
    tickFormat: (time: number) => String(Number((time / 1000).toPrecision(12))),
  };
}
