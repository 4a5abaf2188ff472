import { isDrawable } from './picture.ts';

/** A point of a drawn curve. */
export interface Point {
  readonly time: number;
  readonly value: number;
}

/**
 * Returns at most about four points for each of `columns` equal stretches of a curve: its first, lowest, highest
 * and last one, in order. Drawn that wide, the picture is the same as with all points: no spike is lost, which
 * is what taking every n-th sample would do. A stretch that holds a value that is not finite keeps one such
 * point, so that the gap stays.
 */
export function thinTrace(
  times: ArrayLike<number>,
  values: ArrayLike<number>,
  columns: number,
): readonly Point[] {
  const count = Math.min(times.length, values.length);
  const point = (i: number): Point => {
    const value = values[i] ?? Number.NaN;
    return { time: times[i] ?? Number.NaN, value: isDrawable(value) ? value : Number.NaN };
  };
  if (count <= 4 * columns) return Array.from({ length: count }, (_, i) => point(i));
  const points: Point[] = [];
  for (let column = 0; column < columns; column++) {
    const first = Math.floor((column * count) / columns);
    const end = Math.floor(((column + 1) * count) / columns);
    let [lowest, highest] = [first, first];
    let gap = -1;
    for (let i = first; i < end; i++) {
      const value = values[i] ?? Number.NaN;
      if (!isDrawable(value)) gap = i;
      // Written so that a value that is not finite never stays the lowest or the highest.
      if (!(value >= (values[lowest] ?? Number.NaN))) lowest = isDrawable(value) ? i : lowest;
      if (!(value <= (values[highest] ?? Number.NaN))) highest = isDrawable(value) ? i : highest;
    }
    const kept = new Set([first, lowest, highest, end - 1]);
    if (gap >= 0) kept.add(gap);
    for (const i of [...kept].sort((a, b) => a - b)) points.push(point(i));
  }
  return points;
}
