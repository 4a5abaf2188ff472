/** What a target gives back, in the model's units: the same from compiled code and from the interpreter. */
export interface RawRun {
  readonly ending: 'done' | 'stopped' | 'not-finite';
  /** Steps done. */
  readonly steps: number;
  readonly samples: number;
  /** In the order of what was to be recorded: sample after sample, each with one number per cell. */
  readonly traces: readonly Float64Array[];
  /** By cell: numbers of the grid points at which it spiked. */
  readonly spikes: readonly (readonly number[])[];
  readonly failure?: RawFailure;
  /** States that their equations took out of their range. */
  readonly outOfRange: readonly string[];
  /** Spent in steps and recording. */
  readonly milliseconds: number;
}

/** The first state that was not finite. */
export interface RawFailure {
  readonly state: string;
  /** The step that made it so; -1: it began so. */
  readonly step: number;
  readonly cell: number;
  readonly value: number;
  /** Values before that step, those of the states at least. */
  readonly before: ReadonlyMap<string, number>;
}

/** What a target is asked for. */
export interface RawRequest {
  /** Numbers for slots. */
  readonly given: ReadonlyMap<string, number>;
  readonly records: readonly string[];
  readonly steps: number;
  readonly every: number;
  readonly cells: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (stepsDone: number) => void;
}
