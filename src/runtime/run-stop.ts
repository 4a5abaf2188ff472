import { columnIndex, columnIndices, firstDifference, placeOf } from './cell-columns.ts';
import type { DrivenModel } from './driven-model.ts';
import { atColumn, baseColumn, type LocatingDriver, MOST_STOPS_AT_ONCE, WORK } from './driver.ts';
import { type Layout, STATUS } from './layout.ts';
import { smallestStep } from './step-size.ts';

/** What came of a stop. */
export const STOPPED = {
  /** Nothing: no spike, and all states as before. */
  idle: 0,
  changed: 1,
  /** One of very many with hardly any time between them; it was not run. */
  endless: 2,
  /** The area of spikes is full; it was not run. */
  full: 3,
} as const;

export interface StopRunner {
  /** Forgets the stops before: to be called at the beginning of a step of the grid. */
  readonly begin: () => void;
  /**
   * Does what happens where the cell stands, and returns one of `STOPPED`. `base x` is what becomes of the states, `step
   * start` the time of the stop, and `next stop` the next that is known.
   */
  readonly run: (layout: Layout, cell: number, k: number) => number;
}

export function makeStopRunner(
  { model, numbers, words, partOf }: DrivenModel,
  { states }: LocatingDriver,
): StopRunner {
  const stop = partOf('stop');
  const agenda = partOf('agenda');
  const base = columnIndices(model, states, baseColumn);
  const at = columnIndices(model, states, atColumn);
  const start = columnIndex(model, WORK.start);
  const time = columnIndex(model, WORK.stop);
  const begun = columnIndex(model, WORK.begun);
  const last = new Float64Array(1);
  let inARow = 0;

  return {
    begin: () => {
      last[0] = Number.NEGATIVE_INFINITY;
      inARow = 0;
    },
    run: (layout, cell, k) => {
      const spikes = layout.status + STATUS.spikes;
      const before = words[spikes] ?? 0;
      if (before >= layout.spikeCapacity) return STOPPED.full;
      const now = numbers[placeOf(layout, time, cell)] ?? 0;
      const isAtOnce = now - (last[0] ?? 0) <= smallestStep(now, numbers[layout.clock + 2] ?? 0);
      inARow = isAtOnce ? inARow + 1 : 0;
      if (inARow >= MOST_STOPS_AT_ONCE) return STOPPED.endless;
      last[0] = now;
      stop(layout, cell, 1, k, 0);
      numbers[placeOf(layout, begun, cell)] = 1;
      numbers[placeOf(layout, start, cell)] = now;
      agenda(layout, cell, 1, k, 0);
      const isIdle = words[spikes] === before && firstDifference(numbers, layout, cell, base, at) < 0;
      return isIdle ? STOPPED.idle : STOPPED.changed;
    },
  };
}
