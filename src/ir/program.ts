/**
 * The intermediate program: straight-line let-lists over hash-consed expressions, one block per role, no
 * loops and no branches but `select`. A target prints it without knowing the integrator.
 */
import type { Span } from '../base/span.ts';
import type { Expression, ExpressionPool } from '../expr/expression.ts';
import type { CellReduction, CoupledDriver, Driver } from '../runtime/driver.ts';
import type { ColumnDescription, TableDescription } from '../runtime/layout.ts';
import type { EndOfSynapse } from '../runtime/network/synapse-kernels.ts';

/** A stored quantity of the program. */
export interface Column extends ColumnDescription {
  /**
   * `state`: the model's state variables. `memory`: what events need remembered (refractory steps left, step of
   * the last spike, a peak's memory, what was added to an input). `prepared`: hoisted, written by `prepare`. `setting`:
   * what the runtime sets for the driver before `initialise` (the tolerance). `work`: by which a driver and its blocks
   * talk within a step (`src/runtime/driver.ts` has their names); it has the value `initial` at first, or 0.
   */
  readonly purpose: 'state' | 'memory' | 'input' | 'parameter' | 'prepared' | 'setting' | 'work';
  /** For readers of the generated code: `mV`. */
  readonly unit: string;
  /** The value a memory has before the first step. */
  readonly initial?: number;
  /** Set from outside before `initialise`, which then leaves it alone. */
  readonly isGiven: boolean;
}

export interface Table extends TableDescription {
  readonly unit: string;
  /** Set from outside before `initialise`, which then leaves it alone and may read it. */
  readonly isGiven: boolean;
}

/** What a symbol of a block's expressions stands for. */
export type SymbolMeaning =
  /**
   * A column's value. `start`: as stored, at t_k. `attempt`: what the block `attempt` stored in this step (for
   * a state without an equation the same as `start`).
   */
  | { readonly kind: 'column'; readonly column: string; readonly phase: 'start' | 'attempt' }
  | { readonly kind: 'clock'; readonly clock: Clock }
  | { readonly kind: 'table'; readonly table: string }
  /**
   * Of synapses: a number of the cell at one of the synapse's ends, which that population stores in a column, or `record`
   * writes. `before`: as it was before the deliveries of the step; `now`: as it is.
   */
  | {
      readonly kind: 'end';
      readonly end: EndOfSynapse;
      readonly from: 'column' | 'record';
      readonly name: string;
      readonly when: 'before' | 'now';
      /** `population`: one number for all of its cells. */
      readonly variability: 'cell' | 'population';
    }
  /** Bound by a `let` of the same block; `hint` is a readable name, made unique by the target. */
  | { readonly kind: 'local'; readonly hint: string };

/**
 * The clock of a step k: `step` = k, `nextStep` = k + 1 (as numbers), `time` = t_k = (k p)/q correctly rounded,
 * `nextTime` = t_(k+1), `midTime` = ((2k + 1) p)/(2q), `stepSize` = dt, and the condition `isFirstStep` = (k = 0).
 */
export type Clock = 'step' | 'nextStep' | 'time' | 'nextTime' | 'midTime' | 'stepSize' | 'isFirstStep';

/** Where a value is put at the end of its block. */
export type Target =
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'table'; readonly table: string; readonly index: number }
  /** The number of spikes to report for this step (0, 1, or the spiker's count). In `event` or `stop`, at most one. */
  | { readonly kind: 'spikes' }
  /** The time of those spikes, where they have times of their own. In `event` or `stop`. */
  | { readonly kind: 'spikeTime' }
  /** A condition: the state, which has a range and an equation, was integrated out of it. In `event` or `stop`. */
  | { readonly kind: 'outOfRange'; readonly column: string }
  /** A recorded value. In `record`. */
  | { readonly kind: 'record'; readonly record: string }
  /** Of synapses: a column of the postsynaptic cell. In `onPre`, `onPost` and `couple`. */
  | { readonly kind: 'post'; readonly column: string };

export interface Let {
  /** The name of a symbol whose meaning is `local`. */
  readonly name: string;
  readonly value: Expression;
}

export interface Store {
  readonly target: Target;
  readonly value: Expression;
  /** What it computes, for readers: `dv/dt = (I - sodium.i) / C`. */
  readonly comment?: string;
  /** Where what it computes is written. */
  readonly span?: Span;
  /** Where else, if several statements make the value. */
  readonly alsoAt?: readonly Span[];
}

/** Lets in order, each seeing the ones before; then all stores, as if at once. */
export interface Block {
  readonly lets: readonly Let[];
  readonly stores: readonly Store[];
}

