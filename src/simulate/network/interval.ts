/**
 * Intervals: what an expression may come to where its operands lie between bounds. Sums, products, quotients and roots are
 * rounded as the compiled code rounds them, operation by operation; rounding keeps order, so the bounds hold of what is
 * computed, to the bit.
 */

/** All numbers from `low` to `high`. With an infinite bound it may be NaN as well. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export const ANYTHING: Interval = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

export function exactly(value: number): Interval {
  return between(value, value);
}

/** Returns the interval; anything, if a bound is no number. */
export function between(low: number, high: number): Interval {
  return Number.isFinite(low) && Number.isFinite(high) ? { low, high } : ANYTHING;
}

export function isBounded({ low, high }: Interval): boolean {
  return Number.isFinite(low) && Number.isFinite(high);
}

export function plus(a: Interval, b: Interval): Interval {
  return between(a.low + b.low, a.high + b.high);
}

export function minus(a: Interval, b: Interval): Interval {
  return between(a.low - b.high, a.high - b.low);
}

export function negative({ low, high }: Interval): Interval {
  return { low: -high, high: -low };
}

export function times(a: Interval, b: Interval): Interval {
  return hull(a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high);
}

export function over(a: Interval, b: Interval): Interval {
  if (b.low <= 0 && b.high >= 0) return ANYTHING;
  return hull(a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high);
}

function hull(a: number, b: number, c: number, d: number): Interval {
  return between(Math.min(a, b, c, d), Math.max(a, b, c, d));
}

/** Returns either of two. */
export function either(a: Interval, b: Interval): Interval {
  return { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
}

export function magnitude(a: Interval): Interval {
  if (a.low >= 0) return a;
  return a.high <= 0 ? negative(a) : { low: 0, high: Math.max(-a.low, a.high) };
}

export function least(a: Interval, b: Interval): Interval {
  return between(Math.min(a.low, b.low), Math.min(a.high, b.high));
}

export function greatest(a: Interval, b: Interval): Interval {
  return between(Math.max(a.low, b.low), Math.max(a.high, b.high));
}

/** Returns what a function makes of it that never falls. */
export function increasing(f: (x: number) => number, { low, high }: Interval): Interval {
  return between(f(low), f(high));
}

/**
 * The rest of a division by a whole number above 0: between bounds that lie in one turn it is as far apart as they are. Of
 * divisors that are not whole the turn could be mistaken by rounding.
 */
export function rest(x: Interval, divisor: Interval): Interval {
  const { low: by } = divisor;
  if (by !== divisor.high || !(by > 0) || !isBounded(x)) return ANYTHING;
  const turn = Math.floor(x.low / by);
  const isWhole = [x.low, x.high, by].every(Number.isSafeInteger);
  const isInTurn = isWhole && x.low >= turn * by && x.high < (turn + 1) * by;
  return isInTurn ? between(x.low - turn * by, x.high - turn * by) : between(0, by);
}
