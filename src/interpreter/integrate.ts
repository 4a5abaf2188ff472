import type { Cell } from './instant.ts';
import type { Derivatives } from './runge-kutta.ts';

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
