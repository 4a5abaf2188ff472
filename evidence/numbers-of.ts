/**
 * Takes out of a result the rows of numbers that are compared. Where a witness counts steps, step k, from 0, takes the state
 * from k dt to (k + 1) dt. What was not asked for is an error: no numbers would be compared with none.
 */
import { cellTrace, type Measure, type RunResult, type Trace } from '../src/simulate/run-result.ts';

/** Returns the steps in which a cell spiked; the spike of step k is dated (k + 1) dt. */
export function spikeSteps({ spikes, dt }: RunResult, cell = 0): readonly number[] {
  return Array.from(spikes[cell] ?? [], (time) => Math.round(time / dt.value) - 1);
}

/** Returns when the cells spiked, one cell after the other. */
export function spikeTimes({ spikes }: RunResult): readonly number[] {
  return spikes.flatMap((times) => [...times]);
}

/** Returns the samples of a recorded variable of the first cell. */
export function samplesOf(result: RunResult, name: string): readonly number[] {
  return Array.from(cellTrace(traceNamed(result, name), 0));
}

/** Returns what each of the recorded variables of the first cell is at the end. */
export function lastOf(result: RunResult, names: readonly string[]): readonly number[] {
  return names.map((name) => samplesOf(result, name).at(-1) ?? Number.NaN);
}

/** Returns the last value of a recorded variable, for each cell. */
export function endOf(result: RunResult, name: string): readonly number[] {
  const { values, cells } = traceNamed(result, name);
  return [...values.slice(-cells.length)];
}

/** Returns a measure, one number per cell. */
export function measureOf({ measures }: RunResult, name: string): readonly number[] {
  const measure: Measure | undefined = measures.get(name);
  if (measure === undefined) throw new Error(`${name} was not measured`);
  return Array.from(measure.values);
}

function traceNamed({ traces }: RunResult, name: string): Trace {
  const trace = traces.get(name);
  if (trace === undefined) throw new Error(`${name} was not recorded`);
  return trace;
}
