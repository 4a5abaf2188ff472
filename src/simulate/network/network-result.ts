/** What a run of a network gives: numbers in the units that its models declare, times in milliseconds. */
import type { CompiledTarget } from '../../compile.ts';
import type { MethodChoice } from '../../lower/integrators/integrator.ts';

export interface NetworkResult {
  readonly network: string;
  /** As it was named. */
  readonly method: string;
  /** As it was written. */
  readonly dt: { readonly value: number; readonly unit: string };
  /** Of all times. */
  readonly timeUnit: string;
  /** How long was run. */
  readonly duration: number;
  readonly seed: number;
  readonly populations: readonly PopulationResult[];
  readonly projections: readonly ProjectionResult[];
  /** In the order in which they were to be recorded. */
  readonly traces: readonly NetworkTrace[];
  /** A fingerprint of all spikes of all populations, whether they were recorded or not. */
  readonly spikeHash: string;
  /** Projections whose synapses act all the time: what they give is taken as each step begins, and held over it. */
  readonly held: readonly string[];
  readonly meta: NetworkMeta;
}

export interface NetworkMeta {
  readonly arithmetic: 'strict' | 'fast';
  /** Steps done. */
  readonly steps: number;
  /** How many ran it, and whether so many were asked for: small networks have one. */
  readonly threads: { readonly count: number; readonly isAsked: boolean };
  /** `done`, or what ended it before. */
  readonly ending: 'done' | 'stopped' | 'interrupted' | 'not-finite' | 'no-step' | 'too-many-spikes';
  /** Milliseconds in which cells were made and joined, synapses given their values. */
  readonly build_ms: number;
  /** Milliseconds in which code was made of models and synapses. */
  readonly compile_ms: number;
  readonly run_ms: number;
  /** Of the numbers of cells and synapses, and of what was recorded. */
  readonly bytes: number;
  /** What recordings held at most on their way to the disk; absent if none went there. */
  readonly bytesOfRecording?: number;
}

export interface PopulationResult {
  readonly name: string;
  readonly model: string;
  readonly cells: number;
  /** Of a lattice: rows and columns. */
  readonly shape?: readonly [rows: number, columns: number];
  /** What integrates it. */
  readonly method: string;
  /** What its steps are made of: JavaScript, or WebAssembly on vectors of cells. */
  readonly target: CompiledTarget;
  /** With the method `auto`: what was chosen for which states, and why. */
  readonly choices?: readonly MethodChoice[];
  /** Of all its cells, whether they were recorded or not. */
  readonly spikeCount: number;
  /** Spikes per cell and second. */
  readonly rate: number;
  /** The coefficient of variation of intervals between spikes, averaged over cells with two intervals or more; NaN if none has. */
  readonly variation: number;
  /** Absent where they were not to be recorded. */
  readonly spikes?: RecordedSpikes;
}

/** In the order of time, then of cells; a cell that spiked twice in a step is there twice. */
export interface RecordedSpikes {
  readonly cells: Int32Array;
  readonly times: Float64Array;
  /** Of which cells: both ends are included. */
  readonly first: number;
  readonly last: number;
}

export interface ProjectionResult {
  /** `E -> I by Excitatory`. */
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly synapse: string;
  readonly synapses: number;
  /** What was brought to synapses: one for each spike and synapse, before they were found to do anything. */
  readonly deliveries?: number;
  /** Returns its synapses as they are now. */
  readonly read: () => SynapseTable;
}

/** Each synapse once, by presynaptic cell, delay, postsynaptic cell. */
export interface SynapseTable {
  readonly pre: Int32Array;
  readonly post: Int32Array;
  /** In the unit of time of the result. */
  readonly delays: Float64Array;
  /** Parameters that differ, and states, by name. */
  readonly values: ReadonlyMap<string, { readonly unit: string; readonly values: Float64Array }>;
}

/** Samples of one variable of cells or synapses. */
export interface NetworkTrace {
  /** `v`, `sodium.m`; of all cells together `mean v`. */
  readonly name: string;
  /** The population or the projection. */
  readonly of: string;
  readonly kind: 'cells' | 'all cells' | 'synapses' | 'all synapses';
  readonly unit: string;
  /** Numbers of the cells or synapses, in order; of all cells together none. */
  readonly numbers: Int32Array;
  /** Of synapses: the cells that each joins, so that values can be put into a matrix. */
  readonly ends?: { readonly pre: Int32Array; readonly post: Int32Array };
  readonly times: Float64Array;
  /** Sample after sample, each with one number per cell or synapse. */
  readonly values: Float64Array;
}
