/**
 * φ1(Z) by an algorithm that shares nothing with the one under test: the corner of exp [[Z, 1], [0, 0]], by Taylor's series
 * of the matrix over 2^s and s squarings, in whole numbers of 2^-BITS.
 */

const BITS = 400n;
const ONE = 1n << BITS;

type Matrix = readonly (readonly bigint[])[];

function fixed(x: number): bigint {
  let [whole, halvings] = [x, 0n];
  for (; !Number.isInteger(whole); halvings++) whole *= 2;
  return (BigInt(whole) << BITS) >> halvings;
}

function toNumber(x: bigint): number {
  const size = x < 0n ? -x : x;
  const surplus = BigInt(Math.max(0, size.toString(2).length - 64));
  return Number(x >> surplus) * 2 ** Number(surplus - BITS);
}

function multiply(a: Matrix, b: Matrix): Matrix {
  return a.map((row) =>
    row.map(
      (_, j) =>
        row.reduce((sum, entry, k) => (entry === 0n ? sum : sum + entry * (b[k]?.[j] ?? 0n)), 0n) >> BITS,
    ),
  );
}

/** Returns φ1 of a matrix, row by row, each entry rounded to float64 after about a hundred digits. */
export function exactPropagator(entries: readonly number[], size: number): readonly number[] {
  const largest = Math.max(1, ...entries.map(Math.abs)) * size;
  const squarings = BigInt(Math.ceil(Math.log2(largest)) + 2);
  const scaled: Matrix = Array.from({ length: 2 * size }, (_, i) =>
    Array.from({ length: 2 * size }, (_, j) => {
      if (i >= size) return 0n;
      const entry = j < size ? fixed(entries[i * size + j] ?? Number.NaN) : j - size === i ? ONE : 0n;
      return entry >> squarings;
    }),
  );
  const unit: Matrix = scaled.map((row, i) => row.map((_, j) => (i === j ? ONE : 0n)));
  let [sum, power] = [unit, unit];
  for (let k = 1n; power.some((row) => row.some((entry) => entry > 1n || entry < -1n)); k++) {
    power = multiply(power, scaled).map((row) => row.map((entry) => entry / k));
    sum = sum.map((row, i) => row.map((entry, j) => entry + (power[i]?.[j] ?? 0n)));
  }
  for (let i = 0n; i < squarings; i++) sum = multiply(sum, sum);
  return sum.slice(0, size).flatMap((row) => row.slice(size).map(toNumber));
}
