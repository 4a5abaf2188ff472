/**
 * What the numbers of all cells of a population come to. Sums run in one fixed order, which neither the target nor the way
 * in which cells are cut into ranges can change: within a block of 1024 cells, cell i adds to partial sum i mod 8; partial
 * sums, then blocks, are added in order. Padding takes no part.
 */
import { columnIndex, placeOf } from './cell-columns.ts';
import type { CellReduction } from './driver.ts';
import type { Layout, LinkableModel } from './layout.ts';
import { makeRanking } from './rank-cells.ts';

const BLOCK = 1024;

/** Returns the sum of so many numbers from `start` on. */
function sumOfCells(numbers: Float64Array, start: number, cells: number): number {
  let total = 0;
  for (let first = 0; first < cells; first += BLOCK) {
    total += sumOfBlock(numbers, start + first, Math.min(BLOCK, cells - first));
  }
  return total;
}

/** Eight sums that do not wait for one another: a variable each, as an array of them would be stored at every cell. */
function sumOfBlock(numbers: Float64Array, start: number, cells: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let [s4, s5, s6, s7] = [0, 0, 0, 0];
  const whole = start + cells - (cells % 8);
  for (let at = start; at < whole; at += 8) {
    s0 += numbers[at] ?? 0;
    s1 += numbers[at + 1] ?? 0;
    s2 += numbers[at + 2] ?? 0;
    s3 += numbers[at + 3] ?? 0;
    s4 += numbers[at + 4] ?? 0;
    s5 += numbers[at + 5] ?? 0;
    s6 += numbers[at + 6] ?? 0;
    s7 += numbers[at + 7] ?? 0;
  }
  // Of a block that is not full the first sums have one cell more.
  const rest = start + cells - whole;
  if (rest > 0) s0 += numbers[whole] ?? 0;
  if (rest > 1) s1 += numbers[whole + 1] ?? 0;
  if (rest > 2) s2 += numbers[whole + 2] ?? 0;
  if (rest > 3) s3 += numbers[whole + 3] ?? 0;
  if (rest > 4) s4 += numbers[whole + 4] ?? 0;
  if (rest > 5) s5 += numbers[whole + 5] ?? 0;
  if (rest > 6) s6 += numbers[whole + 6] ?? 0;
  return s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7;
}

/** Returns the largest of so many numbers from `start` on; NaN if one of them is. */
function largestOfCells(numbers: Float64Array, start: number, cells: number): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (let at = start; at < start + cells; at++) largest = Math.max(largest, numbers[at] ?? 0);
  return largest;
}

/** The same of the smallest. */
function smallestOfCells(numbers: Float64Array, start: number, cells: number): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (let at = start; at < start + cells; at++) smallest = Math.min(smallest, numbers[at] ?? 0);
  return smallest;
}

/** Returns a phase that makes the number, or one for each cell, of what is in the operand's column. */
export function makeCellReducer(
  model: LinkableModel,
  numbers: Float64Array,
  { by, operand, result }: CellReduction,
): (layout: Layout, isBegun: boolean) => boolean {
  const from = columnIndex(model, operand);
  const to = columnIndex(model, result);
  if (by === 'rank') {
    const rank = makeRanking(numbers);
    return (layout, isBegun) => rank(placeOf(layout, from, 0), placeOf(layout, to, 0), layout.cells, isBegun);
  }
  const reduce = REDUCTIONS[by];
  return (layout) => {
    numbers[placeOf(layout, to, 0)] = reduce(numbers, placeOf(layout, from, 0), layout.cells);
    return true;
  };
}

/** Returns what so many numbers from `start` on come to. */
export function reduceCells(
  by: Exclude<CellReduction['by'], 'rank'>,
  numbers: Float64Array,
  start: number,
  cells: number,
): number {
  return REDUCTIONS[by](numbers, start, cells);
}

const REDUCTIONS: Readonly<
  Record<
    Exclude<CellReduction['by'], 'rank'>,
    (numbers: Float64Array, start: number, cells: number) => number
  >
> = {
  sum: sumOfCells,
  mean: (numbers, start, cells) => sumOfCells(numbers, start, cells) / cells,
  // A condition is 1 or 0.
  count: sumOfCells,
  max: largestOfCells,
  min: smallestOfCells,
};
