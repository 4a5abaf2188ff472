import type { Near } from './trial.ts';

/** What was checked when something was found. */
export type Check =
  /** Compiled code against the interpreter. */
  | 'interpreter'
  /** Fast arithmetic against strict. */
  | 'fast'
  /** The program as the evaluator runs it against the same as JavaScript: bits. */
  | 'evaluator'
  /** The symbolic derivatives of the equations against differences of 50 digits. */
  | 'derivatives'
  /** A value that is NaN at a place, and finite next to it. */
  | 'nan'
  /** A check that ended in an error of the program. */
  | 'error';

/** A disagreement, in one trial. */
export interface Finding {
  readonly check: Check;
  /** Absent where no method is part of it. */
  readonly method?: string;
  /** What differs: a state variable, a recorded name, `spikes`, `d(dv/dt)/d(w)`. */
  readonly variable: string;
  /** The number of the step that made the difference; absent if it is there before the first. */
  readonly step?: number;
  /** What the checked side has, and what it should have: in declared units where it is a value of the model. */
  readonly found: number;
  readonly expected: number;
  readonly unit: string;
  /** How far apart they may be. */
  readonly allowed: number;
  /** Of an error. */
  readonly message?: string;
  /** The place at which something is NaN. */
  readonly near?: Near;
  /** A state from which a single step shows it, in declared units. */
  readonly before?: ReadonlyMap<string, number>;
}
