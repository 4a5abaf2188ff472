/**
 * The exact step of dx/dt = A x + b, from its slopes f where it begins: x moves by what the last column of
 * exp [[A dt, f dt], [0, 0]] says (Van Loan 1978, doi:10.1109/TAC.1978.1101743), found by Padé's approximation with scaling
 * and squaring (Higham 2005, doi:10.1137/04061101X) in any arithmetic.
 */
import { known } from '../base/invariant.ts';
import type { Arithmetic } from './arithmetic.ts';
import { type Matrix, matrixProduct, solveMatrix } from './matrix.ts';

/** Returns how far the states move in a step. `rates` is A, by rows. */
export function linearStep<T>(
  arithmetic: Arithmetic<T>,
  rates: Matrix<T>,
  slopes: readonly T[],
  step: T,
): readonly T[] {
  const { multiply, fromNumber, toNumber } = arithmetic;
  const zero = fromNumber(0);
  // The moves are linear in the slopes: those are brought to the size of 1, as the scaling is to be that of A alone.
  // Scaled for huge slopes, A would vanish beside 1.
  const largest = Math.max(...slopes.map((slope) => Math.abs(toNumber(slope) * toNumber(step))));
  const size = largest > 0 && Number.isFinite(largest) ? 2 ** Math.floor(Math.log2(largest)) : 1;
  const share = fromNumber(1 / size);
  const rows = rates.map((row, i) => [
    ...row.map((entry) => multiply(entry, step)),
    multiply(multiply(known(slopes[i], 'slope'), share), step),
  ]);
  const exponential = matrixExponential(arithmetic, [...rows, [...rows.map(() => zero), zero]]);
  return rates.map((_, i) => multiply(known(exponential[i]?.at(-1), 'move'), fromNumber(size)));
}

/** Padé's approximation is taken where the norm is at most this. */
const NEAR = 0.5;

function matrixExponential<T>(arithmetic: Arithmetic<T>, matrix: Matrix<T>): Matrix<T> {
  const { add, negate, multiply, fromNumber, toNumber } = arithmetic;
  const size = Math.max(
    0,
    ...matrix.map((row) => row.reduce((sum, entry) => sum + Math.abs(toNumber(entry)), 0)),
  );
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
function padeDegree<T>({ add, compare, fromNumber }: Arithmetic<T>): number {
  let smallest = 1;
  while (compare('!=', add(fromNumber(1), fromNumber(smallest)), fromNumber(1))) smallest /= 2;
  let degree = 1;
  for (let error = 1; error > smallest / 8; degree++) {
    // From q = degree to degree + 1.
    const q = degree;
    error *= (NEAR ** 2 * (q + 1) ** 2) / ((2 * q + 1) * (2 * q + 2) ** 2 * (2 * q + 3));
  }
  return degree;
}
