/** Takes out of a result the rows of numbers that are compared. */
import type { RunResult } from '../src/simulate/run-result.ts';

/** Returns the samples of a recorded variable of the only cell. */
export function traceOf(result: RunResult, name: string): readonly number[] {
  return Array.from(result.traces.get(name)?.values ?? []);
}

/** Returns a measure, one number per cell. */
export function measureOf(result: RunResult, name: string): readonly number[] {
  return Array.from(result.measures.get(name)?.values ?? []);
}
