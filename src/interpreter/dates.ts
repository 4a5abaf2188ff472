import type { Arithmetic } from './arithmetic.ts';

/** Whether a time of the list is behind `begin` and not behind `end`. */
export function datesBetween<T>({ compare }: Arithmetic<T>, times: readonly T[], begin: T, end: T): boolean {
  return times.some((time) => compare('>', time, begin) && compare('<=', time, end));
}

/** Returns the first of the times from + j period, j = 0, 1, …, behind a time. */
export function nextDate<T>(
  { add, subtract, multiply, divide, call, compare, fromNumber }: Arithmetic<T>,
  from: T,
  period: T,
  time: T,
): T {
  const zero = fromNumber(0);
  const dateOf = (turns: T): T => add(from, multiply(call('max', turns, zero), period));
  const turns = call('floor', divide(subtract(time, from), period));
  // The quotient is rounded, so that the whole number below it may be one off.
  const candidates = [0, 1, 2].map((more) => dateOf(add(turns, fromNumber(more))));
  return candidates.find((date) => compare('>', date, time)) ?? fromNumber(Number.POSITIVE_INFINITY);
}
