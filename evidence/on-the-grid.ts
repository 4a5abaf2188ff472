/** What a run on a grid is compared by, where a witness counts steps: step k, from 0, takes the state from k dt to (k + 1) dt. */
import { cellTrace, type RunResult } from '../src/simulate/run-result.ts';

/** Returns the steps in which a cell spiked; the spike of step k is dated (k + 1) dt. */
export function spikeSteps(result: RunResult, cell = 0): readonly number[] {
  return Array.from(result.spikes[cell] ?? [], (time) => Math.round(time / result.dt.value) - 1);
}

/** Returns the samples of a variable that was recorded. */
export function samplesOf(result: RunResult, name: string): readonly number[] {
  const trace = result.traces.get(name);
  return trace === undefined ? [] : Array.from(cellTrace(trace, 0));
}

/** Returns what each of the variables is at the end. */
export function lastOf(result: RunResult, names: readonly string[]): readonly number[] {
  return names.map((name) => samplesOf(result, name).at(-1) ?? Number.NaN);
}
