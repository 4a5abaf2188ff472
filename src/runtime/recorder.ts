import type { Population } from './population.ts';

/** What is written down of a population, in the model's units: every `every` steps, t_0 included. */
export interface Recorder {
  /** Steps between samples, at least 1. */
  readonly every: number;
  readonly capacity: number;
  /** Samples taken so far. */
  samples: number;
  /** By record of the model: sample after sample, each with one number per cell. */
  readonly traces: readonly Float64Array[];
}

/** Returns a recorder with room for a run of `steps` steps. */
export function makeRecorder({ model, layout }: Population, steps: number, every: number): Recorder {
  const capacity = Math.floor(steps / every) + 1;
  return {
    every,
    capacity,
    samples: 0,
    traces: model.storage.records.map(() => new Float64Array(capacity * layout.cells)),
  };
}

/** Takes the sample at t_k. */
export function takeSample(recorder: Recorder, population: Population, k: number): void {
  const { layout, numbers, kernels } = population;
  if (recorder.samples >= recorder.capacity) throw new RangeError('the recorder is full');
  kernels.record(layout, 0, layout.cells, k, 0);
  const row = recorder.samples * layout.cells;
  for (const [index, trace] of recorder.traces.entries()) {
    const start = layout.records[index] ?? 0;
    if (layout.cells === 1) trace[row] = numbers[start] ?? Number.NaN;
    else trace.set(numbers.subarray(start, start + layout.cells), row);
  }
  recorder.samples += 1;
}

/** Returns the recorded part of a trace: the whole of it, unless the run was cut short. */
export function recorded(trace: Float64Array, { samples, capacity }: Recorder, cells: number): Float64Array {
  return samples === capacity ? trace : trace.slice(0, samples * cells);
}
