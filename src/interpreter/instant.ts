/** What expressions read besides the constants of the run: the cell as it stands, and the time. */
import type { CheckedExpression } from '../check/checked-expression.ts';

/** The values of one cell. Those that a step begins with are kept apart from those that it changes. */
export interface Cell<T> {
  readonly states: ReadonlyMap<string, T>;
  /** By spiker: the grid point of its last spike, -infinity before the first. */
  readonly lastSpikes: readonly number[];
  /** The same as times, where spikes lie between grid points. */
  readonly lastSpikeTimes?: readonly T[];
  /** By spiker. */
  readonly refractory: readonly boolean[];
  /** What blocks of the step before added to inputs; the inputs that no block adds to are absent. */
  readonly added: ReadonlyMap<string, T>;
  /** What inputs are that something else than the model gives: a network. Where it has none, the model's drive counts. */
  readonly inputs?: InputValues<T>;
  /** By index: what functions over cells come to. */
  readonly overCells?: readonly T[];
}

/** Values by the names of inputs. */
export type InputValues<T> = Pick<ReadonlyMap<string, T>, 'get'>;

/** What only thresholds and blocks may read. */
export type EventContext<T> =
  /** Inside `old`: the start of the step. */
  | { readonly kind: 'before'; readonly gridPoint: number }
  | {
      readonly kind: 'now';
      /** The number of the grid point that `t` stands at. */
      readonly gridPoint: number;
      /** The number of the step that the event is part of: at its end, or at its start where spikes are delivered. */
      readonly step: number;
      /** Which of several alike of the step it is, from 0; 0 if absent. */
      readonly repetition?: number;
      readonly before: Instant<T>;
      readonly isFirstStep: boolean;
      /** By peak: whether its operand had fallen in the step before. */
      readonly hadFallen: readonly boolean[];
      readonly spiking?: Spiking;
    }
  /** A time between grid points: comparisons are as they are written. */
  | {
      readonly kind: 'stop';
      readonly before: Instant<T>;
      /** Whether a crossing or a peak happens. */
      readonly happens: (edge: Edge) => boolean;
      readonly spiking?: Spiking;
    };

/** What is true for an instant alone. */
export type Edge = Extract<CheckedExpression, { kind: 'crossing' | 'peak' }>;

/** The spiker whose blocks run, and how many spikes it emitted. */
export interface Spiking {
  readonly spiker: number;
  readonly count: number;
}

/** Where an expression is evaluated. */
export interface Instant<T> {
  readonly cell: Cell<T>;
  readonly time: T;
  /** The middle of the step, where jumps in time are decided. */
  readonly middle: T;
  /** Absent in equations, stimuli, initial values and records. */
  readonly event?: EventContext<T>;
  /** What was computed here already, by name. */
  readonly known: Map<string, T | boolean>;
  /** The same moment as equations see it; made when first needed. */
  equation?: Instant<T>;
  /** The same moment with `t` at the middle of the step; made when first needed. */
  atMiddle?: Instant<T>;
}

/** Returns an instant at which nothing is computed yet. */
export function makeInstant<T>(cell: Cell<T>, time: T, middle: T, event?: EventContext<T>): Instant<T> {
  return { cell, time, middle, known: new Map(), ...(event === undefined ? {} : { event }) };
}

/** Drops what was computed, because the cell has changed. */
export function forget<T>(instant: Instant<T>): void {
  instant.known.clear();
  delete instant.equation;
  delete instant.atMiddle;
}

/** Returns the moment as equations see it. */
export function inEquations<T>(instant: Instant<T>): Instant<T> {
  if (instant.event === undefined) return instant;
  instant.equation ??= makeInstant(instant.cell, instant.time, instant.middle);
  return instant.equation;
}

/** Returns the moment with `t` at the middle of the step, for a comparison that jumps. */
export function atMiddle<T>(instant: Instant<T>): Instant<T> {
  if (instant.time === instant.middle) return instant;
  instant.atMiddle ??= makeInstant(instant.cell, instant.middle, instant.middle);
  return instant.atMiddle;
}

/** Returns the same inputs with another kind of number. */
export function mapped<T, U>(inputs: InputValues<T>, change: (value: T) => U): InputValues<U> {
  return {
    get: (name) => {
      const value = inputs.get(name);
      return value === undefined ? undefined : change(value);
    },
  };
}
