/**
 * What operations on lists of constants mean, on a stretch of numbers: `length` of them from `start` on, so
 * that a list of its own and a table inside a population's buffer are read by the same code. Like
 * `functions.ts`, shared by the interpreter, the evaluator and the targets, which may print the source:
 * each function reads nothing but its arguments, `Math` and `Number`.
 */

/** Returns the entry of that index, from 0; NaN unless the index is whole and within. */
export function element(numbers: ArrayLike<number>, start: number, length: number, index: number): number {
  if (!(index >= 0 && index < length && Math.floor(index) === index)) return Number.NaN;
  return numbers[start + index] ?? Number.NaN;
}

/**
 * Returns the index, from 0, of the last place that is not above x. The places increase, the first is not above x and the
 * last is. Where they are evenly spaced the guess is right; a wrong one costs time and changes nothing.
 */
function lastPlace(x: number, xs: ArrayLike<number>, start: number, length: number): number {
  const last = length - 1;
  const xAt = (index: number): number => xs[start + index] ?? Number.NaN;
  const guess = Math.floor(((x - xAt(0)) / (xAt(last) - xAt(0))) * last);
  // The place lies in [low, high): first in ever wider stretches from the guess on, then in halves.
  let low = guess > 0 ? Math.min(guess, last - 1) : 0;
  let high = low + 1;
  let width = 1;
  while (high < last && xAt(high) <= x) {
    low = high;
    high = Math.min(high + width, last);
    width *= 2;
  }
  while (low > 0 && xAt(low) > x) {
    high = low;
    low = Math.max(low - width, 0);
    width *= 2;
  }
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (xAt(middle) <= x) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * Returns the value at x of the line through the points (xs, ys), constant beyond the first and the last.
 * xs increases; the longer of the two lists is read as far as the shorter. On a point it is that point's value exactly; NaN if x is NaN or there is no point.
 */
export function interpolate(
  x: number,
  xs: ArrayLike<number>,
  xsStart: number,
  xsLength: number,
  ys: ArrayLike<number>,
  ysStart: number,
  ysLength: number,
): number {
  const length = Math.min(xsLength, ysLength);
  if (length === 0 || Number.isNaN(x)) return Number.NaN;
  const last = length - 1;
  if (x <= (xs[xsStart] ?? Number.NaN)) return ys[ysStart] ?? Number.NaN;
  if (x >= (xs[xsStart + last] ?? Number.NaN)) return ys[ysStart + last] ?? Number.NaN;
  const place = lastPlace(x, xs, xsStart, length);
  const x0 = xs[xsStart + place] ?? Number.NaN;
  const y0 = ys[ysStart + place] ?? Number.NaN;
  const x1 = xs[xsStart + place + 1] ?? Number.NaN;
  const y1 = ys[ysStart + place + 1] ?? Number.NaN;
  return y0 + (y1 - y0) * ((x - x0) / (x1 - x0));
}

/** Returns the derivative of `interpolate` with respect to x: on a point the slope to its right. */
export function slope(
  x: number,
  xs: ArrayLike<number>,
  xsStart: number,
  xsLength: number,
  ys: ArrayLike<number>,
  ysStart: number,
  ysLength: number,
): number {
  const length = Math.min(xsLength, ysLength);
  const xAt = (index: number): number => xs[xsStart + index] ?? Number.NaN;
  const yAt = (index: number): number => ys[ysStart + index] ?? Number.NaN;
  if (length === 0 || Number.isNaN(x)) return Number.NaN;
  if (x < xAt(0) || x >= xAt(length - 1)) return 0;
  const low = lastPlace(x, xs, xsStart, length);
  return (yAt(low + 1) - yAt(low)) / (xAt(low + 1) - xAt(low));
}

/** Returns the value of the last point (xs, ys) whose place is not above x; before the first point that of the first. Else as `interpolate`. */
export function held(
  x: number,
  xs: ArrayLike<number>,
  xsStart: number,
  xsLength: number,
  ys: ArrayLike<number>,
  ysStart: number,
  ysLength: number,
): number {
  const length = Math.min(xsLength, ysLength);
  if (length === 0 || Number.isNaN(x)) return Number.NaN;
  if (x < (xs[xsStart] ?? Number.NaN)) return ys[ysStart] ?? Number.NaN;
  const isBeyond = x >= (xs[xsStart + length - 1] ?? Number.NaN);
  const place = isBeyond ? length - 1 : lastPlace(x, xs, xsStart, length);
  return ys[ysStart + place] ?? Number.NaN;
}

/** Returns how many of the numbers, which increase (NaNs stand behind all others), are n. */
export function occurrences(numbers: ArrayLike<number>, start: number, length: number, n: number): number {
  let [low, high] = [start, start + length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? Number.NaN) < n) low = middle + 1;
    else high = middle;
  }
  let count = 0;
  while (low + count < start + length && numbers[low + count] === n) count += 1;
  return count;
}

/** Returns the first of the numbers, which increase (NaNs stand behind all others), that is above x; infinity if none is. */
export function firstAbove(numbers: ArrayLike<number>, start: number, length: number, x: number): number {
  let [low, high] = [start, start + length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? Number.NaN) <= x) low = middle + 1;
    else high = middle;
  }
  const found = low < start + length ? (numbers[low] ?? Number.NaN) : Number.NaN;
  return found > x ? found : Number.POSITIVE_INFINITY;
}
