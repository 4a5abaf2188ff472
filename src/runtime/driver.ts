/**
 * Drivers: how the blocks of a compiled model make a step. A closed set, each written once (`drive-….ts`) over kernels that
 * do one thing for some cells. A driver and its kernels talk by columns of the population, whose names stand here; each
 * holds a blank, so that no model can have them. What a cell needs from one call to the next is in its columns and nowhere
 * else: a snapshot of the columns is a snapshot of the run.
 */

/** How one model is stepped. */
export type Driver = FixedDriver | IteratedDriver | LocatingDriver | CoupledDriver;

/** One kernel does whole steps: `attempt` and `event` in one, vectors of cells at a time. */
export interface FixedDriver {
  readonly kind: 'fixed';
}

/**
 * A step solves equations by Newton's method: kernel `attempt` stores the first guess into `next x`, kernel `iterate`
 * corrects it until `newton change` is at most 1, at most `MOST_ITERATIONS` times; then `event` ends the step and notes
 * whether all states are finite. The step fails where a pivot is too small (`smallest pivot` < `SMALLEST_PIVOT`) or the
 * corrections do not become small.
 */
export interface IteratedDriver {
  readonly kind: 'iterated';
  /** All state variables that have an equation. */
  readonly states: readonly string[];
  /** Whether the first correction is the last, whatever the equations are. */
  readonly isLinear: boolean;
}

/**
 * A cell goes from stop to stop in steps of its own; a stop is a place in time where something jumps: a spike, a
 * refractory period's end, a comparison of times, a date of `at`. `adaptive`: steps are as long as their error allows,
 * and reach beyond the grid, whose points are interpolated. `located`: steps end at the grid points too; only spikes and
 * the ends of refractory periods lie between them.
 *
 * The state `x` of a cell as others see it, at the grid point where the cell stands, is in the column `x`. Within:
 * `base x` at `step start`; `next x` at `step start` + `step size`; `at x` at `stop time`, which is `step start` +
 * `step fraction` · `step size`.
 *
 * - `attempt` reads `base x`, `step start`, `step size`; stores `next x` and what `interpolate` needs; of `adaptive` also
 *   `step error` (accepted if at most 1, which reads `tolerance` and `scale x`) and `worst state`.
 * - `interpolate` reads these and `step fraction`; stores `at x`.
 * - `watch` reads `at x`, `stop time`; stores `watch i`: positive where the i-th comparison of a threshold holds, negative
 *   where it does not, continuous in between.
 * - `stop` reads the same; does what happens there (a condition that became true spikes or runs its block) or nothing;
 *   stores `base x` and memories, and appends a spike of the step that its call names. It is called once at a time:
 *   between two stops time passes, if only by a rounding.
 * - `agenda` reads `step start`; stores `next stop`: the first time after it that is known to be a stop (the end of a
 *   refractory period, a date), or infinity; and `stop is due`: whether a condition is not what it was at the last stop,
 *   so that there is another at once: a block lifted the cell over its threshold.
 * - `jumps` reads `from` and `to`; stores `undecided`: 0 if no comparison of times changes between `from` and `to`; it
 *   may at either.
 * - `event`: of `located`, reads `x` at t_k and `next x` at t_(k+1), does what happens at grid points, stores `x` and notes
 *   whether all are finite; of `adaptive`, reads `x` and notes which states are out of their ranges, and resets what was added
 *   to inputs for the step.
 */
export interface LocatingDriver {
  readonly kind: 'adaptive' | 'located';
  /** All state variables. */
  readonly states: readonly string[];
  /** How many columns `watch i` there are, i from 0. */
  readonly watches: number;
  /**
   * An even number: in so many parts of a step, at least, is looked for changes of what is watched. A dense output of fourth
   * order shows itself fully in 4; where states may go round several times in a step more are needed.
   */
  readonly parts: number;
  /** Whether equations or stimuli compare times: without, `jumps` has nothing to say. */
  readonly jumps: boolean;
  /**
   * `adaptive`: whether something may be added to inputs for one step of the grid: then steps end at the grid points, and
   * `event` is called at each.
   */
  readonly endsSteps: boolean;
  /** `adaptive`: the error of a step falls as its size to this power. */
  readonly errorOrder: number;
}

/**
 * Cells read numbers that are made of those of all cells: a population makes a step in lockstep.
 *
 * - `gather` reads the columns at t_k and stores the `operand` of each reduction; of these the runtime makes the `result`,
 *   one number for the population, or one per cell (`rank`). It is called once for each level: an operand may read results
 *   of lower levels. Equations see them held over the step.
 * - Then each cell is integrated. `whole`: the kernel `step` does that and what follows, as of `fixed`, one step at a time.
 *   `apart`: `attempt` stores `next x`; `iterated`: `attempt` and `iterate` do, as of that driver.
 * - `gatherNext` reads the columns `next x`, at t_(k+1), and its results are stored in columns of their own. Not of `whole`.
 * - `event` ends the step, as of `iterated`. All cells see the same numbers.
 */
