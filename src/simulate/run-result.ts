/** What a run gives: numbers in the units that the model declares. */

import type { MethodChoice } from '../lower/integrators/integrator.ts';

/** The samples of one variable. */
export interface Trace {
  readonly name: string;
  readonly unit: string;
  /** Numbers of the cells that were recorded, in order. */
  readonly cells: Int32Array;
  /** Sample after sample, each with one number per recorded cell. */
  readonly values: Float64Array;
}

/** What was swept, in the order in which it was named. Cells count through the combinations, the last axis fastest. */
export interface SweepAxis {
  readonly name: string;
  readonly unit: string;
  readonly values: Float64Array;
}

/** What each cell's run was reduced to. */
export interface Measure {
  /** As it was named, or as it was asked for: `rate(spikes)`. */
  readonly name: string;
  readonly unit: string;
  /** One per cell; NaN where there is none, as for the first spike of a cell that is silent. */
  readonly values: Float64Array;
}

export interface RunMeta {
  readonly target: 'js' | 'wasm' | 'interpreter';
  readonly arithmetic: 'strict' | 'fast';
  readonly steps: number;
  /** Steps between samples. */
  readonly every: number;
  /** `done`, or what ended it before. */
  readonly ending: 'done' | 'stopped' | 'interrupted' | 'not-finite' | 'no-step' | 'too-many-spikes';
  /** Milliseconds from the checked model to the initialised population. 0 where all was compiled before. */
  readonly compile_ms: number;
  /** Milliseconds in the steps and the recording. */
  readonly run_ms: number;
  /** Of stepping only. */
  readonly ns_per_cell_step: number;
  /** Of its random numbers; absent where it draws none. */
  readonly seed?: number;
  /** What was set, as it was given; numbers that were listed as `1000 numbers`. */
  readonly inputs: Readonly<Record<string, string | number>>;
  readonly set: Readonly<Record<string, string | number>>;
  /** What the method `auto` chose, and why; absent where a method was named. */
  readonly choices?: readonly MethodChoice[];
  /** Functions over cells that equations read, which are held over each step; absent if there are none. */
  readonly held?: readonly string[];
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
  /** Empty without a sweep. */
  readonly sweep: readonly SweepAxis[];
  readonly measures: ReadonlyMap<string, Measure>;
  /** By cell: when it spiked, as often as it did. */
  readonly spikes: readonly Float64Array[];
  readonly meta: RunMeta;
}

/** Returns the samples of one cell, by its place among the cells that were recorded. */
export function cellTrace({ values, cells }: Trace, place: number): Float64Array {
  const width = cells.length;
  if (width === 1) return values;
  return Float64Array.from(
    { length: values.length / width },
    (_, sample) => values[sample * width + place] ?? Number.NaN,
  );
}

/** Returns the values that a cell has on the axes of a sweep, in their order. */
export function sweptValues(sweep: readonly SweepAxis[], cell: number): readonly number[] {
  const values: number[] = [];
  let rest = cell;
  for (const axis of sweep.toReversed()) {
    const { length } = axis.values;
    values.unshift(axis.values[rest % length] ?? Number.NaN);
    rest = Math.floor(rest / length);
  }
  return values;
}
