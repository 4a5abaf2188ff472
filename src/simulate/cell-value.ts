/** One number for all cells of a population, or one for each. */
export type CellValue = number | Float64Array;

/** Returns the number of one cell. */
export function cellValue(value: CellValue, cell: number): number {
  return typeof value === 'number' ? value : (value[cell] ?? Number.NaN);
}

/** Returns what one cell was given. */
export function cellValues(given: ReadonlyMap<string, CellValue>, cell: number): ReadonlyMap<string, number> {
  return new Map(Array.from(given, ([name, value]) => [name, cellValue(value, cell)]));
}