export interface CoupledDriver {
  readonly kind: 'coupled';
  readonly integration: { readonly kind: 'whole' | 'apart' } | IteratedDriver;
  /** Of what is at t_k; each after those that its operand reads. */
  readonly atStart: readonly CellReduction[];
  /** Of what was integrated, for what follows. */
  readonly integrated: readonly CellReduction[];
}

/** A number made of those of all cells. */
export interface CellReduction {
  /** `count`: of conditions, which are 1 or 0. `rank`: how many cells have a greater number, or the same and a smaller index. */
  readonly by: 'sum' | 'mean' | 'max' | 'min' | 'count' | 'rank';
  /** Names of columns. */
  readonly operand: string;
  readonly result: string;
  /** Whether the operand is stored to be taken; else it is a column that is there anyway, such as a state. */
  readonly isGathered: boolean;
  /** 0, or 1 more than the highest level of those that the operand reads. */
  readonly level: number;
}

export const FIXED: FixedDriver = { kind: 'fixed' };

/** Returns the states that the driver counts by index when it reports one. */
export function reportedStates(driver: Driver): readonly string[] {
  switch (driver.kind) {
    case 'fixed':
      return [];
    case 'iterated':
    case 'adaptive':
    case 'located':
      return driver.states;
    case 'coupled':
      return driver.integration.kind === 'iterated' ? driver.integration.states : [];
  }
}

/** Returns the columns that hold what all cells come to in a step. */
export function gatheredColumns(driver: Driver): readonly string[] {
  if (driver.kind !== 'coupled') return [];
  return [...driver.atStart, ...driver.integrated].map(({ result }) => result);
}

/** Newton's corrections that a step may take. */
export const MOST_ITERATIONS = 50;

/** A pivot below this part of its row's largest entry counts as 0. */
export const SMALLEST_PIVOT = 1e-12;

/** What a driver of cells that go from stop to stop tries within one step of the grid before it gives up. */
export const MOST_ATTEMPTS = 100_000;

/** Attempts of one call, after which a driver returns to be called again: a second of the slowest models, at most. */
export const ATTEMPTS_OF_CALL = 4096;

/** Cells, each in a phase of a step, after which `coupled` returns to be called again: some milliseconds of the slowest models. */
export const CELLS_OF_CALL = 1024;

/** Stops in a row, hardly any time passing between them. */
export const MOST_STOPS_AT_ONCE = 1000;

/**
 * Stops that change something follow one another ever faster, as the bounces of a ball do that comes to rest, where the time
 * between two has come down to this part of the time, and to this part of what it was, by no more than this factor at
 * once. Behind the end of such a series there is no next stop: the ball would fall through the floor.
 */
export const HARDLY_APART: number = 2 ** -40;
export const MUCH_FASTER: number = 2 ** -20;
export const AT_ONCE_FASTER: number = 2 ** -5;

/** In steps of the grid: how long a step of `adaptive` is at most, and how far ahead jumps are looked for. */
export const MOST_AHEAD = 128;

/** Names of the columns that belong to no state. */
export const WORK = {
  change: 'newton change',
  pivot: 'smallest pivot',
  /** Index, among the driver's states, of the row with the smallest pivot. */
  pivotRow: 'smallest pivot row',
  start: 'step start',
  size: 'step size',
  /** Between calls of `adaptive`: that of the place where its accepted step ends. */
  fraction: 'step fraction',
  stop: 'stop time',
  error: 'step error',
  /** Index, among the driver's states, of the one with the largest error. */
  worst: 'worst state',
  nextStop: 'next stop',
  /** Not 0 where a stop at `step start` would do something. */
  due: 'stop is due',
  from: 'clear from',
  to: 'clear to',
  undecided: 'undecided',
  /** 1 once the cell has begun: what holds at t_0 has been looked at. */
  begun: 'has begun',
  /** Columns of the driver alone: where its accepted step ends, whether a stop is there, up to where nothing jumps. */
  end: 'step end',
  isStop: 'ends at stop',
  clearUntil: 'clear until',
  /** Size to try next. */
  trial: 'trial size',
  /** How many steps of the grid are done. */
  done: 'steps done',
  /** What a call that was not finished leaves: 1 + the step of the grid in which it was, and what is counted within one. */
  counted: 'counted step',
  attempts: 'attempts in step',
  lastStop: 'last stop in step',
  stopsInARow: 'stops in a row',
  /** The time of the last stop that changed anything, what lay between it and the one before, and what once did. */
  changed: 'last change',
  interval: 'time between changes',
  longest: 'time between changes before',
  /** Of all cells: what a call of `coupled` leaves that was not finished. 1 + the phase of the step, the step, the next cell. */
  phase: 'phase of step',
  phaseStep: 'step of phase',
  phaseCell: 'next cell of phase',
} as const;

/** Setting: the largest local error of a step, relative to its variable. */
export const TOLERANCE = 'relative tolerance';

export const baseColumn = (state: string): string => `base ${state}`;
export const nextColumn = (state: string): string => `next ${state}`;
export const atColumn = (state: string): string => `at ${state}`;
/** The largest magnitude that the state has had. */
export const scaleColumn = (state: string): string => `scale ${state}`;
export const watchColumn = (index: number): string => `watch ${index}`;
