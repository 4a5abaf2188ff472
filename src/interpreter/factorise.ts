import { known } from '../base/invariant.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Matrix } from './matrix.ts';

/** A matrix whose linear equations are solved for one right side after another. */
export interface Factorised<T> {
  /** The first row whose pivot is 0 but for rounding, or no number: then there is no single solution. */
  readonly singularRow: number | undefined;
  /** Returns x of `matrix` x = `right`. */
  readonly solve: (right: readonly T[]) => readonly T[];
}

/** A pivot below this part of the largest entry that its row had counts as 0. */
const SMALLEST_PIVOT = 1e-12;

/** Returns the factors of a matrix, by elimination with the pivot of each column that is largest in its row. */
export function factorise<T>(arithmetic: Arithmetic<T>, matrix: Matrix<T>): Factorised<T> {
  const { add, subtract, multiply, divide, call, compare, fromNumber } = arithmetic;
  const rows = matrix.map((row) => [...row]);
  const size = rows.length;
  const order = rows.map((_, i) => i);
  const at = (i: number, j: number): T => known(rows[known(order[i], 'row')]?.[j], 'entry');
  const set = (i: number, j: number, value: T): void => {
    known(rows[known(order[i], 'row')], 'row')[j] = value;
  };
  const largest = matrix.map((row) =>
    row.map((entry) => call('abs', entry)).reduce((a, b) => call('max', a, b)),
  );
  const share = (i: number, column: number): T =>
    divide(call('abs', at(i, column)), known(largest[known(order[i], 'row')], 'row'));

  for (let k = 0; k < size; k++) {
    let pivot = k;
    for (let i = k + 1; i < size; i++) if (compare('>', share(i, k), share(pivot, k))) pivot = i;
    const singularRow = known(order[pivot], 'row');
    if (!compare('>=', share(pivot, k), fromNumber(SMALLEST_PIVOT))) {
      return { singularRow, solve: (right) => right.map(() => fromNumber(Number.NaN)) };
    }
    [order[k], order[pivot]] = [singularRow, known(order[k], 'row')];
    for (let i = k + 1; i < size; i++) {
      const factor = divide(at(i, k), at(k, k));
      set(i, k, factor);
      for (let j = k + 1; j < size; j++) set(i, j, subtract(at(i, j), multiply(factor, at(k, j))));
    }
  }

  return {
    singularRow: undefined,
    solve: (right) => {
      const values = order.map((row) => known(right[row], 'right side'));
      const sumOf = (i: number, from: number, to: number): T => {
        let sum = fromNumber(0);
        for (let j = from; j < to; j++) sum = add(sum, multiply(at(i, j), known(values[j], 'value')));
        return sum;
      };
      for (let i = 0; i < size; i++) values[i] = subtract(known(values[i], 'value'), sumOf(i, 0, i));
      for (let i = size - 1; i >= 0; i--) {
        values[i] = divide(subtract(known(values[i], 'value'), sumOf(i, i + 1, size)), at(i, i));
      }
      return values;
    },
  };
}
