/**
 * How far a cell can go without a jump: up to where a comparison of times changes. `jumps` tells of a stretch of time
 * whether one does; halving finds the place.
 */
import { columnIndex, placeOf } from './cell-columns.ts';
import type { DrivenModel } from './driven-model.ts';
import { MOST_AHEAD, WORK } from './driver.ts';
import type { Layout } from './layout.ts';

/** Stretches that are asked about; then what is left is taken for a jump, which does no harm. */
const MOST_STRETCHES = 200;

/** Added to a number, or taken from it, this part of it rounds to the number next to it. */
const TO_NEXT = 1.0000001 * 2 ** -53;
/** Some roundings. */
const NEAR = 2 ** -50;

export interface ClearTime {
  /** Stores `clear until`: at or before the first jump behind `step start`, or some way ahead where none is near. */
  readonly seek: (layout: Layout, cell: number, k: number) => void;
  /** Whether there may be a jump at `clear until`. */
  readonly isJump: (layout: Layout, cell: number, k: number) => boolean;
}

export function makeClearTime({ model, numbers, partOf }: DrivenModel): ClearTime {
  const jumps = partOf('jumps');
  const start = columnIndex(model, WORK.start);
  const from = columnIndex(model, WORK.from);
  const to = columnIndex(model, WORK.to);
  const undecided = columnIndex(model, WORK.undecided);
  const until = columnIndex(model, WORK.clearUntil);

  /** Whether nothing changes between `from` and `to`. */
  const isClear = (layout: Layout, cell: number, k: number): boolean => {
    jumps(layout, cell, 1, k, 0);
    return numbers[placeOf(layout, undecided, cell)] === 0;
  };

  /** Whether something changes at a time, or within this part of it. */
  const isJumpAt = (layout: Layout, cell: number, k: number, time: number, part: number): boolean => {
    const width = Math.abs(time) * part;
    numbers[placeOf(layout, from, cell)] = time - width;
    numbers[placeOf(layout, to, cell)] = time + width;
    return !isClear(layout, cell, k);
  };

  return {
    seek: (layout, cell, k) => {
      const dt = numbers[layout.clock + 2] ?? 0;
      const [fromPlace, toPlace] = [placeOf(layout, from, cell), placeOf(layout, to, cell)];
      let left = numbers[placeOf(layout, start, cell)] ?? 0;
      let right = left + MOST_AHEAD * dt;
      numbers[fromPlace] = left;
      numbers[toPlace] = right;
      let isDecided = isClear(layout, cell, k);
      for (let asked = 1; !isDecided && asked < MOST_STRETCHES; asked++) {
        const middle = left + (right - left) / 2;
        if (!(middle > left && middle < right)) break;
        numbers[fromPlace] = left;
        numbers[toPlace] = middle;
        if (!isClear(layout, cell, k)) {
          right = middle;
          continue;
        }
        // A jump that is just between the halves is in neither; it comes before any in the second.
        asked += 1;
        if (isJumpAt(layout, cell, k, middle, TO_NEXT)) {
          right = middle;
          break;
        }
        left = middle;
        asked += 1;
        numbers[fromPlace] = left;
        numbers[toPlace] = right;
        isDecided = isClear(layout, cell, k);
      }
      numbers[placeOf(layout, until, cell)] = right;
    },
    isJump: (layout, cell, k) => isJumpAt(layout, cell, k, numbers[placeOf(layout, until, cell)] ?? 0, NEAR),
  };
}
