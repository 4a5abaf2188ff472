import type { CheckedModel } from '../check/checked-model.ts';
import type { RunResult } from '../simulate/run-result.ts';

/** What of a run is compared: samples at the same times, and spikes. */
export type Course = Pick<RunResult, 'times' | 'traces' | 'spikes'>;

/** A stretch of samples, from the first to before the end. */
export interface Stretch {
  readonly first: number;
  readonly end: number;
}

/**
 * Whether spikes change states: then a run that spikes a little later than another differs from it by the whole reset
 * in between, and samples there tell nothing but the drift of the spike.
 */
export function hasResets(model: CheckedModel): boolean {
  return model.spikers.some(
    ({ handlers, refractory }) =>
      handlers.some(({ body }) => body.length > 0) || (refractory?.holds.length ?? 0) > 0,
  );
}

/** A number that rounding moves by no more than this share of it stays what it is. */
const STILL = 1e-12;

/** Whether every trace stays what it is in every cell, and no cell spikes. */
export function isUnchanging({ traces, spikes }: Course): boolean {
  if (spikes.some(({ length }) => length > 0)) return false;
  return [...traces.values()].every(({ values, cells }) =>
    values.every((value, at) => {
      const first = values[at % cells.length] ?? Number.NaN;
      return Math.abs(value - first) <= STILL * Math.abs(first);
    }),
  );
}

/** Returns how many samples lie at or before a time. */
export function samplesUntil(times: Float64Array, time: number): number {
  const past = times.findIndex((each) => each > time);
  return past < 0 ? times.length : past;
}
