import type { Picture } from '../picture.ts';

/** Points of a curve that a browser draws without a wait. */
export const MOST_POINTS = 500_000;

/** Adds where the curve is first, lowest, highest, last and without a value in a stretch of it. */
function keepShape(values: ArrayLike<number>, first: number, end: number, kept: Set<number>): void {
  let [lowest, highest, gap] = [-1, -1, -1];
  for (let i = first; i < end; i++) {
    const value = values[i] ?? Number.NaN;
    if (!Number.isFinite(value)) gap = i;
    else {
      if (lowest < 0 || value < (values[lowest] ?? Number.NaN)) lowest = i;
      if (highest < 0 || value > (values[highest] ?? Number.NaN)) highest = i;
    }
  }
  for (const i of [first, lowest, highest, gap, end - 1]) if (i >= 0) kept.add(i);
}

/**
 * Returns the picture with at most `most` samples (about), chosen so that every curve keeps its lowest and highest
 * point in each of many equal stretches: no spike is lost. Curves keep one common axis of time.
 */
export function thinPicture(picture: Picture, most: number = MOST_POINTS): Picture {
  const { times, curves } = picture;
  const count = times.length;
  if (count <= most) return picture;
  const stretches = Math.max(1, Math.floor(most / (3 * curves.length + 2)));
  const kept: number[] = [];
  for (let stretch = 0; stretch < stretches; stretch++) {
    const first = Math.floor((stretch * count) / stretches);
    const end = Math.floor(((stretch + 1) * count) / stretches);
    const here = new Set<number>();
    for (const { values } of curves) keepShape(values, first, end, here);
    if (curves.length === 0) here.add(first);
    kept.push(...[...here].sort((a, b) => a - b));
  }
  const pick = (values: ArrayLike<number>): Float64Array =>
    Float64Array.from(kept, (i) => values[i] ?? Number.NaN);
  return {
    ...picture,
    times: pick(times),
    curves: curves.map((curve) => ({ ...curve, values: pick(curve.values) })),
  };
}
