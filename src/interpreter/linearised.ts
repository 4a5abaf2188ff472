import { known } from '../base/invariant.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Clock } from './clock.ts';
import { type Dual, dual } from './dual-arithmetic.ts';
import { Evaluator } from './evaluator.ts';
import { type Cell, makeInstant, mapped } from './instant.ts';
import type { EquationStep } from './integrate.ts';
import type { Matrix } from './matrix.ts';

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
  const evaluator = dualEvaluator(model, arithmetic, clock, given);
  const states = new Map(model.states.map((state) => [state.name, state]));

  return ({ cell, time, middle }, state, direction) => {
    const values = constants(cell.states);
    values.set(direction, {
      value: known(cell.states.get(direction), direction),
      slope: arithmetic.fromNumber(1),
    });
    const instant = makeInstant(dualCell(cell, values), { value: time }, { value: middle });
    return evaluator.number(known(states.get(state)?.derivative, `equation of ${state}`), instant);
  };
}

/** Returns an evaluator that carries derivatives along. */
export function dualEvaluator<T>(
  model: CheckedModel,
  arithmetic: Arithmetic<T>,
  clock: Clock<T>,
  given: ReadonlyMap<string, number>,
): Evaluator<Dual<T>> {
  const dualClock: Clock<Dual<T>> = {
    stepSize: { value: clock.stepSize },
    timeOf: (gridPoint) => ({ value: clock.timeOf(gridPoint) }),
    middleOf: (step) => ({ value: clock.middleOf(step) }),
    stepsIn: ({ value }) => clock.stepsIn(value),
  };
  return new Evaluator(model, dual(arithmetic), dualClock, given);
}

/** Returns the cell with states that have slopes, and all else without. */
export function dualCell<T>(cell: Cell<T>, states: ReadonlyMap<string, Dual<T>>): Cell<Dual<T>> {
  const { lastSpikes, lastSpikeTimes, refractory, added, inputs, overCells } = cell;
  return {
    states,
    lastSpikes,
    ...(lastSpikeTimes === undefined ? {} : { lastSpikeTimes: lastSpikeTimes.map((value) => ({ value })) }),
    refractory,
    added: constants(added),
    ...(inputs === undefined ? {} : { inputs: mapped(inputs, (value) => ({ value })) }),
    // Held over the step.
    ...(overCells === undefined ? {} : { overCells: overCells.map((value) => ({ value })) }),
  };
}

function constants<T>(values: ReadonlyMap<string, T>): Map<string, Dual<T>> {
  return new Map([...values].map(([name, value]) => [name, { value }]));
}

/** The equations of the moving states at a place, and how they change with these and with time. */
export interface SystemSlopes<T> {
  readonly slopes: readonly T[];
  /** By equation, then by moving state. */
  readonly jacobian: Matrix<T>;
  /** The derivatives with respect to time. */
  readonly byTime: readonly T[];
}

/** Returns the equations at a place, where the moving states have these values. */
export type LinearisedSystem<T> = (
  place: Place<T> & Pick<EquationStep<T>, 'moving'>,
  values: readonly T[],
) => SystemSlopes<T>;

/** Returns what differentiates all equations at once: a walk of the tree for each direction. */
export function linearisedSystem<T>(
  model: CheckedModel,
  arithmetic: Arithmetic<T>,
  clock: Clock<T>,
  given: ReadonlyMap<string, number>,
): LinearisedSystem<T> {
  const evaluator = dualEvaluator(model, arithmetic, clock, given);
  const derivatives = new Map(model.states.map(({ name, derivative }) => [name, derivative]));
  const { fromNumber } = arithmetic;

  return ({ cell, time, middle, moving }, values) => {
    /** All equations, with their slopes in the direction of a state, or of time. */
    const along = (direction: number | 'time'): readonly Dual<T>[] => {
      const states = constants(cell.states);
      for (const [i, name] of moving.entries()) {
        const value = known(values[i], name);
        states.set(name, i === direction ? { value, slope: fromNumber(1) } : { value });
      }
      const dualTime: Dual<T> =
        direction === 'time' ? { value: time, slope: fromNumber(1) } : { value: time };
      const instant = makeInstant(dualCell(cell, states), dualTime, { value: middle });
      return moving.map((name) =>
        evaluator.number(known(derivatives.get(name), `equation of ${name}`), instant),
      );
    };
    const slopeOf = ({ slope }: Dual<T>): T => slope ?? fromNumber(0);
    const columns = moving.map((_, i) => along(i).map(slopeOf));
    const byTime = along('time');
    return {
      slopes: byTime.map(({ value }) => value),
      jacobian: moving.map((_, i) => columns.map((column) => known(column[i], 'entry'))),
      byTime: byTime.map(slopeOf),
    };
  };
}

/** Returns 1 - `factor` `matrix`. */
export function identityMinus<T>(
  { subtract, multiply, fromNumber }: Arithmetic<T>,
  factor: T,
  matrix: Matrix<T>,
): Matrix<T> {
  return matrix.map((row, i) =>
    row.map((entry, j) => subtract(fromNumber(i === j ? 1 : 0), multiply(factor, entry))),
  );
}
