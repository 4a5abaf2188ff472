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
  const xAt = (index: number): number => xs[xsStart + index] ?? Number.NaN;
  const yAt = (index: number): number => ys[ysStart + index] ?? Number.NaN;
  if (length === 0 || Number.isNaN(x)) return Number.NaN;
  if (x <= xAt(0)) return yAt(0);
  if (x >= xAt(length - 1)) return yAt(length - 1);
  let low = 0;
  let high = length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (xAt(middle) <= x) low = middle;
    else high = middle;
  }
  const [x0, y0] = [xAt(low), yAt(low)];
  return y0 + (yAt(high) - y0) * ((x - x0) / (xAt(high) - x0));
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
  let low = 0;
  let high = length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (xAt(middle) <= x) low = middle;
    else high = middle;
  }
  return (yAt(high) - yAt(low)) / (xAt(high) - xAt(low));
}

/** Returns how many entries T stand for the grid point n: round(T / dt) = n, round as in `ELEMENTARY`. */
export function occurrences(
  numbers: ArrayLike<number>,
  start: number,
  length: number,
  n: number,
  dt: number,
): number {
  let count = 0;
  for (let i = start; i < start + length; i++) {
    if (Math.floor((numbers[i] ?? Number.NaN) / dt + 0.5 + 1e-9) === n) count++;
  }
  return count;
}
