/** Dense matrices of any kind of number, by rows. */
import { known } from '../base/invariant.ts';
import type { Arithmetic } from './arithmetic.ts';

export type Matrix<T> = readonly (readonly T[])[];

/** What matrices need of a kind of number. */
export interface MatrixArithmetic<T> extends Pick<Arithmetic<T>, 'fromNumber' | 'toNumber' | 'negate'> {
  add(a: T, b: T): T;
  subtract(a: T, b: T): T;
  multiply(a: T, b: T): T;
  divide(a: T, b: T): T;
  abs(a: T): T;
  /** Whether a > b; not with NaN. */
  isAbove(a: T, b: T): boolean;
}

/** Returns what matrices need of an arithmetic. */
export function matrixArithmetic<T>(arithmetic: Arithmetic<T>): MatrixArithmetic<T> {
  return {
    ...arithmetic,
    abs: (a) => arithmetic.call('abs', a),
    isAbove: (a, b) => arithmetic.compare('>', a, b),
  };
}

/** Returns the product of two square matrices. */
export function matrixProduct<T>(
  { add, multiply }: MatrixArithmetic<T>,
  a: Matrix<T>,
  b: Matrix<T>,
): Matrix<T> {
  return a.map((row) =>
    row.map((_, j) => row.map((entry, k) => multiply(entry, known(b[k]?.[j], 'entry'))).reduce(add)),
  );
}

/** Returns X of `matrix` X = `right`, by elimination with the largest pivot of each column. */
export function solveMatrix<T>(
  arithmetic: MatrixArithmetic<T>,
  matrix: Matrix<T>,
  right: Matrix<T>,
): Matrix<T> {
  const { subtract, multiply, divide, abs, isAbove } = arithmetic;
  const rows = matrix.map((row, i) => [...row, ...known(right[i], 'row')]);
  const size = matrix.length;
  const at = (i: number, j: number): T => known(rows[i]?.[j], 'entry');
  for (let k = 0; k < size; k++) {
    let pivot = k;
    for (let i = k + 1; i < size; i++) {
      if (isAbove(abs(at(i, k)), abs(at(pivot, k)))) pivot = i;
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
