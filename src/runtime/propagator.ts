/**
 * φ1(Z) = Z^-1 (exp(Z) - 1) of a small matrix: with Z = A dt, x + dt φ1(Z) (A x + b) is the solution of
 * dx/dt = A x + b one step later, whatever A is. Nothing is divided by a difference of rates, so equal, nearly equal,
 * zero and complex rates are like any others.
 *
 * φ1 and exp of Z / 2^s come from their series, and both are doubled s times:
 * φ1(2 Z) = (exp(Z) φ1(Z) + φ1(Z)) / 2, exp(2 Z) = exp(Z)^2 (Skaflestad and Wright 2009, doi:10.1016/j.apnum.2008.03.016).
 * - Lower triangular (chains): the diagonals are put in exactly at every doubling. What is left are the divided
 *   differences of exp; every term of theirs is positive where the coefficients between the states are, however the
 *   rates differ, so each entry keeps its own digits (as McCurdy, Ng and Parlett 1984 ask for, doi:10.2307/2007599).
 * - Two by two: exp is put in exactly at every doubling, from its closed form with cosh and sinh, or cos and sin.
 * - Others: after balancing (Osborne 1960); the error is that of scaling and squaring (Higham 2005), some ulp times the
 *   norm of Z. From a norm of 2^30 on it is computed with more digits (`wide-propagator.ts`).
 */
import { widePropagator } from './wide-propagator.ts';

/** The functions of numbers that it needs. */
export interface PropagatorFunctions {
  readonly exp: (x: number) => number;
  /** (exp(x) - 1) / x, and 1 at 0. */
  readonly exprel: (x: number) => number;
  readonly sin: (x: number) => number;
  readonly cos: (x: number) => number;
}

/** The series are taken where no diagonal entry, or no norm, is above this. */
const NEAR = 0.5;

/**
 * Returns φ1 of a matrix of `size` rows, row by row, as `matrix` gives its entries; infinite where it is beyond all
 * numbers. All NaN if an entry is no finite number, or where no digit can be known, as an ulp of the entries decides: that
 * takes a norm of 2^43, and rates far below it that are not those of states which nothing but slower ones feeds.
 */
export function propagator(
  functions: PropagatorFunctions,
  matrix: ArrayLike<number>,
  size: number,
): Float64Array {
  const entries = Float64Array.from({ length: size * size }, (_, index) => matrix[index] ?? Number.NaN);
  if (!entries.every(Number.isFinite)) return entries.fill(Number.NaN);
  if (isLowerTriangular(entries, size)) return ofTriangular(functions, entries, size);
  return ofFull(functions, entries, size);
}

function at(matrix: Float64Array, index: number): number {
  // All indices below are within.
  return matrix[index] as number;
}

function isLowerTriangular(matrix: Float64Array, size: number): boolean {
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) if (at(matrix, i * size + j) !== 0) return false;
  }
  return true;
}

/** Returns how often a number is to be halved to be at most `NEAR`. */
function halvings(value: number): number {
  let count = 0;
  for (let half = value; half > NEAR; half /= 2) count++;
  return count;
}

function ofTriangular(
  { exp, exprel }: PropagatorFunctions,
  matrix: Float64Array,
  size: number,
): Float64Array {
  let largest = 0;
  for (let i = 0; i < size; i++) largest = Math.max(largest, Math.abs(at(matrix, i * (size + 1))));
  const doublings = halvings(largest);
  const putDiagonals = (pair: Pair, level: number): void => {
    for (let i = 0; i < size; i++) {
      const z = at(matrix, i * (size + 1)) * 2 ** -level;
      pair.exponential[i * (size + 1)] = exp(z);
      pair.phi[i * (size + 1)] = exprel(z);
    }
  };
  const pair = series(matrix, size, 2 ** -doublings);
  putDiagonals(pair, doublings);
  for (let level = doublings - 1; level >= 0; level--) {
    double(pair, size);
    putDiagonals(pair, level);
  }
  return pair.phi;
}

