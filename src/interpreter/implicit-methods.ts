/**
 * Implicit steps x = x_k + dt ((1 - θ) f(x_k) + θ f(x)): Euler's with θ = 1, Crank and Nicolson's with 1/2 (Hairer and
 * Wanner 1996, Solving Ordinary Differential Equations II, sections IV.3 and IV.8). By Newton's method from x_k on, until
 * corrections are rounding.
 */
import { known } from '../base/invariant.ts';
import type { Arithmetic } from './arithmetic.ts';
import { factorise } from './factorise.ts';
import { type Integrate, startValues } from './integrate.ts';
import { identityMinus, type LinearisedSystem } from './linearised.ts';

/** A correction is small if it is no more than this part of the variable and its change; the next then is rounding. */
const SMALL = 1e-10;
const MOST_CORRECTIONS = 50;

export function implicitMethod<T>(
  theta: 1 | 0.5,
  linearise: LinearisedSystem<T>,
  arithmetic: Arithmetic<T>,
): Integrate<T> {
  const { add, subtract, multiply, divide, call, compare, fromNumber } = arithmetic;
  const [zero, small] = [fromNumber(0), fromNumber(SMALL)];

  return (step) => {
    const { moving, time, stepSize, derivatives } = step;
    const starts = startValues(step);
    if (starts.length === 0) return starts;
    const end = add(time, stepSize);
    const size = theta === 1 ? stepSize : multiply(fromNumber(theta), stepSize);
    const before = theta === 1 ? undefined : derivatives(time, starts);
    let values: readonly T[] = starts;
    let last: T | undefined;

    for (let correction = 1; correction <= MOST_CORRECTIONS; correction++) {
      const { slopes, jacobian } = linearise({ ...step, time: end }, values);
      const { singularRow, solve } = factorise(arithmetic, identityMinus(arithmetic, size, jacobian));
      if (singularRow !== undefined) {
        return { kind: 'no-step', reason: 'singular', state: known(moving[singularRow], 'state') };
      }
      const present = values;
      const rest = starts.map((start, i) => {
        const slope = known(slopes[i], 'slope');
        const sum = before === undefined ? slope : add(known(before[i], 'slope'), slope);
        return subtract(multiply(size, sum), subtract(known(present[i], 'value'), start));
      });
      const moves = solve(rest);
      values = present.map((value, i) => add(value, known(moves[i], 'correction')));
      const change = moves
        .map((move, i) => {
          if (compare('==', move, zero)) return zero;
          const magnitude = add(
            call('abs', known(starts[i], 'start')),
            call('abs', known(values[i], 'value')),
          );
          return divide(call('abs', move), magnitude);
        })
        .reduce((a, b) => call('max', a, b));
      if (compare('!=', change, change)) break;
      // Corrections that no longer shrink are rounding.
      const isDone = last !== undefined && compare('<=', last, small) && !compare('<', change, last);
      if (isDone || compare('==', change, zero)) return values;
      last = change;
    }
    return last !== undefined && compare('<=', last, small)
      ? values
      : { kind: 'no-step', reason: 'notConverged' };
  };
}
