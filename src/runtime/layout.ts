/**
 * The kernel ABI: where a population's numbers lie in one buffer, and how kernels are called. The same for
 * every target, so that a WASM kernel, a thread or a pack replaces a kernel and nothing else.
 */

import type { CellReduction, Driver } from './driver.ts';

/** One stored quantity. */
export interface ColumnDescription {
  readonly name: string;
  /**
   * `cell`: one number per cell; `population`: one number for all. Of synapses, whose "cell" is a synapse, `pre` and `post`:
   * one per cell of that end.
   */
  readonly variability: 'cell' | 'population' | 'pre' | 'post';
}

/** A list of constants, one for the population. */
export interface TableDescription {
  readonly name: string;
  readonly length: number;
  /** The numbers of the grid points nearest to the times in this table, in increasing order: the runtime fills it. */
  readonly datesOf?: string;
  /** With it: the times themselves, in increasing order, instead of the numbers of grid points. */
  readonly isExact?: boolean;
}

/** What a kernel needs stored. */
export interface StorageDescription {
  readonly columns: readonly ColumnDescription[];
  readonly tables: readonly TableDescription[];
  /** Names of the values that `record` writes, one number per cell each. */
  readonly records: readonly string[];
  /** Names of the states whose range the kernel `step` watches: each has a bit of its own. None if absent. */
  readonly ranged?: readonly string[];
  /** Whether spikes have times of their own, off the grid. */
  readonly datesSpikes?: boolean;
  /** Whether there are no spikes, so that no memory is kept for them. */
  readonly isSilent?: boolean;
  /** By which columns cells wait; absent if something else may happen in a step. */
  readonly waits?: Waiting;
}

/**
 * Columns by which cells wait: where `until` is above 0 and `sum` + `by` below it, a step stores that into `sum` and does
 * nothing else. Nobody but steps changes them, `by` is constant in a run, and records read none of them.
 */
export interface Waiting {
  readonly sum: string;
  readonly by: string;
  readonly until: string;
}

/** How many cells the ends of synapses have. */
export interface EndCells {
  readonly pre: number;
  readonly post: number;
}

/** Float64 offsets into a population's buffer. Columns begin on 64 bytes and are padded to 8 cells. */
export interface Layout {
  readonly cells: number;
  /** `cells` rounded up to a multiple of 8. Padding holds copies of the last cell and is never reported. */
  readonly paddedCells: number;
  /** Of synapses: how many numbers columns of variability `pre` and `post` have; of cells 0. */
  readonly ends: EndCells;
  /** By column index: the first number's offset. */
  readonly columns: Int32Array;
  /** By table index. */
  readonly tables: Int32Array;
  /** By record index: the offset of its `paddedCells` numbers. */
  readonly records: Int32Array;
  /** Three float64: p and q of dt = p/q, and dt itself, all in the model's unit of time. */
  readonly clock: number;
  /** Int32 offset of the status words, a multiple of 16: see `STATUS`. */
  readonly status: number;
  /** How many status words there are: those of `STATUS`, then one for every 32 ranged states. */
  readonly statusWords: number;
  /** Int32 offset of the spike triples (step, cell, count). */
  readonly spikes: number;
  /** How many triples fit. */
  readonly spikeCapacity: number;
  /** Float64 offset of the time of each spike, where spikes have times of their own; else -1. */
  readonly spikeTimes: number;
  readonly byteLength: number;
}

/** Most spikes that one cell may emit in one step, so that counts fit their words and lists their memory. */
export const MOST_SPIKES_OF_STEP = 1_000_000;

/** Words of the status area, in Int32. */
export const STATUS = {
  /** Spike triples written by the kernels since the runtime last emptied the area. */
  spikes: 0,
  /** 1 if a state of any cell was NaN or infinite after any step of the call. */
  notFinite: 1,
  /**
   * 1 + the number of the first cell, in the order of cells, that was to emit more than `MOST_SPIKES_OF_STEP` spikes in a
   * step of the call. What such a call leaves in the area of spikes is void from that step on.
   */
  tooManySpikes: 2,
  /**
   * 1 if the driver returned before all was done: the area of spikes was full, or the call had taken long enough. Empty the
   * area, and call for the same steps again. Drivers only.
   */
  unfinished: 3,
  /** With `tooManySpikes`: how many it was to emit, a float64 in this word and the next. */
  spikeCount: 4,
  /**
   * 1 + the number of the first cell, in the order of cells, whose step the driver could not make. What such a call leaves
   * of that cell is void.
   */
  noStep: 6,
  /** With it: why, one of `NO_STEP`. */
  noStepReason: 7,
  /** With it: the index, among the driver's states, of the state that it was for; or -1. */
  noStepState: 8,
  /** With it: the time that the cell had reached, a float64 in this word and the next. */
  noStepTime: 10,
  /** From here on bit i % 32 of word floor(i / 32) is set if the i-th of the `ranged` states left its range. */
  outOfRange: 12,
} as const;

/** Why a driver could not make a step. */
export const NO_STEP = {
  /** The matrix of the equations has a pivot that counts as 0. */
  singular: 1,
  /** Newton's corrections do not become small. */
  notConverged: 2,
  /** The error is too large even in a step of the smallest size. */
  tooSmall: 3,
  /** It takes more steps than a driver does between two grid points. */
  tooMany: 4,
  /** One event follows another without any time passing. */
  endless: 5,
} as const;
export type NoStepReason = (typeof NO_STEP)[keyof typeof NO_STEP];

const BITS = 32;

