import { known } from '../../base/invariant.ts';
import { CELL_COUNT, CELL_NUMBER, LATTICE_NUMBERS } from '../../check/cell-numbers.ts';
import type { CheckedPopulation } from '../../check/network/checked-network.ts';
import type { CellValue } from '../cell-value.ts';

/** Returns how many cells are in a row of a lattice; undefined of what is none. */
export function columnsOf(shape: CheckedPopulation['shape']): number | undefined {
  return shape[1];
}

/** How many cells are in a row of each end of a projection, where that is a lattice. */
export interface LatticeColumns {
  readonly pre?: number | undefined;
  readonly post?: number | undefined;
}

/** What stands for the place of a cell in a lattice. */
export type PlaceName = 'row' | 'col' | 'x' | 'y';

const PLACES: readonly PlaceName[] = ['row', 'col', 'x', 'y'];

/** Returns `row`, `col`, `x` or `y` of every cell of a lattice: x is the column, y the row. */
export function placesOf(name: PlaceName, cells: number, columns: number): Float64Array {
  const isColumn = name === 'col' || name === 'x';
  return new Float64Array(cells).map((_, cell) => (isColumn ? cell % columns : Math.floor(cell / columns)));
}

/** Returns the numbers of the cells of a population, by the names of the parameters that stand for them. */
export function cellNumbers(
  shape: CheckedPopulation['shape'],
  cells: number,
): readonly (readonly [string, CellValue])[] {
  const columns = columnsOf(shape);
  return [
    [CELL_NUMBER, new Float64Array(cells).map((_, cell) => cell)],
    [CELL_COUNT, cells],
    ...(columns === undefined ? [] : PLACES).map((place): readonly [string, CellValue] => [
      known(LATTICE_NUMBERS.get(place), place),
      placesOf(place, cells, columns ?? 1),
    ]),
  ];
}
