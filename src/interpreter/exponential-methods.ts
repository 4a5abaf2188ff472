/**
 * Methods that solve a variable's own linear equation exactly, x + dt f exprel(a dt) with a = df/dx and everything else
 * held (Pope 1963, doi:10.1145/366707.367592). Where f is linear in x this is its exact solution; where a is 0 it is
 * Euler's step. So it is where a is not finite, and nothing moves where f is 0.
 */
import { known } from '../base/invariant.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Clock } from './clock.ts';
import type { EquationStep, Integrate } from './integrate.ts';
import { type Linearised, linearised, type Place } from './linearised.ts';

/** Which variables are linearised: all, or gates; and whether the others' values are those of the middle of the step. */
export interface ExponentialMethod {
  readonly of: 'all' | 'gates';
  readonly order: 1 | 2;
}

/** Returns the integration by such a method. */
export function exponentialMethod<T>(
  { of, order }: ExponentialMethod,
  model: CheckedModel,
  arithmetic: Arithmetic<T>,
  clock: Clock<T>,
  given: ReadonlyMap<string, number>,
): Integrate<T> {
  const { add, multiply, call, compare, fromNumber } = arithmetic;
  const differentiate: Linearised<T> = linearised(model, arithmetic, clock, given);
  const gates = new Set(model.states.filter(({ isGate }) => isGate).map(({ name }) => name));
  const isNumber = (x: T): boolean => compare('<', call('abs', x), fromNumber(Number.POSITIVE_INFINITY));

  /** The value after `step` of a state that starts from `start`, by its equation at a place. */
  function moved(place: Place<T>, name: string, step: T): T {
    const { value: slope, slope: rate = fromNumber(0) } = differentiate(place, name, name);
    const start = known(place.cell.states.get(name), name);
    const move = multiply(step, slope);
    const isStraight = of === 'gates' && !gates.has(name);
    if (isStraight || compare('==', slope, fromNumber(0)) || !isNumber(rate)) return add(start, move);
    return add(start, multiply(move, call('exprel', multiply(rate, step))));
  }

  if (order === 1) return (step) => step.moving.map((name) => moved(step, name, step.stepSize));

  return ({ cell, time, stepSize, middle, moving, derivatives }: EquationStep<T>) => {
    const half = multiply(fromNumber(0.5), stepSize);
    const values = moving.map((name) => moved({ cell, time, middle }, name, half));
    const states = new Map(cell.states);
    for (const [index, name] of moving.entries()) states.set(name, known(values[index], name));
    const middleTime = add(time, half);
    const slopes = derivatives(middleTime, values);
    return moving.map((name, index) => {
      const start = known(cell.states.get(name), name);
      if (of === 'gates' && !gates.has(name)) {
        return add(start, multiply(stepSize, known(slopes[index], name)));
      }
      const itself = new Map(states).set(name, start);
      return moved({ cell: { ...cell, states: itself }, time: middleTime, middle }, name, stepSize);
    });
  };
}
