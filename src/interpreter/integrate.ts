import type { Cell } from './instant.ts';
import type { NoiseStep } from './noisy-equations.ts';
import type { Derivatives } from './runge-kutta.ts';

/** One step of the equations. */
export interface EquationStep<T> {
  /** The start of the step. */
  readonly cell: Cell<T>;
  readonly time: T;
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

/** Returns the values that the moving states have one step later. */
export type Integrate<T> = (step: EquationStep<T>) => readonly T[];
