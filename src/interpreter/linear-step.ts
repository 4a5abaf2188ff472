/**
 * The exact step of dx/dt = A x + b: x moves by S f, f the slopes where it begins. S is dt times the upper right of
 * exp [[A dt, 1], [0, 0]] (Van Loan 1978, doi:10.1109/TAC.1978.1101743), found by Padé's approximation with scaling and
 * squaring (Higham 2005, doi:10.1137/04061101X) in any arithmetic.
 */
import { known } from '../base/invariant.ts';
import type { Arithmetic } from './arithmetic.ts';
import {
  type Matrix,
  type MatrixArithmetic,
  matrixArithmetic,
  matrixProduct,
  solveMatrix,
} from './matrix.ts';
import { wideArithmetic } from './wide-arithmetic.ts';

/** How far slopes move the states in a step. */
export type LinearStep<T> = (slopes: readonly T[]) => readonly T[];

/** Returns the step of equations whose coefficients are `rates`, by rows: NaN where an ulp of them decides what it is. */
export function linearStep<T>(arithmetic: Arithmetic<T>, rates: Matrix<T>, step: T): LinearStep<T> {
  const { add, multiply, fromNumber } = arithmetic;
  const factors = factorsOf(arithmetic, rates, step);
  return (slopes) =>
    factors.map((row) =>
      row.map((factor, j) => multiply(factor, known(slopes[j], 'slope'))).reduce(add, fromNumber(0)),
    );
}

/** Squaring may lose as many bits as the norm of A dt has; these are to be left of the arithmetic's own. */
const BITS_LEFT = 24;
/** From this norm of A dt on, what an ulp of float64 does may be as large as the result: it is looked at. */
const LOST: number = 2 ** 43;
/** Beyond those that squaring loses. */
const SPARE_BITS = 160;

/** Returns S, in the arithmetic or, where its digits do not do, in numbers that have enough. */
function factorsOf<T>(arithmetic: Arithmetic<T>, rates: Matrix<T>, step: T): Matrix<T> {
  const { fromNumber, toNumber, multiply } = arithmetic;
  const own = matrixArithmetic(arithmetic);
  const size = norm(
    own,
    rates.map((row) => row.map((rate) => multiply(rate, step))),
  );
  if (!Number.isFinite(size)) return rates.map((row) => row.map(() => fromNumber(Number.NaN)));
  if (size * smallestBeside1(own) < 2 ** -BITS_LEFT) return linearFactors(own, rates, step);
  const wide = wideArithmetic(3 * Math.ceil(Math.log2(size)) + SPARE_BITS);
  const found = (change: number): Matrix<number> =>
    linearFactors(
      wide,
      rates.map((row, i) =>
        row.map((rate, j) => wide.fromNumber(toNumber(rate) * (i === j ? 1 : 1 - change))),
      ),
      wide.fromNumber(toNumber(step)),
    ).map((row) => row.map(wide.toNumber));
  const factors = found(0);
  return size < LOST || areAlike(factors, found(Number.EPSILON))
    ? factors.map((row) => row.map(fromNumber))
    : factors.map((row) => row.map(() => fromNumber(Number.NaN)));
}

/** Whether nearly two digits are the same, of the largest in each column. */
function areAlike(a: Matrix<number>, b: Matrix<number>): boolean {
  return a.every((row, i) =>
    row.every((entry, j) => {
      const largest = Math.max(...a.map((each) => Math.abs(each[j] ?? 0)));
      return Math.abs(entry - (b[i]?.[j] ?? 0)) <= largest / 64;
    }),
  );
}

/** Returns S. */
function linearFactors<T>(arithmetic: MatrixArithmetic<T>, rates: Matrix<T>, step: T): Matrix<T> {
  const { multiply, fromNumber } = arithmetic;
  const [zero, one] = [fromNumber(0), fromNumber(1)];
  const size = rates.length;
  const upper = rates.map((row, i) => [
    ...row.map((rate) => multiply(rate, step)),
    ...row.map((_, j) => (i === j ? one : zero)),
  ]);
  const lower = rates.map(() => Array.from({ length: 2 * size }, () => zero));
  const exponential = matrixExponential(arithmetic, [...upper, ...lower]);
  return exponential.slice(0, size).map((row) => row.slice(size).map((entry) => multiply(entry, step)));
}

/** Padé's approximation is taken where the norm is at most this. */
const NEAR = 0.5;

function matrixExponential<T>(arithmetic: MatrixArithmetic<T>, matrix: Matrix<T>): Matrix<T> {
  const { add, negate, multiply, fromNumber } = arithmetic;
  const size = norm(arithmetic, matrix);
  if (!Number.isFinite(size)) return matrix.map((row) => row.map(() => fromNumber(Number.NaN)));
  const squarings = Math.max(0, Math.ceil(Math.log2(size / NEAR)));
  const scale = (factor: T) => (row: readonly T[]) => row.map((entry) => multiply(entry, factor));
  const sum = (a: Matrix<T>, b: Matrix<T>): Matrix<T> =>
    a.map((row, i) => row.map((entry, j) => add(entry, known(b[i]?.[j], 'entry'))));
  const scaled = matrix.map(scale(fromNumber(2 ** -squarings)));
  const degree = padeDegree(arithmetic);
  const unit: Matrix<T> = matrix.map((row, i) => row.map((_, j) => fromNumber(i === j ? 1 : 0)));
  let above = unit;
  let below = unit;
  let power = unit;
  let coefficient = fromNumber(1);
  for (let k = 1; k <= degree; k++) {
    const ratio = arithmetic.divide(fromNumber(degree - k + 1), fromNumber(k * (2 * degree - k + 1)));
    coefficient = multiply(coefficient, ratio);
    power = matrixProduct(arithmetic, power, scaled);
    const term = power.map(scale(coefficient));
    above = sum(above, term);
    below = sum(below, k % 2 === 0 ? term : term.map((row) => row.map(negate)));
  }
  let result = solveMatrix(arithmetic, below, above);
  for (let i = 0; i < squarings; i++) result = matrixProduct(arithmetic, result, result);
  return result;
}

/** The degree whose error, x^(2q + 1) q!^2 / ((2q)! (2q + 1)!) at `NEAR`, the arithmetic does not see. */
function padeDegree<T>(arithmetic: MatrixArithmetic<T>): number {
  const smallest = smallestBeside1(arithmetic);
  let degree = 1;
  for (let error = 1; error > smallest / 8; degree++) {
    // From q = degree to degree + 1.
    const q = degree;
    error *= (NEAR ** 2 * (q + 1) ** 2) / ((2 * q + 1) * (2 * q + 2) ** 2 * (2 * q + 3));
  }
  return degree;
}

/** Returns the largest power of two that is lost when it is added to 1. */
function smallestBeside1<T>({ add, isAbove, fromNumber }: MatrixArithmetic<T>): number {
  let smallest = 1;
  while (isAbove(add(fromNumber(1), fromNumber(smallest)), fromNumber(1))) smallest /= 2;
  return smallest;
}

/** Returns the largest sum of absolute values of a row. */
function norm<T>({ toNumber }: MatrixArithmetic<T>, matrix: Matrix<T>): number {
  return Math.max(0, ...matrix.map((row) => row.reduce((sum, entry) => sum + Math.abs(toNumber(entry)), 0)));
}
