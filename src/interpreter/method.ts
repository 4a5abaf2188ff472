import { known } from '../base/invariant.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Clock } from './clock.ts';
import { Evaluator } from './evaluator.ts';
import { exponentialMethod } from './exponential-methods.ts';
import { implicitMethod } from './implicit-methods.ts';
import { makeInstant } from './instant.ts';
import { type Integrate, startValues } from './integrate.ts';
import { type LinearStep, linearStep } from './linear-step.ts';
import { LinearTerms, type Terms } from './linear-terms.ts';
import { linearised, linearisedSystem } from './linearised.ts';
import type { Matrix } from './matrix.ts';
import { NOISE_METHODS, type NoiseMethod, noiseMethod } from './noise-methods.ts';
import { rosenbrock } from './rosenbrock.ts';
import { rungeKutta } from './runge-kutta.ts';
import { RUNGE_KUTTA_METHODS, type RungeKuttaMethod, TABLEAUX, type Tableau } from './tableau.ts';

/** The methods that are not given by a tableau. */
const OTHER_METHODS = [
  'semi_implicit_euler',
  'exponential_euler',
  'exponential_midpoint',
  'rush_larsen',
  'rush_larsen_2',
  'exact',
  'strang',
  'implicit_euler',
  'crank_nicolson',
  'rodas4',
] as const;
export type OtherMethod = (typeof OTHER_METHODS)[number];

/** Methods whose steps are as long as a tolerance allows; the interpreter has one of its own for all of them. */
export const ADAPTIVE_METHODS = ['bs23', 'dopri5', 'tsit5', 'rodas4_adaptive'] as const;
export type AdaptiveMethod = (typeof ADAPTIVE_METHODS)[number];

/** A method that makes steps of a size that it is given: by its name, or a tableau of the caller's own. */
export type StepMethod = RungeKuttaMethod | OtherMethod | NoiseMethod | Tableau;

/** How equations are integrated. */
export type Method = StepMethod | AdaptiveMethod;

/** The names that `Method` knows. */
export const METHOD_NAMES: readonly (RungeKuttaMethod | OtherMethod | NoiseMethod | AdaptiveMethod)[] = [
  ...RUNGE_KUTTA_METHODS,
  ...OTHER_METHODS,
  ...NOISE_METHODS,
  ...ADAPTIVE_METHODS,
];

/** Whether the method chooses the sizes of its steps. */
export function isAdaptive(method: Method): method is AdaptiveMethod {
  return ADAPTIVE_METHODS.some((name) => name === method);
}

/** Returns the integration by a method. */
export function integrateBy<T>(
  method: StepMethod,
  model: CheckedModel,
  arithmetic: Arithmetic<T>,
  clock: Clock<T>,
  given: ReadonlyMap<string, number>,
): Integrate<T> {
  switch (method) {
    case 'semi_implicit_euler':
      return semiImplicitEuler(arithmetic);
    case 'exponential_euler':
      return exponentialMethod({ of: 'all', order: 1 }, model, arithmetic, clock, given);
    case 'exponential_midpoint':
      return exponentialMethod({ of: 'all', order: 2 }, model, arithmetic, clock, given);
    case 'rush_larsen':
      return exponentialMethod({ of: 'gates', order: 1 }, model, arithmetic, clock, given);
    case 'rush_larsen_2':
      return exponentialMethod({ of: 'gates', order: 2 }, model, arithmetic, clock, given);
    case 'exact':
      return exact(model, arithmetic, clock, given);
    case 'strang':
      return strang(model, arithmetic, clock, given);
    case 'implicit_euler':
      return implicitMethod(1, linearisedSystem(model, arithmetic, clock, given), arithmetic);
    case 'crank_nicolson':
      return implicitMethod(0.5, linearisedSystem(model, arithmetic, clock, given), arithmetic);
    case 'rodas4': {
      const rodas = rosenbrock(linearisedSystem(model, arithmetic, clock, given), arithmetic);
      return (step) => {
        const made = rodas(step);
        return 'next' in made ? made.next : made;
      };
    }
    case 'euler_maruyama':
    case 'milstein':
    case 'heun_stratonovich':
    case 'sra1':
      return noiseMethod(method, model, arithmetic, clock, given);
    default: {
      const step = rungeKutta(arithmetic, typeof method === 'string' ? TABLEAUX[method] : method);
      return (equations) =>
        step(equations.derivatives, equations.time, equations.stepSize, startValues(equations));
    }
  }
}

