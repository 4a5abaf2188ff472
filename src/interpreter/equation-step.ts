import { known } from '../base/invariant.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import type { Evaluator } from './evaluator.ts';
import { makeInstant } from './instant.ts';
import type { EquationStep } from './integrate.ts';
import type { NoiseStep, noisyEquations } from './noisy-equations.ts';

/** Where a step of the equations begins, and how long it is. */
export type StepPlace<T> = Pick<EquationStep<T>, 'cell' | 'time' | 'stepSize' | 'middle'>;

/** White noise in the equations of a model. */
export interface EquationNoise<T> {
  readonly equations: ReturnType<typeof noisyEquations<T>>;
  readonly zero: T;
  /** What a source gives in the step. */
  readonly noise: (source: number) => NoiseStep<T>;
}

/** Returns what an integration needs of a step. Held states stay; the others see them as constants. */
export function equationStep<T>(
  { states, spikers }: CheckedModel,
  evaluator: Evaluator<T>,
  place: StepPlace<T>,
  noise?: EquationNoise<T>,
): EquationStep<T> {
  const { cell, middle } = place;
  const held = new Set(
    spikers.flatMap(({ refractory }, index) =>
      cell.refractory[index] === true ? (refractory?.holds ?? []) : [],
    ),
  );
  const equations = states.flatMap(({ name, derivative }) =>
    derivative === undefined || held.has(name) ? [] : [{ name, derivative }],
  );
  const moving = equations.map(({ name }) => name);
  const cellWith = (values: readonly T[]): typeof cell => ({
    ...cell,
    states: moved({ cell, moving }, values),
  });
  if (noise === undefined) {
    const derivatives = (time: T, values: readonly T[]): readonly T[] => {
      const instant = makeInstant(cellWith(values), time, middle);
      return equations.map(({ derivative }) => evaluator.number(derivative, instant));
    };
    return { ...place, moving, derivatives };
  }
  return {
    ...place,
    moving,
    derivatives: (time, values) => {
      const noisy = noise.equations(cellWith(values), time, middle);
      return moving.map((name) => noisy(name).value ?? noise.zero);
    },
    diffusions: (time, values) => {
      const noisy = noise.equations(cellWith(values), time, middle);
      return moving.map((name) => noisy(name).noise);
    },
    noise: noise.noise,
  };
}

/** Returns all states, those that move with new values. */
export function moved<T>(
  { cell, moving }: Pick<EquationStep<T>, 'cell' | 'moving'>,
  values: readonly T[],
): Map<string, T> {
  const states = new Map(cell.states);
  for (const [index, name] of moving.entries())
    states.set(name, known(values[index], `new value of ${name}`));
  return states;
}
