/**
 * Numbers with a fixed count of bits after the point and any before it, for matrices whose entries float64 cannot hold
 * apart. Beyond 2^1100 (outside float64), and where that is computed with, it is null.
 */
import type { MatrixArithmetic } from './matrix.ts';

export type Wide = bigint | null;

const OVERFLOW_BITS = 1100n;

/** Returns the arithmetic of numbers with `bits` bits after the point. */
export function wideArithmetic(bits: number): MatrixArithmetic<Wide> {
  const point = BigInt(bits);
  const most = 1n << (point + OVERFLOW_BITS);
  const held = (value: bigint): Wide => (value > most || value < -most ? null : value);
  const both =
    (operation: (a: bigint, b: bigint) => Wide) =>
    (a: Wide, b: Wide): Wide =>
      a === null || b === null ? null : operation(a, b);
  const negate = (a: Wide): Wide => (a === null ? null : -a);
  return {
    fromNumber(value) {
      if (!Number.isFinite(value)) return null;
      let [whole, halvings] = [value, 0];
      for (; !Number.isInteger(whole); halvings++) whole *= 2;
      return held((BigInt(whole) << point) >> BigInt(halvings));
    },
    toNumber: (value) => (value === null ? Number.NaN : scaledDown(value, bits)),
    add: both((a, b) => held(a + b)),
    subtract: both((a, b) => held(a - b)),
    multiply: both((a, b) => held((a * b) >> point)),
    divide: both((a, b) => (b === 0n ? null : held((a << point) / b))),
    negate,
    abs: (a) => (a !== null && a < 0n ? -a : a),
    isAbove: (a, b) => a !== null && b !== null && a > b,
  };
}

/** Returns value 2^-bits: its upper 64 bits, scaled in two halves, of which the first stays in range. */
function scaledDown(value: bigint, bits: number): number {
  const size = value < 0n ? -value : value;
  const surplus = Math.max(0, size.toString(2).length - 64);
  const exponent = surplus - bits;
  const half = Math.trunc(exponent / 2);
  return Number(value >> BigInt(surplus)) * 2 ** half * 2 ** (exponent - half);
}
