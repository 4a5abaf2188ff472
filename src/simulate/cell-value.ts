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

/** Returns the numbers that there are: one for all cells, or one for each. */
export function numbersOf(value: CellValue): ArrayLike<number> {
  return typeof value === 'number' ? [value] : value;
}

/** Returns the first cell whose number is wanted; undefined if no cell's is. Cell 0 speaks for all that are alike. */
export function findCell(
  value: CellValue,
  isWanted: (number: number, cell: number) => boolean,
): number | undefined {
  const numbers = numbersOf(value);
  for (let cell = 0; cell < numbers.length; cell++) {
    if (isWanted(numbers[cell] ?? Number.NaN, cell)) return cell;
  }
  return undefined;
}

/** Returns whether all cells have the same numbers, bit for bit. */
export function areAlike(given: Iterable<CellValue>): boolean {
  for (const value of given) {
    const first = cellValue(value, 0);
    if (findCell(value, (number) => !Object.is(number, first)) !== undefined) return false;
  }
  return true;
}
