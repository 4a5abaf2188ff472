/**
 * φ1 of a matrix with rates so large that rounding would drown the small ones: in whole numbers of 2^-bits, with as many
 * bits as the norm asks for, by the series and doublings of `propagator`. Exact for the entries as they are; slow, and
 * rarely wanted.
 */

/** A whole number of 2^-bits; undefined beyond all numbers. */
type Wide = bigint | undefined;

/** Bits of the result and more. */
const SPARE_BITS = 160;
/** What is above 2^1100 is beyond float64, and so is what it reaches. */
const OVERFLOW_BITS = 1100;

/** Returns φ1 of a matrix of `size` rows, row by row: infinite where it is beyond all numbers. */
export function widePropagator(matrix: Float64Array, size: number): Float64Array {
  const largest = matrix.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
  const doublings = Math.max(0, Math.ceil(Math.log2(largest) + Math.log2(size))) + 2;
  // Doublings double errors; so do entries that grow before they decay, and results are as small as 1 / norm.
  const bits = 3 * doublings + SPARE_BITS;
  const entries = Array.from(matrix, (entry) => fixed(entry, bits - doublings));
  return Float64Array.from(doubled(entries, size, BigInt(bits), doublings), (entry) => toNumber(entry, bits));
}

/** Returns φ1 of the matrix times 2^`doublings`; the norm of the matrix is at most 1/4. */
function doubled(matrix: readonly bigint[], size: number, bits: bigint, doublings: number): readonly Wide[] {
  const product = multiplication(size, bits);
  const unit = matrix.map((_, index) => (index % (size + 1) === 0 ? 1n << bits : 0n));
  let exponential: readonly Wide[] = unit;
  let phi: readonly Wide[] = unit;
  let term: readonly Wide[] = unit;
  for (let k = 1n; term.some((entry) => entry !== 0n); k++) {
    term = quotient(product(term, matrix), k);
    exponential = sum(exponential, term);
    phi = sum(phi, quotient(term, k + 1n));
  }
  for (let level = 0; level < doublings; level++) {
    // Nothing is left of the start: what comes is halved.
    if (exponential.every((entry) => entry === 0n)) return quotient(phi, 1n << BigInt(doublings - level));
    phi = quotient(sum(product(exponential, phi), phi), 2n);
    exponential = product(exponential, exponential);
  }
  return phi;
}

type Multiply = (a: readonly Wide[], b: readonly Wide[]) => readonly Wide[];

/** A factor of 0 makes 0, also where the other one is beyond all numbers: what does not reach a state does not spoil it. */
function multiplication(size: number, bits: bigint): Multiply {
  const most = 1n << (bits + BigInt(OVERFLOW_BITS));
  const half = 1n << (bits - 1n);
  const entryOf = (a: readonly Wide[], b: readonly Wide[], i: number, j: number): Wide => {
    let total = 0n;
    for (let k = 0; k < size; k++) {
      const [left, right] = [a[i * size + k], b[k * size + j]];
      if (left === 0n || right === 0n) continue;
      if (left === undefined || right === undefined) return undefined;
      total += left * right;
    }
    const entry = (total + half) >> bits;
    return entry > most || entry < -most ? undefined : entry;
  };
  return (a, b) => a.map((_, index) => entryOf(a, b, Math.floor(index / size), index % size));
}

function sum(a: readonly Wide[], b: readonly Wide[]): readonly Wide[] {
  return a.map((entry, index) => {
    const other = b[index];
    return entry === undefined || other === undefined ? undefined : entry + other;
  });
}

function quotient(matrix: readonly Wide[], divisor: bigint): readonly Wide[] {
  return matrix.map((entry) => (entry === undefined ? undefined : entry / divisor));
}

function magnitude(x: bigint): bigint {
  return x < 0n ? -x : x;
}

/** Returns x 2^bits, rounded down. */
function fixed(x: number, bits: number): bigint {
  if (x === 0) return 0n;
  const exponent = Math.floor(Math.log2(Math.abs(x))) - 53;
  // Scaled in two halves, as 2^-exponent alone may overflow.
  const half = Math.trunc(exponent / 2);
  const whole = BigInt(Math.trunc(x * 2 ** -half * 2 ** (half - exponent)));
  const shift = BigInt(bits + exponent);
  return shift >= 0n ? whole << shift : whole >> -shift;
}

/** Returns x 2^-bits; infinite where it is beyond all numbers. */
function toNumber(x: Wide, bits: number): number {
  if (x === undefined) return Number.POSITIVE_INFINITY;
  const surplus = Math.max(0, magnitude(x).toString(2).length - 64);
  // The upper 64 bits, scaled in two halves: the first stays in range, the second rounds.
  const upper = Number(x >> BigInt(surplus));
  const exponent = surplus - bits;
  const half = Math.trunc(exponent / 2);
  return upper * 2 ** half * 2 ** (exponent - half);
}
