import { cellTrace, type RunMeta, type RunResult } from '../run-result.ts';

/** A run as JSON: plain arrays of numbers. */
export interface RunJson {
  readonly model: string;
  readonly method: string;
  readonly dt: { readonly value: number; readonly unit: string };
  readonly t: readonly number[];
  readonly time_unit: string;
  readonly cells: number;
  /** One array of samples, or one per cell where there are several. */
  readonly traces: Readonly<Record<string, readonly number[] | readonly (readonly number[])[]>>;
  readonly units: Readonly<Record<string, string>>;
  /** One array per cell. */
  readonly spikes: readonly (readonly number[])[];
  readonly meta: RunMeta;
}

/** Returns the run as a plain value, ready for JSON. Names become own properties, whatever they are. */
export function runToJson(result: RunResult): RunJson {
  const { model, method, dt, times, timeUnit, cells, spikes, meta } = result;
  const traces = [...result.traces.values()];
  return {
    model,
    method,
    dt,
    t: Array.from(times),
    time_unit: timeUnit,
    cells,
    traces: Object.fromEntries(
      traces.map((trace) => [
        trace.name,
        cells === 1
          ? Array.from(trace.values)
          : Array.from({ length: cells }, (_, cell) => Array.from(cellTrace(trace, cells, cell))),
      ]),
    ),
    units: Object.fromEntries(traces.map(({ name, unit }) => [name, unit])),
    spikes: spikes.map((times) => Array.from(times)),
    meta,
  };
}

/**
 * Returns the run as JSON text, numbers in their shortest exact form. JSON knows neither NaN nor infinity: a
 * recorded value that is one is `null`.
 */
export function runToJsonText(result: RunResult): string {
  return `${JSON.stringify(runToJson(result))}\n`;
}
