import { known } from '../base/invariant.ts';
import type { Arithmetic } from './arithmetic.ts';

/** Places and their values, read as far as the shorter list goes. */
interface Points<T> {
  readonly places: readonly T[];
  readonly values: readonly T[];
}

/** Returns how many of the places, which increase, are not above x. */
function placesUpTo<T>({ compare }: Arithmetic<T>, x: T, { places, values }: Points<T>): number {
  let [low, high] = [0, Math.min(places.length, values.length)];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (compare('<=', known(places[middle], 'place'), x)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Returns the value at x of the line through the points, constant beyond the first and the last:
 * y0 + (y1 - y0) * ((x - x0) / (x1 - x0)) between the last point not above x and the next. NaN for NaN.
 */
export function interpolate<T>(arithmetic: Arithmetic<T>, x: T, points: Points<T>): T {
  const { add, subtract, multiply, divide, compare, fromNumber } = arithmetic;
  const { places, values } = points;
  const length = Math.min(places.length, values.length);
  if (length === 0 || compare('!=', x, x)) return fromNumber(Number.NaN);
  const next = placesUpTo(arithmetic, x, points);
  if (next === 0) return known(values[0], 'value');
  if (next === length) return known(values[length - 1], 'value');
  const [x0, x1] = [known(places[next - 1], 'place'), known(places[next], 'place')];
  const [y0, y1] = [known(values[next - 1], 'value'), known(values[next], 'value')];
  const line = add(y0, multiply(subtract(y1, y0), divide(subtract(x, x0), subtract(x1, x0))));
  if (next > 1 || compare('!=', x, x0)) return line;
  // At the first point the value is its own, -0 and infinities too; elsewhere the line gives it, with its slope.
  const isNegativeZero =
    compare('==', y0, fromNumber(0)) && compare('<', divide(fromNumber(1), y0), fromNumber(0));
  return isNegativeZero || compare('!=', line, line) ? y0 : line;
}

/** Returns the value of the last point not above x; before the first point that of the first. NaN for NaN. */
export function held<T>(arithmetic: Arithmetic<T>, x: T, points: Points<T>): T {
  const { compare, fromNumber } = arithmetic;
  const isNone = Math.min(points.places.length, points.values.length) === 0 || compare('!=', x, x);
  if (isNone) return fromNumber(Number.NaN);
  const place = Math.max(placesUpTo(arithmetic, x, points) - 1, 0);
  return known(points.values[place], 'value');
}
