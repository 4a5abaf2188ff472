/** What a run gives: numbers in the units that the model declares. */

/** The samples of one variable. */
export interface Trace {
  readonly name: string;
  readonly unit: string;
  /** Sample after sample, each with one number per cell. */
  readonly values: Float64Array;
}

export interface RunMeta {
  readonly target: 'js' | 'interpreter';
  readonly arithmetic: 'strict' | 'fast';
  readonly steps: number;
  /** Steps between samples. */
  readonly every: number;
  /** `done`, or what ended it before. */
  readonly ending: 'done' | 'stopped' | 'not-finite' | 'too-many-spikes';
  /** Milliseconds from the checked model to the initialised population. 0 where all was compiled before. */
  readonly compile_ms: number;
  /** Milliseconds in the steps and the recording. */
  readonly run_ms: number;
  readonly ns_per_cell_step: number;
  /** What was set, as it was given. */
  readonly inputs: Readonly<Record<string, string | number>>;
  readonly set: Readonly<Record<string, string | number>>;
}

export interface RunResult {
  readonly model: string;
  readonly method: string;
  /** As it was written. */
  readonly dt: { readonly value: number; readonly unit: string };
  /** When the samples were taken. */
  readonly times: Float64Array;
  /** Of `times` and `spikes`. */
  readonly timeUnit: string;
  readonly cells: number;
  readonly traces: ReadonlyMap<string, Trace>;
  /** By cell: when it spiked, as often as it did. */
  readonly spikes: readonly Float64Array[];
  readonly meta: RunMeta;
}

/** Returns the samples of one cell. */
export function cellTrace({ values }: Trace, cells: number, cell: number): Float64Array {
  if (cells === 1) return values;
  return Float64Array.from(
    { length: values.length / cells },
    (_, sample) => values[sample * cells + cell] ?? Number.NaN,
  );
}
