/** What the entries of this family read from runs. */
import type { RunResult } from '../../src/simulate/run-result.ts';

/** Returns when the cells spiked, one cell after the other. */
export function spikeTimes({ spikes }: RunResult): readonly number[] {
  return spikes.flatMap((times) => [...times]);
}

/** Returns the numbers of the steps in which a cell spiked, counted from 0: step k goes from k dt to (k + 1) dt. */
export function spikeSteps({ spikes, dt }: RunResult, cell = 0): readonly number[] {
  return [...(spikes[cell] ?? [])].map((time) => Math.round(time / dt.value) - 1);
}

/** Returns the last value of a variable that was recorded, for each cell. */
export function endOf({ traces }: RunResult, name: string): readonly number[] {
  const trace = traces.get(name);
  return trace === undefined ? [] : [...trace.values.slice(-trace.cells.length)];
}

/** Returns a measure of each cell. */
export function measured({ measures }: RunResult, name: string): readonly number[] {
  return [...(measures.get(name)?.values ?? [])];
}
