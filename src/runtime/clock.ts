import type { TimeStep } from './population.ts';

/** Returns t_k = (k p)/q, correctly rounded while k p is below 2^53. */
export function timeOfStep(k: number, { p, q }: TimeStep): number {
  return (k * p) / q;
}

/**
 * Returns the number of steps in a time: half a step counts as one. The billionth makes up for the
 * rounding of the quotient.
 */
export function stepsIn(time: number, { p, q }: TimeStep): number {
  return Math.floor(time / (p / q) + 0.5 + 1e-9);
}

/** Whether every t_k of a run is exact before its division: products above 2^53 are rounded twice. */
export function isExactRun(steps: number, { p, q }: TimeStep): boolean {
  return (2 * steps + 1) * p <= Number.MAX_SAFE_INTEGER && 2 * q <= Number.MAX_SAFE_INTEGER;
}
