/** A cell's columns, as drivers use them: found by name once, then read and written by index. */
import type { Layout, LinkableModel } from './layout.ts';

/** Returns the column's index. Throws RangeError if there is none of that name, which is a mistake of who made the model. */
export function columnIndex({ storage }: LinkableModel, name: string): number {
  const index = storage.columns.findIndex((column) => column.name === name);
  if (index < 0) throw new RangeError(`no column ${name}`);
  return index;
}

/** Returns the indices of a column per state. */
export function columnIndices(
  model: LinkableModel,
  states: readonly string[],
  nameOf: (state: string) => string,
): Int32Array {
  return Int32Array.from(states, (state) => columnIndex(model, nameOf(state)));
}

/** Returns where the cell's number of a column is. */
export function placeOf({ columns }: Layout, column: number, cell: number): number {
  return (columns[column] ?? 0) + cell;
}

/** Copies the cell's numbers from some columns to as many others. */
export function copyCell(
  numbers: Float64Array,
  layout: Layout,
  cell: number,
  from: Int32Array,
  to: Int32Array,
): void {
  for (let index = 0; index < from.length; index++) {
    numbers[placeOf(layout, to[index] ?? 0, cell)] = numbers[placeOf(layout, from[index] ?? 0, cell)] ?? 0;
  }
}

/** Returns the index of the first column in which the cell's number is another than in its partner; -1 if there is none. NaN is NaN. */
export function firstDifference(
  numbers: Float64Array,
  layout: Layout,
  cell: number,
  columns: Int32Array,
  others: Int32Array,
): number {
  for (let index = 0; index < columns.length; index++) {
    const one = numbers[placeOf(layout, columns[index] ?? 0, cell)] ?? 0;
    const other = numbers[placeOf(layout, others[index] ?? 0, cell)] ?? 0;
    if (one !== other && !(Number.isNaN(one) && Number.isNaN(other))) return index;
  }
  return -1;
}

/** Whether all of the cell's numbers in these columns are finite. */
export function isCellFinite(
  numbers: Float64Array,
  layout: Layout,
  cell: number,
  columns: Int32Array,
): boolean {
  let isBad = 0;
  for (let index = 0; index < columns.length; index++) {
    const value = numbers[placeOf(layout, columns[index] ?? 0, cell)] ?? 0;
    isBad += value - value;
  }
  return isBad === 0;
}
