/**
 * What is counted of a cell within one step of the grid, and kept in its columns where a call ends within it: so nothing
 * depends on how a run is cut into calls.
 */
import { columnIndex, placeOf } from './cell-columns.ts';
import type { DrivenModel } from './driven-model.ts';
import { ATTEMPTS_OF_CALL, WORK } from './driver.ts';
import type { Layout } from './layout.ts';

/** Places in `StepCounts.now`. */
export const COUNTED = {
  attempts: 0,
  /** The time of the last stop, -infinity before the first. */
  lastStop: 1,
  /** Stops in a row with hardly any time between them. */
  stopsInARow: 2,
} as const;

export interface StepCounts {
  /** Of the cell at hand, in its step of the grid: see `COUNTED`. */
  readonly now: Float64Array;
  /** Begins a call. */
  readonly beginCall: () => void;
  /** Counts an attempt at a step, and returns how many there were in the step of the grid. */
  readonly attempt: () => number;
  /** Whether the call has taken long enough. */
  readonly isCallLong: () => boolean;
  /** Returns the step of the grid that the cell is in: the given one, or a later one if a call for it was not finished. */
  readonly stepOf: (layout: Layout, cell: number, firstStep: number) => number;
  /** Whether a call left step k of the cell unfinished. */
  readonly isBegun: (layout: Layout, cell: number, k: number) => boolean;
  /** Takes up what a call left that was not finished, or begins to count. */
  readonly begin: (layout: Layout, cell: number, k: number) => void;
  /** Notes that the steps before k are done. */
  readonly finish: (layout: Layout, cell: number, k: number) => void;
  /** Notes that step k is not, and keeps what was counted. */
  readonly keep: (layout: Layout, cell: number, k: number) => void;
}

export function makeStepCounts({ model, numbers }: DrivenModel): StepCounts {
  const done = columnIndex(model, WORK.done);
  const counted = columnIndex(model, WORK.counted);
  const kept = [WORK.attempts, WORK.lastStop, WORK.stopsInARow].map((name) => columnIndex(model, name));
  const now = new Float64Array(kept.length);
  let ofCall = 0;

  return {
    now,
    beginCall: () => {
      ofCall = 0;
    },
    attempt: () => {
      ofCall += 1;
      const attempts = (now[COUNTED.attempts] ?? 0) + 1;
      now[COUNTED.attempts] = attempts;
      return attempts;
    },
    isCallLong: () => ofCall >= ATTEMPTS_OF_CALL,
    stepOf: (layout, cell, firstStep) => Math.max(firstStep, numbers[placeOf(layout, done, cell)] ?? 0),
    isBegun: (layout, cell, k) => numbers[placeOf(layout, counted, cell)] === k + 1,
    begin: (layout, cell, k) => {
      if (numbers[placeOf(layout, counted, cell)] === k + 1) {
        for (let index = 0; index < kept.length; index++) {
          now[index] = numbers[placeOf(layout, kept[index] ?? 0, cell)] ?? 0;
        }
        return;
      }
      now[COUNTED.attempts] = 0;
      now[COUNTED.lastStop] = Number.NEGATIVE_INFINITY;
      now[COUNTED.stopsInARow] = 0;
    },
    finish: (layout, cell, k) => {
      numbers[placeOf(layout, done, cell)] = k;
    },
    keep: (layout, cell, k) => {
      numbers[placeOf(layout, done, cell)] = k;
      numbers[placeOf(layout, counted, cell)] = k + 1;
      for (let index = 0; index < kept.length; index++) {
        numbers[placeOf(layout, kept[index] ?? 0, cell)] = now[index] ?? 0;
      }
    },
  };
}
