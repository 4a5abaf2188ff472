import { columnIndex, columnIndices, firstDifference, placeOf } from './cell-columns.ts';
import type { DrivenModel } from './driven-model.ts';
import {
  AT_ONCE_FASTER,
  atColumn,
  baseColumn,
  HARDLY_APART,
  type LocatingDriver,
  MOST_STOPS_AT_ONCE,
  MUCH_FASTER,
  WORK,
} from './driver.ts';
import { type Layout, STATUS } from './layout.ts';
import { COUNTED, type StepCounts } from './step-counts.ts';
import { smallestStep } from './step-size.ts';

/** What came of a stop. */
export const STOPPED = {
  /** Nothing: no spike, and all states as before. */
  idle: 0,
  changed: 1,
  /** One of very many with hardly any time between them, or of some that follow one another ever faster. */
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

  const changed = columnIndex(model, WORK.changed);
  const interval = columnIndex(model, WORK.interval);
  const longest = columnIndex(model, WORK.longest);

  /** Notes a stop that changed something; whether it ends a series of such stops that follow one another ever faster. */
  const isEverFaster = (layout: Layout, cell: number): boolean => {
    const now = numbers[placeOf(layout, time, cell)] ?? 0;
    const since = now - (numbers[placeOf(layout, changed, cell)] ?? 0);
    const before = numbers[placeOf(layout, interval, cell)] ?? 0;
    const rounding = Math.abs(now) * 2 ** -52;
    numbers[placeOf(layout, changed, cell)] = now;
    numbers[placeOf(layout, interval, cell)] = since;
    if (!(since <= before + 2 * rounding && since >= before * AT_ONCE_FASTER)) {
      numbers[placeOf(layout, longest, cell)] = since;
      return false;
    }
    const most = numbers[placeOf(layout, longest, cell)] ?? 0;
    return since > 0 && since <= Math.abs(now) * HARDLY_APART && since <= most * MUCH_FASTER;
  };

  return {
    run: (layout, cell, k) => {
      const spikes = layout.status + STATUS.spikes;
      const before = words[spikes] ?? 0;
      // What never spikes, as a synapse, has no room for it.
      if (layout.spikeCapacity > 0 && before >= layout.spikeCapacity) return STOPPED.full;
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
      if (isIdle) return STOPPED.idle;
      return isEverFaster(layout, cell) ? STOPPED.endless : STOPPED.changed;
    },
  };
}
