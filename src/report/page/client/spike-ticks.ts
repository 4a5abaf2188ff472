import type { Pen } from './chart.ts';

/** Returns the place of the first number that is not below a bound, in a sorted list. */
export function firstFrom(values: ArrayLike<number>, bound: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Returns the number of a sorted list that is nearest to another one. */
export function nearest(values: ArrayLike<number>, at: number): number | undefined {
  const next = firstFrom(values, at);
  const [before, after] = [values[next - 1], values[next]];
  if (before === undefined || after === undefined) return before ?? after;
  return at - before < after - at ? before : after;
}

/** Where a row of ticks stands, in pixels of the canvas, and the stretch of time that is shown. */
export interface TickRow {
  readonly top: number;
  readonly height: number;
  readonly from: number;
  readonly to: number;
}

/** Draws a tick per spike. Those that fall on one another are drawn once: a long run costs no more than its pixels. */
export function paintTicks(pen: Pen, times: ArrayLike<number>, row: TickRow): void {
  const width = 1.25 * pen.density;
  let last = Number.NEGATIVE_INFINITY;
  for (let i = firstFrom(times, row.from); i < times.length; i++) {
    const time = times[i] ?? Number.NaN;
    if (time > row.to) return;
    const x = pen.x(time);
    if (x - last < 0.5) continue;
    last = x;
    pen.context.fillRect(x - width / 2, row.top, width, row.height);
  }
}
