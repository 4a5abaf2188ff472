import type { CheckedExpression } from '../check/checked-expression.ts';
import type { Expression } from '../expr/expression.ts';

/** What is true for an instant alone. */
export type Edge = Extract<CheckedExpression, { kind: 'crossing' | 'peak' }>;

/** Values by name. */
export interface Values {
  get(name: string): Expression | undefined;
}

/** What an expression can ask about a spiker. */
export interface SpikerValues {
  /** Time of its last spike. */
  readonly lastTime: Expression;
  /** Number of the grid point of its last spike. */
  readonly lastStep: Expression;
  /** Condition. */
  readonly isRefractory: Expression;
  /** How many spikes it emits now. */
  readonly count: Expression;
}

/**
 * Where and when an expression of the model is evaluated: the values of whatever it may read. Two places
 * with the same values share one environment object, and with it what was translated there.
 */
export interface Environment {
  /**
   * `equation`: comparisons that jump in time read the middle of the step. `event`: comparisons of times are
   * between step numbers where they can be. `instant`: at a time of its own between grid points, where comparisons are
   * as they are written.
   */
  readonly mode: 'equation' | 'event' | 'instant';
  /** `t`. */
  readonly time: Expression;
  /** The middle of the step, where what jumps in time is decided. */
  readonly middle: Expression;
  /** The number of the grid point that `t` stands at; read in mode `event` only. */
  readonly step: Expression;
  readonly parameters: Values;
  /** Inputs that are stored; all others have a drive. */
  readonly inputs: Values;
  /** What events added to inputs for this step; absent where nothing ever adds. */
  readonly added: Values;
  readonly states: Values;
  /** By index: what functions over cells come to; none where a cell is by itself, as before the first step. */
  readonly overCells: readonly Expression[];
  /** By the source's index: white noise. */
  readonly noises: readonly Expression[];
  /** By the spiker's index. */
  readonly spikers: readonly SpikerValues[];
  /** What `old` reads; absent where there is no step to look back over: `old(E)` is E there. */
  readonly start?: Environment;
  /**
   * Functions of time alone that jump where steps end: in equations they are what they are in the middle of the step. None if
   * absent.
   */
  readonly stepped?: ReadonlySet<CheckedExpression>;
  /** In mode `instant`: whether a crossing or a peak happens. */
  readonly edge?: (at: Edge) => Expression;
  /** How often the same has been drawn for in this step, as far as is known; 0 if absent. */
  readonly repetition?: Expression;
  /** Whether lists are read from tables, which are filled, or entry by entry from what fills them. */
  readonly lists: 'tables' | 'elements';
  /** Behind the names of what is computed here, `_2` in a second stage. */
  readonly suffix: string;
}