/** Euler's step for one variable after the other, each with the new values of those before it. */
function semiImplicitEuler<T>({ add, multiply }: Arithmetic<T>): Integrate<T> {
  return (step) => {
    const values = [...startValues(step)];
    for (const [index, name] of step.moving.entries()) {
      const slope = known(step.derivatives(step.time, values)[index], name);
      values[index] = add(known(values[index], name), multiply(step.stepSize, slope));
    }
    return values;
  };
}

/** Returns the step of the states that move; that of the usual size is found once, as coefficients are constants of the run. */
type StepOf<T> = (moving: readonly string[], size: T, rates: () => Matrix<T>) => LinearStep<T>;

function linearSteps<T>(arithmetic: Arithmetic<T>, usual: T): StepOf<T> {
  const found = new Map<string, LinearStep<T>>();
  return (moving, size, rates) => {
    if (size !== usual) return linearStep(arithmetic, rates(), size);
    const key = moving.join('\n');
    const made = found.get(key) ?? linearStep(arithmetic, rates(), usual);
    found.set(key, made);
    return made;
  };
}

/** The exact step of linear equations, inputs held at what they are in the middle. */
function exact<T>(
  model: CheckedModel,
  arithmetic: Arithmetic<T>,
  clock: Clock<T>,
  given: ReadonlyMap<string, number>,
): Integrate<T> {
  const { add, multiply, fromNumber } = arithmetic;
  const differentiate = linearised(model, arithmetic, clock, given);
  const stepOf = linearSteps(arithmetic, clock.stepSize);
  return (step) => {
    const { cell, middle, moving, derivatives, stepSize } = step;
    const time = add(step.time, multiply(fromNumber(0.5), stepSize));
    const starts = startValues(step);
    const rates = (): Matrix<T> =>
      moving.map((name) =>
        moving.map((other) => differentiate({ cell, time, middle }, name, other).slope ?? fromNumber(0)),
      );
    const moves = stepOf(moving, stepSize, rates)(derivatives(time, starts));
    return starts.map((start, index) => add(start, known(moves[index], 'move')));
  };
}

/** Half a step of the linear terms, a step of the others by the midpoint method, half a step of the linear ones. */
function strang<T>(
  model: CheckedModel,
  arithmetic: Arithmetic<T>,
  clock: Clock<T>,
  given: ReadonlyMap<string, number>,
): Integrate<T> {
  const { add, multiply, fromNumber } = arithmetic;
  const terms = new LinearTerms(model, arithmetic, new Evaluator(model, arithmetic, clock, given), given);
  const derivativeOf = new Map(model.states.map(({ name, derivative }) => [name, derivative]));
  const usualHalf = multiply(fromNumber(0.5), clock.stepSize);
  const stepOf = linearSteps(arithmetic, usualHalf);

  return (step) => {
    const { cell, middle, moving, stepSize } = step;
    const half = stepSize === clock.stepSize ? usualHalf : multiply(fromNumber(0.5), stepSize);
    const time = add(step.time, half);
    const termsAt = (values: readonly T[]): readonly Terms<T>[] => {
      const states = new Map(cell.states);
      for (const [index, name] of moving.entries()) states.set(name, known(values[index], name));
      const instant = makeInstant({ ...cell, states }, time, middle);
      return moving.map((name) =>
        terms.termsOf(known(derivativeOf.get(name), `equation of ${name}`), instant),
      );
    };
    const flow = (values: readonly T[]): readonly T[] => {
      const found = termsAt(values);
      const rates = (): Matrix<T> =>
        found.map(({ slopes }) => moving.map((other) => slopes.get(other) ?? fromNumber(0)));
      const moves = stepOf(moving, half, rates)(found.map(({ linear }) => linear));
      return values.map((value, index) => add(value, known(moves[index], 'move')));
    };
    const moved = (values: readonly T[], size: T, at: readonly T[]): readonly T[] =>
      termsAt(at).map(({ rest }, index) => {
        const value = known(values[index], 'value');
        return rest === undefined ? value : add(value, multiply(size, rest));
      });
    const before = flow(startValues(step));
    return flow(moved(before, stepSize, moved(before, half, before)));
  };
}
