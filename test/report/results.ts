/** Results made by hand: what figures are made of, without a run. */
import type { Measure, RunResult, SweepAxis, Trace } from '../../src/simulate/run-result.ts';

/** Returns a result of a single silent cell that recorded nothing, with whatever is said of it. */
export function resultWith(parts: Partial<RunResult> = {}): RunResult {
  return {
    model: 'Cell',
    method: 'rk4',
    dt: { value: 0.01, unit: 'ms' },
    times: Float64Array.from({ length: 101 }, (_, k) => k),
    timeUnit: 'ms',
    cells: 1,
    traces: new Map(),
    sweep: [],
    measures: new Map(),
    spikes: Array.from({ length: parts.cells ?? 1 }, () => new Float64Array()),
    meta: {
      target: 'js',
      arithmetic: 'strict',
      steps: 10_000,
      every: 100,
      ending: 'done',
      compile_ms: 0,
      run_ms: 0,
      ns_per_cell_step: 0,
      inputs: {},
      set: {},
    },
    ...parts,
  };
}

export function axis(name: string, unit: string, values: readonly number[]): SweepAxis {
  return { name, unit, values: Float64Array.from(values) };
}

export function measuresOf(...measures: readonly Measure[]): ReadonlyMap<string, Measure> {
  return new Map(measures.map((measure) => [measure.name, measure]));
}

export function measure(name: string, unit: string, values: Iterable<number>): Measure {
  return { name, unit, values: Float64Array.from(values) };
}

/** Returns a trace of these cells, from a function of the time and the number of the cell. */
export function trace(
  name: string,
  unit: string,
  cells: readonly number[],
  valueAt: (time: number, cell: number) => number,
  samples = 101,
): Trace {
  const values = Float64Array.from({ length: samples * cells.length }, (_, i) =>
    valueAt(Math.floor(i / cells.length), cells[i % cells.length] ?? 0),
  );
  return { name, unit, cells: Int32Array.from(cells), values };
}

/** Returns whole numbers from 0 on. */
export function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => i);
}