/** Where an entry is above it, sums of entries may overflow; the matrix is halved this often beforehand. */
const LARGE: number = 2 ** 960;
const LARGE_HALVINGS = 64;

/** From this norm on, repeated squaring in float64 has lost more than half of the digits. */
const WIDE: number = 2 ** 30;
/** From this norm on, what an ulp of the entries does may be as large as the result: it is looked at. */
const LOST: number = 2 ** 43;

function ofFull(functions: PropagatorFunctions, matrix: Float64Array, size: number): Float64Array {
  const balanced = matrix.slice();
  const first = matrix.some((entry) => Math.abs(entry) > LARGE) ? LARGE_HALVINGS : 0;
  for (const [index, entry] of balanced.entries()) balanced[index] = entry * 2 ** -first;
  const scales = balance(balanced, size);
  const length = norm(balanced, size);
  const isLost = first > 0 || length >= LOST;
  if ((isLost || length >= WIDE) && (size > 2 || isNearlyNilpotent(balanced, length))) {
    const phi = widePropagator(matrix, size);
    return isLost && !isKnown(phi, matrix, size, scales) ? phi.fill(Number.NaN) : phi;
  }
  const phi = ofBalanced(functions, balanced, size, length, first);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      phi[i * size + j] = (at(phi, i * size + j) * at(scales, i)) / at(scales, j);
    }
  }
  return phi;
}

/**
 * Whether φ1 is that of matrices an ulp away too. Where it is not, nobody knows it, as entries have been rounded: the phase
 * of a rotation by 1e20 rad, the leak of states that exchange 1e20 times as much.
 */
function isKnown(phi: Float64Array, matrix: Float64Array, size: number, scales: Float64Array): boolean {
  // Rates an ulp smaller and couplings two: what they leave of each other changes.
  const nudged = matrix.map((entry, index) => entry * (1 - (index % (size + 1) === 0 ? ULP : 2 * ULP)));
  const other = widePropagator(nudged, size);
  for (let j = 0; j < size; j++) {
    let [largest, difference] = [0, 0];
    for (let i = 0; i < size; i++) {
      const [entry, changed] = [at(phi, i * size + j), at(other, i * size + j)];
      if (entry === changed) continue;
      largest = Math.max(largest, Math.abs(entry / at(scales, i)));
      difference = Math.max(difference, Math.abs((entry - changed) / at(scales, i)));
    }
    if (!(difference <= largest * KNOWN)) return false;
  }
  return true;
}

const ULP: number = 2 ** -52;
/** Nearly two digits. */
const KNOWN: number = 2 ** -6;

/** Returns φ1 of the matrix times 2^`doublings`. */
function ofBalanced(
  functions: PropagatorFunctions,
  matrix: Float64Array,
  size: number,
  length: number,
  doublings: number,
): Float64Array {
  const rest = halvings(length);
  const pair = series(matrix, size, 2 ** -rest);
  for (let level = doublings + rest - 1; level >= 0; level--) {
    if (size === 2) putExponential(functions, pair.exponential, matrix, 2 ** (doublings - level - 1));
    double(pair, size);
  }
  return pair.phi;
}

/** Whether both rates of two states are far below the norm: what is to be left of the couplings has cancelled then. */
function isNearlyNilpotent(matrix: Float64Array, length: number): boolean {
  const [a, b] = [at(matrix, 0) / length, at(matrix, 1) / length];
  const [c, d] = [at(matrix, 2) / length, at(matrix, 3) / length];
  const half = (a - d) / 2;
  return Math.abs(a + d) / 2 + Math.sqrt(Math.abs(sumOfProducts(half, half, b, c))) < 2 ** -24;
}

/** exp(Z) and φ1(Z). */
interface Pair {
  exponential: Float64Array;
  phi: Float64Array;
}

