import { known } from '../base/invariant.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Clock } from './clock.ts';
import { type Dual, dual } from './dual-arithmetic.ts';
import { Evaluator } from './evaluator.ts';
import { type Cell, makeInstant } from './instant.ts';
import { type Derivatives, rungeKutta } from './runge-kutta.ts';
import { RUNGE_KUTTA_METHODS, type RungeKuttaMethod, TABLEAUX, type Tableau } from './tableau.ts';

/** How equations are integrated: a method by its name, or a tableau of the caller's own. */
export type Method = RungeKuttaMethod | 'exponential_euler' | Tableau;

/** The names that `Method` knows. */
export const METHOD_NAMES: readonly string[] = [...RUNGE_KUTTA_METHODS, 'exponential_euler'];

/** One step of the equations. */
export interface EquationStep<T> {
  /** The start of the step. */
  readonly cell: Cell<T>;
  readonly time: T;
  readonly middle: T;
  /** The states to integrate; all others stay. */
  readonly moving: readonly string[];
  readonly derivatives: Derivatives<T>;
}

/** Returns the values that the moving states have one step later. */
export type Integrate<T> = (step: EquationStep<T>) => readonly T[];

/** Returns the integration by a method. */
export function integrateBy<T>(
  method: Method,
  model: CheckedModel,
  arithmetic: Arithmetic<T>,
  clock: Clock<T>,
  given: ReadonlyMap<string, number>,
): Integrate<T> {
  if (method === 'exponential_euler') return exponentialEuler(model, arithmetic, clock, given);
  const tableau = typeof method === 'string' ? TABLEAUX[method] : method;
  const step = rungeKutta(arithmetic, tableau);
  return ({ cell, time, moving, derivatives }) => {
    const values = moving.map((name) => known(cell.states.get(name), `state variable ${name}`));
    return step(derivatives, time, clock.stepSize, values);
  };
}

/**
 * x + dt f exprel(a dt) with a = df/dx, each state linearised in itself at the start of the step
 * (Pope 1963, doi:10.1145/366707.367592). Where f is linear in x this is its exact solution with everything else held;
 * where a is 0 it is Euler's step. So it is where a is not finite, and nothing moves where f is 0.
 */
function exponentialEuler<T>(
  model: CheckedModel,
  arithmetic: Arithmetic<T>,
  clock: Clock<T>,
  given: ReadonlyMap<string, number>,
): Integrate<T> {
  const { add, multiply, call, compare, fromNumber } = arithmetic;
  const isNumber = (x: T): boolean => compare('<', call('abs', x), fromNumber(Number.POSITIVE_INFINITY));
  const duals = dual(arithmetic);
  const stepSize = { value: clock.stepSize };
  const dualClock: Clock<Dual<T>> = {
    stepSize,
    timeOf: (gridPoint) => ({ value: clock.timeOf(gridPoint) }),
    middleOf: (step) => ({ value: clock.middleOf(step) }),
    stepsIn: ({ value }) => clock.stepsIn(value),
  };
  const evaluator = new Evaluator(model, duals, dualClock, given);
  const states = new Map(model.states.map((state) => [state.name, state]));

  function constants(values: ReadonlyMap<string, T>): Map<string, Dual<T>> {
    return new Map([...values].map(([name, value]) => [name, { value }]));
  }

  /** f and df/dx of one state. */
  function linearised({ cell, time, middle }: EquationStep<T>, name: string): Dual<T> {
    const values = constants(cell.states);
    values.set(name, { value: known(cell.states.get(name), name), slope: fromNumber(1) });
    const dualCell: Cell<Dual<T>> = { ...cell, states: values, added: constants(cell.added) };
    const instant = makeInstant(dualCell, { value: time }, { value: middle });
    return evaluator.number(known(states.get(name)?.derivative, `equation of ${name}`), instant);
  }

  return (step) =>
    step.moving.map((name) => {
      const { value: slope, slope: rate = fromNumber(0) } = linearised(step, name);
      const start = known(step.cell.states.get(name), name);
      const move = multiply(clock.stepSize, slope);
      if (compare('==', slope, fromNumber(0)) || !isNumber(rate)) return add(start, move);
      return add(start, multiply(move, call('exprel', multiply(rate, clock.stepSize))));
    });
}
