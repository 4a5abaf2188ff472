import { known } from '../base/invariant.ts';
import type { Cell } from './instant.ts';
import type { NoiseStep } from './noisy-equations.ts';
import type { Derivatives } from './runge-kutta.ts';

/** One step of the equations. */
export interface EquationStep<T> {
  /** The start of the step. */
  readonly cell: Cell<T>;
  readonly time: T;
  readonly stepSize: T;
  readonly middle: T;
  /** The states to integrate; all others stay. */
  readonly moving: readonly string[];
  /** Without their noise. */
  readonly derivatives: Derivatives<T>;
  /** What multiplies noise, by moving state and then by source. Absent where there is none. */
  readonly diffusions?: (time: T, values: readonly T[]) => readonly ReadonlyMap<number, T>[];
  /** What a source of noise gives in the step. Absent where there is none. */
  readonly noise?: (source: number) => NoiseStep<T>;
}

/** Why a step could not be made. */
export interface StepFailure {
  readonly kind: 'no-step';
  /**
   * `singular`: its linear equations have no single solution. `notConverged`: corrections do not become small. Of steps of
   * any size, `tooSmall`: the error of the smallest is too large; `tooMany`; `endless`: no time passes between events.
   */
  readonly reason: 'singular' | 'notConverged' | 'tooSmall' | 'tooMany' | 'endless';
  /** The state variable that it was for, where there is one. */
  readonly state?: string;
}

/** Returns the values that the moving states have one step later. */
export type Integrate<T> = (step: EquationStep<T>) => readonly T[] | StepFailure;

/** Whether a step could not be made. */
export function isFailure<T>(made: readonly T[] | StepFailure): made is StepFailure {
  return 'kind' in made;
}

/** Returns the values with which the moving states begin. */
export function startValues<T>({ moving, cell }: Pick<EquationStep<T>, 'moving' | 'cell'>): readonly T[] {
  return moving.map((name) => known(cell.states.get(name), `state variable ${name}`));
}