/** Returns both by their series in Z = scale * matrix, summed until no entry changes. */
function series(matrix: Float64Array, size: number, scale: number): Pair {
  const scaled = matrix.map((entry) => entry * scale);
  const exponential = identity(size);
  const phi = identity(size);
  let power = identity(size);
  // Entries far from the diagonal of a chain begin with a late term, and those are divided by factorials.
  const most = 40 + 4 * size;
  for (let k = 1; k <= most; k++) {
    power = product(power, scaled, size);
    let hasChanged = k <= size;
    for (let index = 0; index < power.length; index++) {
      const term = at(power, index) / k;
      power[index] = term;
      const [sum, phiSum] = [at(exponential, index) + term, at(phi, index) + term / (k + 1)];
      if (sum !== at(exponential, index) || phiSum !== at(phi, index)) hasChanged = true;
      exponential[index] = sum;
      phi[index] = phiSum;
    }
    if (!hasChanged) break;
  }
  return { exponential, phi };
}

/** Makes exp(2 Z) and φ1(2 Z) of exp(Z) and φ1(Z). */
function double(pair: Pair, size: number): void {
  const { exponential, phi } = pair;
  pair.phi = product(exponential, phi, size);
  for (let index = 0; index < phi.length; index++) {
    pair.phi[index] = (at(pair.phi, index) + at(phi, index)) / 2;
  }
  pair.exponential = product(exponential, exponential, size);
}

function identity(size: number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) matrix[i * (size + 1)] = 1;
  return matrix;
}

/** A factor of 0 makes 0, also where the other one has overflown: what does not reach a state does not spoil it. */
function product(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      const factor = at(a, i * size + k);
      if (factor === 0) continue;
      for (let j = 0; j < size; j++) {
        const other = at(b, k * size + j);
        if (other !== 0) result[i * size + j] = at(result, i * size + j) + factor * other;
      }
    }
  }
  return result;
}

/** The largest sum of absolute values of a column. */
function norm(matrix: Float64Array, size: number): number {
  let largest = 0;
  for (let j = 0; j < size; j++) {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += Math.abs(at(matrix, i * size + j));
    largest = Math.max(largest, sum);
  }
  return largest;
}

/** More rounds change little; a matrix that falls apart into blocks would be scaled without end. */
const MOST_ROUNDS = 20;
/** As a power of two: couplings that differ by more than this may stay so, as long as nothing overflows. */
const LARGEST_SCALE = 200;

/**
 * Scales rows and columns by powers of two, which changes no digit, until those of each state weigh about the same: the
 * units that states are counted in do not matter then. Returns the scales: entry (i, j) was multiplied by
 * scale j / scale i.
 */
function balance(matrix: Float64Array, size: number): Float64Array {
  const scales = new Float64Array(size).fill(1);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let hasChanged = false;
    for (let i = 0; i < size; i++) {
      let [row, column] = [0, 0];
      for (let j = 0; j < size; j++) {
        if (j === i) continue;
        row += Math.abs(at(matrix, i * size + j));
        column += Math.abs(at(matrix, j * size + i));
      }
      if (row === 0 || column === 0) continue;
      const factor = 2 ** Math.round(Math.log2(row / column) / 2);
      if (row / factor + column * factor > 0.95 * (row + column)) continue;
      if (Math.abs(Math.log2(at(scales, i) * factor)) > LARGEST_SCALE) continue;
      hasChanged = true;
      scales[i] = at(scales, i) * factor;
      for (let j = 0; j < size; j++) {
        if (j === i) continue;
        matrix[i * size + j] = at(matrix, i * size + j) / factor;
        matrix[j * size + i] = at(matrix, j * size + i) * factor;
      }
    }
    if (!hasChanged) break;
  }
  return scales;
}

const HUGE_UNIT: number = 2 ** 540;

