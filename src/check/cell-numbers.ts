/**
 * `i` and `N` in what a run is given: the number of the cell, and how many there are; in the population of a lattice also
 * `row`, `col`, `x` and `y`. A model knows none of them, so a text that reads them reads parameters which the run adds,
 * under names with blanks that no model can have.
 */
import type { Span } from '../base/span.ts';
import { CELL_NUMBER } from '../runtime/draws.ts';
import { ONE_UNIT } from '../units/unit.ts';
import type { CheckedExpression } from './checked-expression.ts';
import type { Parameter } from './checked-model.ts';
import { everyPart } from './operands.ts';

export { CELL_NUMBER };
/** The parameter behind `N`. */
export const CELL_COUNT = 'count of cells';
/** The parameters behind the places of a lattice: x is the column, y is the row. */
export const CELL_ROW = 'number of the row';
export const CELL_COLUMN = 'number of the column';
export const CELL_X = 'place along x';
export const CELL_Y = 'place along y';

/** What every cell has, by the name that it is read by. */
export const CELL_NUMBERS: ReadonlyMap<string, string> = new Map([
  ['i', CELL_NUMBER],
  ['N', CELL_COUNT],
]);
/** What a cell of a lattice has besides. */
export const LATTICE_NUMBERS: ReadonlyMap<string, string> = new Map([
  ['row', CELL_ROW],
  ['col', CELL_COLUMN],
  ['x', CELL_X],
  ['y', CELL_Y],
]);
const BY_NAME: ReadonlyMap<string, string> = new Map(
  Array.from([...CELL_NUMBERS, ...LATTICE_NUMBERS], ([text, name]) => [name, text]),
);

/** Whether a name is one that the run adds. */
export function isCellParameter(name: string): boolean {
  return BY_NAME.has(name);
}

/** Returns a name as the modeler writes it: `i` for the number of the cell. */
export function writtenName(name: string): string {
  return BY_NAME.get(name) ?? name;
}

/** Returns those of the run's parameters that the expressions read, each once, where it is first read. */
export function cellParametersRead(expressions: Iterable<CheckedExpression>): readonly Parameter[] {
  const found = new Map<string, Span>();
  for (const part of everyPart(expressions)) {
    if (part.kind === 'reference' && isCellParameter(part.name) && !found.has(part.name))
      found.set(part.name, part.span);
  }
  return Array.from(found, ([name, span]) => ({
    name,
    unit: ONE_UNIT,
    dimension: ONE_UNIT.dimension,
    span,
    isWired: true,
  }));
}
