/** Dense matrices of any kind of number, by rows. */
import { known } from '../base/invariant.ts';
import type { Arithmetic } from './arithmetic.ts';

export type Matrix<T> = readonly (readonly T[])[];

/** Returns the product of two square matrices. */
export function matrixProduct<T>({ add, multiply }: Arithmetic<T>, a: Matrix<T>, b: Matrix<T>): Matrix<T> {
  return a.map((row) =>
    row.map((_, j) => row.map((entry, k) => multiply(entry, known(b[k]?.[j], 'entry'))).reduce(add)),
  );
}

/** Returns X of `matrix` X = `right`, by elimination with the largest pivot of each column. */
export function solveMatrix<T>(arithmetic: Arithmetic<T>, matrix: Matrix<T>, right: Matrix<T>): Matrix<T> {
  const { subtract, multiply, divide, call, compare } = arithmetic;
  const rows = matrix.map((row, i) => [...row, ...known(right[i], 'row')]);
  const size = matrix.length;
  const at = (i: number, j: number): T => known(rows[i]?.[j], 'entry');
  for (let k = 0; k < size; k++) {
    let pivot = k;
    for (let i = k + 1; i < size; i++) {
      if (compare('>', call('abs', at(i, k)), call('abs', at(pivot, k)))) pivot = i;
    }
    const [upper, lower] = [known(rows[pivot], 'row'), known(rows[k], 'row')];
    rows[k] = upper;
    rows[pivot] = lower;
    for (let i = 0; i < size; i++) {
      if (i === k) continue;
      const factor = divide(at(i, k), at(k, k));
      rows[i] = known(rows[i], 'row').map((entry, j) =>
        j < k ? entry : subtract(entry, multiply(factor, at(k, j))),
      );
    }
  }
  return rows.map((row, i) => row.slice(size).map((entry) => divide(entry, at(i, i))));
}
