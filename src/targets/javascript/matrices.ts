/** Where the matrices of a kernel, propagators and solutions, are kept while it reads them: in one array, each at a place of its own. */
import type { Operation } from '../../expr/expression.ts';
import type { ValueGraph } from './value-graph.ts';

/** What gives a table that is made in the step. It has no more numbers than the operation has operands. */
export const MATRIX_OPERATIONS: ReadonlySet<Operation> = new Set<Operation>(['propagator', 'solution']);

/** By the propagator's value: where its numbers begin. */
export function matrixPlaces({ values }: ValueGraph): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  let next = 0;
  for (const [index, value] of values.entries()) {
    if (value.kind !== 'apply' || !MATRIX_OPERATIONS.has(value.operation)) continue;
    places.set(index, next);
    next += value.operands.length;
  }
  return places;
}

/** Returns how many numbers the propagators of the graphs need; those of one graph are done with before the next. */
export function matrixNumbers(graphs: readonly ValueGraph[]): number {
  const sizes = graphs.map(({ values }) =>
    values.reduce(
      (sum, value) =>
        value.kind === 'apply' && MATRIX_OPERATIONS.has(value.operation) ? sum + value.operands.length : sum,
      0,
    ),
  );
  return Math.max(0, ...sizes);
}

/** The line that makes the array; none where there is no propagator. */
export function matrixLines(graphs: readonly ValueGraph[]): readonly string[] {
  const numbers = matrixNumbers(graphs);
  return numbers === 0 ? [] : [`const matrices = new Float64Array(${numbers});`];
}
