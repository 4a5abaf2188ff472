import type { SpikeTimes } from '../lower/spike-times.ts';
import type { NoStep, SpikesBeyondMemory, TooManySpikes } from '../runtime/find-failure.ts';
import type { BeyondLimit } from '../runtime/limits.ts';
import type { CellValue } from './cell-value.ts';

/** What a target gives back, in the model's units: the same from compiled code and from the interpreter. */
export interface RawRun {
  readonly ending: 'done' | 'stopped' | 'interrupted' | 'not-finite' | 'no-step' | 'too-many-spikes';
  /** Steps done. */
  readonly steps: number;
  readonly samples: number;
  /** In the order of what was to be recorded: sample after sample, each with one number per recorded cell. */
  readonly traces: readonly Float64Array[];
  /** In the order of the reductions that were asked for: one number per cell, in the model's units. */
  readonly measures: readonly Float64Array[];
  /** What was thrown by a function that the run calls. */
  readonly thrown?: { readonly value: unknown };
  /** By cell: numbers of the grid points at which it spiked. */
  readonly spikes: readonly Int32Array[];
  /** By cell: the times of the same spikes in the model's unit, where they have times of their own. */
  readonly spikeTimes?: readonly Float64Array[];
  readonly failure?: RawFailure;
  /** The first state that was found beyond its limit. */
  readonly beyond?: BeyondLimit;
  /** States that their equations took out of their range. */
  readonly outOfRange: readonly string[];
  /** Spent in steps and recording. */
  readonly milliseconds: number;
  /** Spent in steps alone. */
  readonly stepMilliseconds: number;
}

/** What ended the run early. */
export type RawFailure = RawNotFinite | NoStep | TooManySpikes | SpikesBeyondMemory;

/** The first state that was not finite. */
export interface RawNotFinite {
  readonly kind: 'not-finite';
  readonly state: string;
  /** The step that made it so; -1: it began so. */
  readonly step: number;
  readonly cell: number;
  readonly value: number;
  /** Values before that step, those of the states at least. */
  readonly before: ReadonlyMap<string, number>;
}

/** A variable to record, of these cells. */
export interface RecordRequest {
  readonly name: string;
  readonly cells: Int32Array;
}

/** How the values of one variable, sampled at every step of a window, become one number per cell. */
export interface Reduction {
  readonly variable: string;
  readonly by: 'mean' | 'sd' | 'min' | 'max' | 'first' | 'last';
  /** Grid points of the window, both included. */
  readonly from: number;
  readonly to: number;
}

/** What a target is asked for. */
export interface RawRequest {
  /** Numbers for slots. */
  readonly given: ReadonlyMap<string, CellValue>;
  /** Elements of the lists that are set from outside, by the list's name. */
  readonly lists: ReadonlyMap<string, Float64Array>;
  readonly records: readonly RecordRequest[];
  readonly reductions: readonly Reduction[];
  readonly steps: number;
  readonly every: number;
  readonly cells: number;
  /** Of an adaptive method: what a step may be off by, relative to each variable. */
  readonly tolerance: number;
  /** Where spikes are, as in the options of a run. */
  readonly spikeTimes?: SpikeTimes;
  /** How many spikes may be kept, all cells together. */
  readonly mostSpikes: number;
  /** In the order of the model's states: magnitudes beyond which a state has run away. */
  readonly limits: Float64Array;
  readonly signal?: AbortSignal;
  readonly onProgress?: (stepsDone: number) => unknown;
}
