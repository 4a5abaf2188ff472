import { columnIndex, columnIndices, firstDifference, placeOf } from './cell-columns.ts';
import type { DrivenModel } from './driven-model.ts';
import { atColumn, baseColumn, type LocatingDriver, MOST_STOPS_AT_ONCE, WORK } from './driver.ts';
import { type Layout, STATUS } from './layout.ts';
import { COUNTED, type StepCounts } from './step-counts.ts';
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
  /**
   * Does what happens where the cell stands, and returns one of `STOPPED`. `base x` is what becomes of the states, `step
   * start` the time of the stop, and `next stop` the next that is known.
   */
  readonly run: (layout: Layout, cell: number, k: number) => number;
}

export function makeStopRunner(
  { model, numbers, words, partOf }: DrivenModel,
  { states }: LocatingDriver,
  { now: counts }: StepCounts,
): StopRunner {
  const stop = partOf('stop');
  const agenda = partOf('agenda');
  const base = columnIndices(model, states, baseColumn);
  const at = columnIndices(model, states, atColumn);
  const start = columnIndex(model, WORK.start);
  const time = columnIndex(model, WORK.stop);
  const begun = columnIndex(model, WORK.begun);

  return {
    run: (layout, cell, k) => {
      const spikes = layout.status + STATUS.spikes;
      const before = words[spikes] ?? 0;
      if (before >= layout.spikeCapacity) return STOPPED.full;
      const now = numbers[placeOf(layout, time, cell)] ?? 0;
      const since = now - (counts[COUNTED.lastStop] ?? 0);
      const isAtOnce = since <= smallestStep(now, numbers[layout.clock + 2] ?? 0);
      const inARow = isAtOnce ? (counts[COUNTED.stopsInARow] ?? 0) + 1 : 0;
      if (inARow >= MOST_STOPS_AT_ONCE) return STOPPED.endless;
      counts[COUNTED.stopsInARow] = inARow;
      counts[COUNTED.lastStop] = now;
      stop(layout, cell, 1, k, 0);
      numbers[placeOf(layout, begun, cell)] = 1;
      numbers[placeOf(layout, start, cell)] = now;
      agenda(layout, cell, 1, k, 0);
      const isIdle = words[spikes] === before && firstDifference(numbers, layout, cell, base, at) < 0;
      return isIdle ? STOPPED.idle : STOPPED.changed;
    },
  };
}
