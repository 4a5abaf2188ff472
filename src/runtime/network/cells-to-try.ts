/**
 * Which cells are worth a test. A condition such as `abs(i - j) <= 2` holds for a few of the pairs of large populations, and
 * whoever asks of ranges of cells before cells need not look at the rest: ranges of both ends are halved together as long as
 * the condition may hold for some pair of them. Where it holds near a line, as in lattices, this takes time in proportion to
 * the cells; where nothing can be said of ranges, a tenth of what testing all pairs takes.
 */
import type { RangeTest } from './pair-callbacks.ts';

/** Cells that are not told apart: testing these few pairs takes less time than asking. */
const FEW = 8;
/** The same at the other end. */
const FEW_OTHERS = 16;

/** Ranges of cells, increasing and apart: where each begins, and the cell behind its last. */
export type CellRanges = readonly number[];

/** Cells of one end, in a row, and whom they may be joined with. */
interface Stretch {
  readonly first: number;
  readonly end: number;
  readonly others: CellRanges;
}

/**
 * Returns a function that says of a cell with which of `others` cells it may be joined. It is asked of cells in their order.
 * `mayPass` is asked with ranges of these cells first; without it, all others are to be tried.
 */
export function cellsToTry(
  cells: number,
  others: number,
  mayPass: RangeTest | undefined,
): (cell: number) => CellRanges {
  const all: CellRanges = [0, others];
  if (mayPass === undefined) return () => all;
  const open: Stretch[] = [{ first: 0, end: cells, others: all }];
  let current: Stretch = { first: 0, end: 0, others: [] };
  return (cell) => {
    while (cell >= current.end) {
      const next = open.pop();
      if (next === undefined) return [];
      const { first, end } = next;
      const left = narrowed(next, mayPass);
      if (end - first <= FEW || left.length === 0) current = { first, end, others: left };
      else {
        const middle = Math.floor((first + end) / 2);
        open.push({ first: middle, end, others: left }, { first, end: middle, others: left });
      }
    }
    return current.others;
  };
}

/** Returns what is left of the others, in ranges about as long as the stretch. */
function narrowed({ first, end, others }: Stretch, mayPass: RangeTest): CellRanges {
  const left: number[] = [];
  const longest = Math.max(FEW_OTHERS, end - first);
  const narrow = (from: number, to: number): void => {
    if (!mayPass(first, end, from, to)) return;
    if (to - from > longest) {
      const middle = Math.floor((from + to) / 2);
      narrow(from, middle);
      narrow(middle, to);
    } else if (left.at(-1) === from) left[left.length - 1] = to;
    else left.push(from, to);
  };
  for (let n = 0; n < others.length; n += 2) narrow(others[n] ?? 0, others[n + 1] ?? 0);
  return left;
}

/** Returns how many cells there are in ranges. */
export function countOf(ranges: CellRanges): number {
  let count = 0;
  for (let n = 0; n < ranges.length; n += 2) count += (ranges[n + 1] ?? 0) - (ranges[n] ?? 0);
  return count;
}
