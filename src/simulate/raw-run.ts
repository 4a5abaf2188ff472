import type { SpikesBeyondMemory, TooManySpikes } from '../runtime/find-failure.ts';

/** What a target gives back, in the model's units: the same from compiled code and from the interpreter. */
export interface RawRun {
  readonly ending: 'done' | 'stopped' | 'not-finite' | 'too-many-spikes';
  /** Steps done. */
  readonly steps: number;
  readonly samples: number;
  /** In the order of what was to be recorded: sample after sample, each with one number per cell. */
  readonly traces: readonly Float64Array[];
  /** By cell: numbers of the grid points at which it spiked. */
  readonly spikes: readonly Int32Array[];
  readonly failure?: RawFailure;
  /** States that their equations took out of their range. */
  readonly outOfRange: readonly string[];
  /** Spent in steps and recording. */
  readonly milliseconds: number;
}

/** What ended the run early. */
export type RawFailure = RawNotFinite | TooManySpikes | SpikesBeyondMemory;

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

/** Returns how a run ended that such a failure ended. */
export function endingOf({ kind }: RawFailure): RawRun['ending'] {
  return kind === 'not-finite' ? kind : 'too-many-spikes';
}

/** What a target is asked for. */
export interface RawRequest {
  /** Numbers for slots. */
  readonly given: ReadonlyMap<string, number>;
  readonly records: readonly string[];
  readonly steps: number;
  readonly every: number;
  readonly cells: number;
  /** How many spikes may be kept, all cells together. */
  readonly mostSpikes: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (stepsDone: number) => void;
}