/** Returns the words of the bits of so many ranged states. */
function rangeWords(ranged: number): number {
  return Math.ceil(ranged / BITS);
}

/** Returns where the bit of the i-th ranged state is: its word behind the offset `status`, and the word with that bit. */
export function rangeBit(index: number): { readonly word: number; readonly bit: number } {
  return { word: STATUS.outOfRange + Math.floor(index / BITS), bit: 1 << (index % BITS) };
}

/**
 * Runs `steps` steps, the first from t_k with k = firstStep, for `cells` cells from `firstCell` on. Reads and
 * writes only the population's buffer: spikes are appended cell by cell, each cell's in the order of steps
 * (the runtime merges them by step); status words are set, never cleared. Allocates nothing.
 */
export type Kernel = (
  layout: Layout,
  firstCell: number,
  cells: number,
  firstStep: number,
  steps: number,
) => void;

/**
 * What all cells do before any of them goes on. `cells`: a kernel to be called for all of them, in ranges, one step each.
 * `population`: what is done for all at once; it returns whether it is done, and if not, is called again, with `isBegun`.
 */
export type LockstepPhase =
  | { readonly kind: 'cells'; readonly run: Kernel }
  | { readonly kind: 'population'; readonly run: (layout: Layout, isBegun: boolean) => boolean };

/** The kernels of one compiled model, bound to a population's buffer. */
export interface Kernels {
  /** Computes what depends on parameters and dt only; to be run after either was set. `steps` is ignored. */
  readonly prepare: Kernel;
  /** Computes unset parameters and tables, prepared values, inputs and initial values. `firstStep` is 0. */
  readonly initialise: Kernel;
  /** Where cells read each other (driver `coupled`) it is called for all of them together. */
  readonly step: Kernel;
  /** What is to be done, in this order, before `record`, where that reads what all cells come to. */
  readonly survey?: readonly LockstepPhase[];
  /** Writes the recorded values of the sample at t_k, k = firstStep. */
  readonly record: Kernel;
}

/** Kernels as a target makes them. Each does its part for the cells of the call; `steps` is of the kernel `step` alone. */
export interface LinkedKernels extends Omit<Kernels, 'step' | 'survey'> {
  /** Whole steps, of a model with the driver `fixed`, or `coupled` where that says so. */
  readonly step?: Kernel;
  /** Parts of steps, of models with any other driver: see `driver.ts`. */
  readonly attempt?: Kernel;
  readonly iterate?: Kernel;
  readonly interpolate?: Kernel;
  readonly watch?: Kernel;
  readonly stop?: Kernel;
  readonly agenda?: Kernel;
  readonly jumps?: Kernel;
  readonly event?: Kernel;
  readonly gather?: Kernel;
  readonly gatherNext?: Kernel;
}

/** What a target makes of a program: link it to a population's buffer and it runs. */
export interface LinkableModel {
  readonly storage: StorageDescription;
  /** How its kernels make a step; `fixed` if absent. */
  readonly driver?: Driver;
  /** What all cells come to that records read, each after those that its operand reads: `gather` stores their operands. */
  readonly sampled?: readonly CellReduction[];
  /** Makes the buffer of a population, all 0, that threads may share, where it cannot be just any; absent if it can. */
  readonly allocate?: (byteLength: number, isShared: boolean) => ArrayBufferLike;
  /** `cellSteps`: steps times cells that are to be done, where that is known. It may decide how fast, nothing else. */
  link(buffer: ArrayBufferLike, cellSteps?: number): LinkedKernels;
  /**
   * Returns what can be sent to another thread, where its target links the same kernels of it to the same buffer; absent if
   * nothing can.
   */
  readonly sendable?: (buffer: ArrayBufferLike) => unknown;
}

const CELLS_PER_PAD = 8;

function padded(numbers: number): number {
  return Math.ceil(numbers / CELLS_PER_PAD) * CELLS_PER_PAD;
}

const NO_ENDS: EndCells = { pre: 0, post: 0 };

/** Returns where everything of a population of `cells` cells lies. `spikeCapacity` is at least `cells`. */
export function layOut(
  storage: StorageDescription,
  cells: number,
  spikeCapacity: number,
  ends: EndCells = NO_ENDS,
): Layout {
  const paddedCells = padded(cells);
  const numbersOf = { cell: paddedCells, population: 1, pre: padded(ends.pre), post: padded(ends.post) };
  let next = 0;
  const take = (numbers: number): number => {
    const offset = next;
    next += padded(numbers);
    return offset;
  };
  const clock = take(3);
  const statusWords = STATUS.outOfRange + rangeWords(storage.ranged?.length ?? 0);
  const status = take(Math.ceil(statusWords / 2)) * 2;
  const columns = Int32Array.from(storage.columns, ({ variability }) => take(numbersOf[variability]));
  const tables = Int32Array.from(storage.tables, ({ length }) => take(length));
  const records = Int32Array.from(storage.records, () => take(paddedCells));
  const capacity = storage.isSilent === true ? 0 : Math.max(spikeCapacity, cells);
  const spikes = take(Math.ceil((capacity * 3) / 2)) * 2;
  const spikeTimes = storage.datesSpikes === true ? take(capacity) : -1;
  return {
    cells,
    paddedCells,
    ends,
    columns,
    tables,
    records,
    clock,
    status,
    statusWords,
    spikes,
    spikeCapacity: capacity,
    spikeTimes,
    byteLength: next * Float64Array.BYTES_PER_ELEMENT,
  };
}