/**
 * `prepare` reads parameters and dt, writes prepared columns. `initialise` computes parameters that are not
 * given, tables, then constant inputs and initial values (clock at k = 0); it may read anything it stores
 * through the expression that is stored, never through the column or table. `record` reads columns at `start`, the clock
 * standing at the sample. What a step is made of depends on the driver:
 *
 * - `fixed`: `attempt` reads columns at `start` and stores the new states that the integrator gives. `event` follows it
 *   in the same step: `on step`, thresholds, resets, timed handlers; it stores final states and memories (a state that
 *   it does not store keeps what `attempt` gave).
 * - `iterated`: `attempt` stores a first guess into the columns `next x` of the states; `iterate`, run until its
 *   corrections are small, stores better ones, how large the correction was and the smallest pivot; `event` reads the
 *   columns `next x` as what was integrated and stores all states.
 * - `coupled`: `gather` reads columns at `start` and stores operands of what all cells come to; `gatherNext` does so of the
 *   columns `next x` at the end of the step. `attempt`, `iterate` and `event` are as of `fixed` where the integration is
 *   `whole`, and else as of `iterated`. `record` comes after a `gather` where
 *   it reads results.
 * - `adaptive`, `located`: see `src/runtime/driver.ts`. `attempt` goes from the columns `base x` at `step start` over
 *   `step size`, `interpolate` gives the values `at x` within that step, `watch` what is 0 where a condition changes
 *   there, `stop` does what happens there, `agenda` and `jumps` say until when nothing jumps; `event`, of `located`
 *   alone, does at a grid point what is left.
 *
 * - Of synapses, `onPre` and `onPost` deliver an event to one synapse at the start of step k, and `couple` adds what it gives
 *   all the time; they read columns at `start` and those of the cells at both ends. What they store for a synapse, for a
 *   cell of an end and for the postsynaptic cell is stored before the next synapse of the row is looked at; what is kept for
 *   the cell whose event it is, is stored once for all its synapses, and all of these read what was there before.
 *
 * A role that the driver has no use for has an empty block.
 */
export const ROLES = [
  'prepare', 'initialise', 'gather', 'attempt', 'iterate', 'gatherNext', 'interpolate', 'watch', 'stop', 'agenda', 'jumps',
  'event', 'onPre', 'onPost', 'couple', 'record',
] as const; // biome-ignore format: one table
export type Role = (typeof ROLES)[number];

/** What the network calls of synapses, besides their steps. */
export type SynapseRole = 'onPre' | 'onPost' | 'couple';

/** What a driver calls by itself. */
export type PartOfStep = Exclude<Role, 'prepare' | 'initialise' | 'record' | SynapseRole>;

/** By driver: the roles of which it puts a step together; none where one kernel does whole steps. */
const PARTS_OF_STEP: Readonly<Record<Exclude<Driver['kind'], 'coupled'>, readonly PartOfStep[]>> = {
  fixed: [],
  iterated: ['attempt', 'iterate', 'event'],
  adaptive: ['attempt', 'interpolate', 'watch', 'stop', 'agenda', 'jumps', 'event'],
  located: ['attempt', 'interpolate', 'watch', 'stop', 'agenda', 'event'],
};

const COUPLED_PARTS: Readonly<Record<CoupledDriver['integration']['kind'], readonly PartOfStep[]>> = {
  whole: ['gather'],
  apart: ['gather', 'attempt', 'gatherNext', 'event'],
  iterated: ['gather', 'attempt', 'iterate', 'gatherNext', 'event'],
};

/** Returns the roles whose kernels the driver calls one by one; none where one kernel does all of a step. */
function partsOfStep(driver: Driver): readonly PartOfStep[] {
  return driver.kind === 'coupled' ? COUPLED_PARTS[driver.integration.kind] : PARTS_OF_STEP[driver.kind];
}

/** Returns the roles that are kernels of their own, besides those of every program. */
export function ownKernels({
  driver,
  sampled = [],
}: Pick<Program, 'driver' | 'sampled'>): readonly PartOfStep[] {
  const parts = partsOfStep(driver);
  return sampled.length === 0 || parts.includes('gather') ? parts : ['gather', ...parts];
}

/** Whether the driver calls the kernel `step`, which is `attempt` and `event` in one. */
export function hasWholeStep(driver: Driver): boolean {
  return driver.kind === 'fixed' || (driver.kind === 'coupled' && driver.integration.kind === 'whole');
}

export const EMPTY_BLOCK: Block = { lets: [], stores: [] };

/** For the roles that a program has no use for. */
export const NO_BLOCKS: Readonly<Record<Role, Block>> = {
  prepare: EMPTY_BLOCK,
  initialise: EMPTY_BLOCK,
  gather: EMPTY_BLOCK,
  attempt: EMPTY_BLOCK,
  iterate: EMPTY_BLOCK,
  gatherNext: EMPTY_BLOCK,
  interpolate: EMPTY_BLOCK,
  watch: EMPTY_BLOCK,
  stop: EMPTY_BLOCK,
  agenda: EMPTY_BLOCK,
  jumps: EMPTY_BLOCK,
  event: EMPTY_BLOCK,
  onPre: EMPTY_BLOCK,
  onPost: EMPTY_BLOCK,
  couple: EMPTY_BLOCK,
  record: EMPTY_BLOCK,
};

export interface Program {
  readonly model: string;
  readonly method: string;
  /** Step control. */
  readonly driver: Driver;
  /** What all cells come to that `record` reads, made before it by `gather`; none if absent. */
  readonly sampled?: readonly CellReduction[];
  readonly arithmetic: 'strict' | 'fast';
  readonly pool: ExpressionPool;
  readonly columns: readonly Column[];
  readonly tables: readonly Table[];
  readonly records: readonly string[];
  readonly symbols: ReadonlyMap<string, SymbolMeaning>;
  readonly blocks: Readonly<Record<Role, Block>>;
  /** Unit of time that the clock counts in, for readers. */
  readonly timeUnit: string;
}
