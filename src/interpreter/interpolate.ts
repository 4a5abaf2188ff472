import { known } from '../base/invariant.ts';
import type { Arithmetic } from './arithmetic.ts';

/**
 * Returns the value at x of the line through the points (xs, ys), constant beyond the first and the last:
 * y0 + (y1 - y0) * ((x - x0) / (x1 - x0)) between the last point not above x and the next. NaN for NaN.
 * The longer of the two lists is read as far as the shorter.
 */
export function interpolate<T>(arithmetic: Arithmetic<T>, x: T, places: readonly T[], ys: readonly T[]): T {
  const { add, subtract, multiply, divide, compare, fromNumber } = arithmetic;
  const xs = places.slice(0, ys.length);
  const last = xs.length - 1;
  if (last < 0 || compare('!=', x, x)) return fromNumber(Number.NaN);
  const next = xs.findIndex((point) => compare('<', x, point));
  if (next === 0 || compare('<=', x, known(xs[0], 'point'))) return known(ys[0], 'point');
  if (next === -1) return known(ys[last], 'point');
  const [x0, x1] = [known(xs[next - 1], 'point'), known(xs[next], 'point')];
  const [y0, y1] = [known(ys[next - 1], 'point'), known(ys[next], 'point')];
  return add(y0, multiply(subtract(y1, y0), divide(subtract(x, x0), subtract(x1, x0))));
}