/**
 * Puts exp(scale Z) of a matrix of two rows. With m the mean of its diagonal and h half their difference it is
 * e^m (cosh(r) + sinh(r) / r (Z - m)), r^2 = h^2 + z12 z21, and cos and sin where that is negative.
 */
function putExponential(
  { exp, sin, cos }: PropagatorFunctions,
  result: Float64Array,
  matrix: Float64Array,
  scale: number,
): void {
  const [a, b] = [at(matrix, 0) * scale, at(matrix, 1) * scale];
  const [c, d] = [at(matrix, 2) * scale, at(matrix, 3) * scale];
  const mean = (a + d) / 2;
  const half = (a - d) / 2;
  // Squares of huge entries, and 4 times those, overflow: these are counted in units of 2^540 then, of 1 else.
  const unit = Number.isFinite(16 * sumOfProducts(half, half, b, c)) ? 1 : HUGE_UNIT;
  const [halfUnits, bUnits, cUnits] = [half / unit, b / unit, c / unit];
  const square = sumOfProducts(halfUnits, halfUnits, bUnits, cUnits);
  // One in these units, squared; 0 where that underflows, as a square there is 0 or far above 1.
  const one = unit ** -2;
  if (square > one) {
    // Eigenvalues are mean ± r; the one near 0 is the determinant over the other.
    const r = Math.sqrt(square);
    const determinant = sumOfProducts(a / unit, d / unit, -bUnits, cUnits);
    const farUnits = mean > 0 ? mean / unit + r : mean / unit - r;
    const [far, near] = [farUnits * unit, (determinant / farUnits) * unit];
    const [above, below] = mean > 0 ? [exp(far), exp(near)] : [exp(near), exp(far)];
    // (1 + |h| / r) / 2 and (1 - |h| / r) / 2, the latter without its cancellation.
    const size = Math.abs(halfUnits) + r;
    const most = size / (2 * r);
    const least = (bUnits * cUnits) / (2 * r * size);
    const [first, second] = half > 0 ? [most, least] : [least, most];
    const slope = (above - below) / (2 * r);
    result[0] = above * first + below * second;
    result[1] = slope * bUnits;
    result[2] = slope * cUnits;
    result[3] = above * second + below * first;
    return;
  }
  const growth = exp(mean);
  const r = square < -one ? Math.sqrt(-square) * unit : 0;
  const even = growth * (r > 0 ? cos(r) : evenSeries(square, 0));
  const odd = growth * (r > 0 ? sin(r) / r : evenSeries(square, 1));
  result[0] = even + odd * half;
  result[1] = odd * b;
  result[2] = odd * c;
  result[3] = even - odd * half;
}

/** cosh(r), or with `odd` = 1 sinh(r) / r, of r^2 = x; also where x is negative: the series of x^k / (2 k + odd)!. */
function evenSeries(x: number, odd: 0 | 1): number {
  let [sum, term] = [1, 1];
  for (let k = 1; k <= 12; k++) {
    term *= x / ((2 * k + odd) * (2 * k + odd - 1));
    sum += term;
  }
  return sum;
}

/** Returns a b + c d rounded about once, however the products cancel (Ogita, Rump and Oishi 2005, Dot2). */
function sumOfProducts(a: number, b: number, c: number, d: number): number {
  const [first, second] = [a * b, c * d];
  const sum = first + second;
  const part = sum - first;
  const lost = first - (sum - part) + (second - part);
  const corrected = sum + (lost + remainder(a, b, first) + remainder(c, d, second));
  return Number.isFinite(corrected) ? corrected : sum;
}

/** Returns a b - (a b rounded), exactly but where it underflows (Veltkamp and Dekker 1971). */
function remainder(a: number, b: number, product: number): number {
  const [aHigh, bHigh] = [highPart(a), highPart(b)];
  const [aLow, bLow] = [a - aHigh, b - bHigh];
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** The upper 26 bits. */
function highPart(x: number): number {
  const scaled = x * 134217729;
  return scaled - (scaled - x);
}
