/** Functions of numbers that take one step of IEEE 754 or few, beside those of `elementary.ts`. */

/**
 * Returns the number of whole steps in x = T / dt, half a step counting as one. The billionth makes up for
 * the rounding of the quotient: 0.35 ms / 0.1 ms is four steps although its float64 is below 3.5.
 */
export function round(x: number): number {
  return Math.floor(x + 0.5 + 1e-9);
}

/** Returns x, or the bound that it lies beyond; the upper one where low > high. */
export function clamp(x: number, low: number, high: number): number {
  return Math.min(Math.max(x, low), high);
}

/**
 * Returns a - b * floor(a / b), rounded once: the remainder `%` is exact in IEEE 754. It has the sign of
 * the divisor, a zero included.
 */
export function mod(a: number, b: number): number {
  const remainder = a % b;
  if (remainder === 0) return b < 0 || Object.is(b, -0) ? -0 : 0;
  return remainder < 0 === b < 0 ? remainder : remainder + b;
}

/** Returns 1 where x >= 0, else 0. */
export function heaviside(x: number): number {
  return x >= 0 ? 1 : x < 0 ? 0 : Number.NaN;
}
