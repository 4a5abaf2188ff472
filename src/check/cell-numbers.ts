/**
 * `i` and `N` in what a run is given: the number of the cell, and how many there are. A model knows neither, so a
 * text that reads them reads parameters which the run adds, under names with blanks that no model can have.
 */
import type { Span } from '../base/span.ts';
import { CELL_NUMBER } from '../runtime/draws.ts';
import { ONE_UNIT } from '../units/unit.ts';
import type { CheckedExpression, Parameter } from './checked-model.ts';
import { everyPart } from './operands.ts';

export { CELL_NUMBER };
/** The parameter behind `N`. */
export const CELL_COUNT = 'count of cells';

const BY_TEXT: ReadonlyMap<string, string> = new Map([
  ['i', CELL_NUMBER],
  ['N', CELL_COUNT],
]);
const BY_NAME: ReadonlyMap<string, string> = new Map(Array.from(BY_TEXT, ([text, name]) => [name, text]));

/** Returns the parameter that `i` or `N` stands for; undefined for any other text. */
export function cellParameterOf(text: string): string | undefined {
  return BY_TEXT.get(text);
}

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
