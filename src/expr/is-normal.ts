/** The smallest number that float64 holds with all its digits. */
export const SMALLEST_NORMAL: number = 2 ** -1022;

/** Whether a number is finite and has all the digits of float64: neither 0 nor subnormal. */
export function isNormal(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value) >= SMALLEST_NORMAL;
}
