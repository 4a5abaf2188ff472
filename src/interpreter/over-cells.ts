/**
 * Functions over cells: what each cell gives, then what all of them come to. Sums run in the order that the language fixes:
 * in blocks of 1024 cells, cell i adds to partial sum i mod 8; partial sums, then blocks, are added in order.
 */
import { InvariantError, known, unreachable } from '../base/invariant.ts';
import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel, OverCells } from '../check/checked-model.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Value } from './evaluator.ts';

/** When all cells are looked at: as they are at t_k, or as they were integrated to t_(k+1). */
export type Moment = 'start' | 'integrated';

/** A cell that takes part. */
export interface Sharing<T> {
  /** Returns what gives the cell's own value of an operand; `soFar` are the results of the functions before. */
  operandsAt(moment: Moment): (operand: CheckedExpression, soFar: readonly T[]) => Value<T>;
  /** Takes what the functions come to, by their index. */
  take(moment: Moment, results: readonly T[]): void;
}

const BLOCK = 1024;
const PARTIAL_SUMS = 8;

/** Tells each cell what the functions over all of them come to. */
export function share<T>(
  { overCells = [] }: Pick<CheckedModel, 'overCells'>,
  cells: readonly Sharing<T>[],
  moment: Moment,
  arithmetic: Arithmetic<T>,
): void {
  if (overCells.length === 0) return;
  const sharing = cells.map((cell) => ({ cell, value: cell.operandsAt(moment), results: [] as T[] }));
  for (const entry of overCells) {
    const values = sharing.map(({ value, results }) => value(entry.operand, results));
    const reduced = reduce(entry, values, arithmetic);
    for (const [i, { results }] of sharing.entries()) results.push(known(reduced[i], 'result'));
  }
  for (const { cell, results } of sharing) cell.take(moment, results);
}

/** Returns by cell what the values of all cells come to. */
export function reduce<T>(
  { reduction }: Pick<OverCells, 'reduction'>,
  operands: readonly Value<T>[],
  arithmetic: Arithmetic<T>,
): readonly T[] {
  const { fromNumber, divide, call } = arithmetic;
  const forAll = (value: T): readonly T[] => operands.map(() => value);
  const numbers = (): readonly T[] => operands.map(numberOf);
  switch (reduction) {
    case 'sum':
      return forAll(sum(numbers(), arithmetic));
    case 'mean':
      return forAll(divide(sum(numbers(), arithmetic), fromNumber(operands.length)));
    case 'count':
      return forAll(fromNumber(operands.filter((operand) => operand === true).length));
    case 'max':
    case 'min':
      return forAll(numbers().reduce((found, value) => call(reduction, found, value)));
    case 'rank':
      return ranks(numbers(), arithmetic);
    default:
      return unreachable(reduction);
  }
}

function numberOf<T>(value: Value<T>): T {
  if (typeof value === 'boolean') throw new InvariantError('a condition is no number');
  return value;
}

function sum<T>(values: readonly T[], { add, fromNumber }: Arithmetic<T>): T {
  let total = fromNumber(0);
  for (let first = 0; first < values.length; first += BLOCK) {
    const partial = Array.from({ length: PARTIAL_SUMS }, () => fromNumber(0));
    for (const [i, value] of values.slice(first, first + BLOCK).entries()) {
      const place = i % PARTIAL_SUMS;
      partial[place] = add(known(partial[place], 'partial sum'), value);
    }
    total = add(total, partial.reduce(add));
  }
  return total;
}

/** By cell: how many others are greater, or as great and of a smaller index. NaN is below every number. */
function ranks<T>(values: readonly T[], { compare, fromNumber }: Arithmetic<T>): readonly T[] {
  const isNone = (value: T): boolean => compare('!=', value, value);
  const isGreater = (a: T, b: T): boolean => compare('>', a, b) || (isNone(b) && !isNone(a));
  // Sorting keeps the order of those that are alike.
  const order = values
    .map((_, cell) => cell)
    .sort((a, b) => {
      const [left, right] = [known(values[a], 'value'), known(values[b], 'value')];
      return isGreater(left, right) ? -1 : isGreater(right, left) ? 1 : 0;
    });
  const places = new Map(order.map((cell, place) => [cell, fromNumber(place)]));
  return values.map((_, cell) => known(places.get(cell), 'rank'));
}
