import { known } from '../base/invariant.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Clock } from './clock.ts';
import { type Dual, dual } from './dual-arithmetic.ts';
import { Evaluator } from './evaluator.ts';
import { type Cell, makeInstant } from './instant.ts';

/** Where derivatives are wanted. */
export interface Place<T> {
  readonly cell: Cell<T>;
  readonly time: T;
  readonly middle: T;
}

/** Returns dx/dt of a state there, with its derivative in the direction of one state. */
export type Linearised<T> = (place: Place<T>, state: string, direction: string) => Dual<T>;

/** Returns the function that differentiates equations by dual numbers. */
export function linearised<T>(
  model: CheckedModel,
  arithmetic: Arithmetic<T>,
  clock: Clock<T>,
  given: ReadonlyMap<string, number>,
): Linearised<T> {
  const dualClock: Clock<Dual<T>> = {
    stepSize: { value: clock.stepSize },
    timeOf: (gridPoint) => ({ value: clock.timeOf(gridPoint) }),
    middleOf: (step) => ({ value: clock.middleOf(step) }),
    stepsIn: ({ value }) => clock.stepsIn(value),
  };
  const evaluator = new Evaluator(model, dual(arithmetic), dualClock, given);
  const states = new Map(model.states.map((state) => [state.name, state]));
  const constants = (values: ReadonlyMap<string, T>): Map<string, Dual<T>> =>
    new Map([...values].map(([name, value]) => [name, { value }]));

  return ({ cell, time, middle }, state, direction) => {
    const values = constants(cell.states);
    values.set(direction, {
      value: known(cell.states.get(direction), direction),
      slope: arithmetic.fromNumber(1),
    });
    const dualCell: Cell<Dual<T>> = { ...cell, states: values, added: constants(cell.added) };
    const instant = makeInstant(dualCell, { value: time }, { value: middle });
    return evaluator.number(known(states.get(state)?.derivative, `equation of ${state}`), instant);
  };
}
