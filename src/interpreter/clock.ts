import type { Rational } from '../base/rational.ts';
import type { Arithmetic } from './arithmetic.ts';

/** The times of a grid of steps dt = p/q; each is rounded once, none is accumulated. */
export interface Clock<T> {
  /** dt. */
  readonly stepSize: T;
  /** Returns t_n = (n p)/q; -infinity for the spike that never was. */
  timeOf(gridPoint: number): T;
  /** Returns the middle of the step that begins at t_k: ((2k + 1) p)/(2q). */
  middleOf(step: number): T;
  /** Returns how many whole steps a duration lasts, half a step counting as one. */
  stepsIn(duration: T): number;
}

/** Returns the clock of that step; p, q and every product k p must be below 2^53. */
export function makeClock<T>(arithmetic: Arithmetic<T>, dt: Rational): Clock<T> {
  const { divide, fromNumber, fromExact, call, toNumber } = arithmetic;
  const [p, q] = [Number(dt.numerator), Number(dt.denominator)];
  const stepSize = fromExact(dt);
  return {
    stepSize,
    timeOf: (gridPoint) => divide(fromNumber(gridPoint * p), fromNumber(q)),
    middleOf: (step) => divide(fromNumber((2 * step + 1) * p), fromNumber(2 * q)),
    stepsIn: (duration) => toNumber(call('round', divide(duration, stepSize))),
  };
}
