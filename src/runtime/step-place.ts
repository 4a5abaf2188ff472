import { columnIndex, columnIndices, copyCell, placeOf } from './cell-columns.ts';
import type { DrivenModel } from './driven-model.ts';
import { atColumn, baseColumn, type LocatingDriver, nextColumn, WORK } from './driver.ts';
import type { Layout } from './layout.ts';

/** Lets a cell stand somewhere within the step that it has just made. */
export interface StepPlace {
  /** Of the step at hand, to be set first: the time at which it ends, which the sum of its start and size may miss. */
  readonly end: Float64Array;
  /** Index of the column that says where: 0 is the beginning of the step, 1 its end. */
  readonly fraction: number;
  /** Stores `at x` and `stop time`, as of the fraction; one that no time belongs to becomes the first that has one. */
  readonly stand: (layout: Layout, cell: number, k: number) => void;
}

export function makeStepPlace(
  { model, numbers, partOf }: DrivenModel,
  { states }: LocatingDriver,
): StepPlace {
  const interpolate = partOf('interpolate');
  const base = columnIndices(model, states, baseColumn);
  const next = columnIndices(model, states, nextColumn);
  const at = columnIndices(model, states, atColumn);
  const start = columnIndex(model, WORK.start);
  const size = columnIndex(model, WORK.size);
  const fraction = columnIndex(model, WORK.fraction);
  const stop = columnIndex(model, WORK.stop);
  const end = new Float64Array(1);
  return {
    end,
    fraction,
    stand: (layout, cell, k) => {
      const where = placeOf(layout, fraction, cell);
      const part = numbers[where] ?? 0;
      const time = placeOf(layout, stop, cell);
      const from = numbers[placeOf(layout, start, cell)] ?? 0;
      if (part === 0) {
        numbers[time] = from;
        copyCell(numbers, layout, cell, base, at);
      } else if (part === 1) {
        numbers[time] = end[0] ?? 0;
        copyCell(numbers, layout, cell, next, at);
      } else {
        const length = numbers[placeOf(layout, size, cell)] ?? 0;
        const sum = from + part * length;
        numbers[time] = sum;
        if (!(sum > from)) {
          // No two stops have one time, or what is due then would happen twice. The states go along: a threshold that reads
          // the time would be crossed back where time alone has moved.
          const rounding = Math.abs(from) * 2 ** -52;
          numbers[time] = from + rounding;
          numbers[where] = Math.max(part, Math.min(rounding / length, 1));
        }
        interpolate(layout, cell, 1, k, 0);
      }
    },
  };
}
