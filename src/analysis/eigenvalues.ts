/**
 * Eigenvalues of a real square matrix: reduced to upper Hessenberg form by elimination with pivoting, then the
 * implicit double-shift QR iteration of Francis (1961, doi:10.1093/comjnl/4.3.265), as `elmhes` and `hqr` of
 * Wilkinson and Reinsch's Handbook (1971) do it. The matrix is balanced first (Parlett and Reinsch 1969,
 * doi:10.1007/BF02165404), as membranes and gates differ in scale by powers of ten.
 */

export interface Eigenvalue {
  readonly real: number;
  readonly imaginary: number;
}

/** Rows of numbers. */
export type Matrix = readonly Float64Array[];

const MOST_ITERATIONS = 60;
const RADIX = 2;
/** Entries this small against the largest are no coupling. */
const NOTHING = 1e-200;

/** Returns the eigenvalues, those with the largest real part first; undefined where an entry is not finite or nothing converges. */
export function eigenvalues(matrix: Matrix): readonly Eigenvalue[] | undefined {
  if (matrix.some((row) => row.some((entry) => !Number.isFinite(entry)))) return undefined;
  const largest = Math.max(
    0,
    ...matrix.map((row) => row.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0)),
  );
  if (largest === 0) return matrix.map(() => ({ real: 0, imaginary: 0 }));
  // As parts of the largest entry, so that products neither overflow nor underflow.
  const h = matrix.map((row) =>
    row.map((entry) => (Math.abs(entry) < NOTHING * largest ? 0 : entry / largest)),
  );
  balance(h);
  reduce(h);
  const parts = iterate(h)?.map(({ real, imaginary }) => ({
    real: real * largest,
    imaginary: imaginary * largest,
  }));
  return parts?.sort((a, b) => b.real - a.real || b.imaginary - a.imaginary);
}

function at(h: readonly Float64Array[], row: number, column: number): number {
  return h[row]?.[column] ?? 0;
}

function set(h: readonly Float64Array[], row: number, column: number, value: number): void {
  const numbers = h[row];
  if (numbers !== undefined) numbers[column] = value;
}

/** Scales rows and columns by powers of two until their sums are alike; the eigenvalues stay. */
function balance(h: readonly Float64Array[]): void {
  const n = h.length;
  for (let isDone = false; !isDone; ) {
    isDone = true;
    for (let i = 0; i < n; i++) {
      let [row, column] = [0, 0];
      for (let j = 0; j < n; j++) {
        if (j === i) continue;
        column += Math.abs(at(h, j, i));
        row += Math.abs(at(h, i, j));
      }
      if (row === 0 || column === 0) continue;
      const sum = row + column;
      let factor = 1;
      while (column < row / RADIX && factor < 2 ** 500) {
        factor *= RADIX;
        column *= RADIX * RADIX;
      }
      while (column > row * RADIX && factor > 2 ** -500) {
        factor /= RADIX;
        column /= RADIX * RADIX;
      }
      if ((column + row) / factor >= 0.95 * sum) continue;
      isDone = false;
      for (let j = 0; j < n; j++) {
        set(h, i, j, at(h, i, j) / factor);
      }
      for (let j = 0; j < n; j++) {
        set(h, j, i, at(h, j, i) * factor);
      }
    }
  }
}

/** Makes the matrix upper Hessenberg by similar eliminations, the largest entry of each column as pivot. */
function reduce(h: readonly Float64Array[]): void {
  const n = h.length;
  for (let m = 1; m < n - 1; m++) {
    let pivot = m;
    for (let i = m + 1; i < n; i++) {
      if (Math.abs(at(h, i, m - 1)) > Math.abs(at(h, pivot, m - 1))) pivot = i;
    }
    const x = at(h, pivot, m - 1);
    if (x === 0) continue;
    if (pivot !== m) {
      for (let j = 0; j < n; j++) swap(h, pivot, j, m, j);
      for (let j = 0; j < n; j++) swap(h, j, pivot, j, m);
    }
    for (let i = m + 1; i < n; i++) {
      const factor = at(h, i, m - 1) / x;
      if (factor === 0) continue;
      for (let j = 0; j < n; j++) set(h, i, j, at(h, i, j) - factor * at(h, m, j));
      for (let j = 0; j < n; j++) set(h, j, m, at(h, j, m) + factor * at(h, j, i));
    }
  }
  for (let i = 2; i < n; i++) for (let j = 0; j < i - 1; j++) set(h, i, j, 0);
}

function swap(h: readonly Float64Array[], i: number, j: number, k: number, l: number): void {
  const kept = at(h, i, j);
  set(h, i, j, at(h, k, l));
  set(h, k, l, kept);
}

/** The eigenvalues of [[a, b], [c, d]]. */
function ofTwoByTwo(a: number, b: number, c: number, d: number): readonly [Eigenvalue, Eigenvalue] {
  const half = (a - d) / 2;
  const discriminant = half * half + b * c;
  if (discriminant < 0) {
    const imaginary = Math.sqrt(-discriminant);
    return [
      { real: d + half, imaginary },
      { real: d + half, imaginary: -imaginary },
    ];
  }
  const root = half + (half < 0 ? -1 : 1) * Math.sqrt(discriminant);
  // The product of both is -b c, which loses no digits where the difference would.
  return [
    { real: d + root, imaginary: 0 },
    { real: root === 0 ? d : d - (b * c) / root, imaginary: 0 },
  ];
}

/** QR steps on the Hessenberg matrix, an eigenvalue or a pair split off from its end at a time. */
function iterate(h: readonly Float64Array[]): Eigenvalue[] | undefined {
  const found: Eigenvalue[] = [];
  const norm = h.reduce((sum, row) => sum + row.reduce((total, entry) => total + Math.abs(entry), 0), 0);
  let last = h.length - 1;
  let iterations = 0;
  let shift = 0;
  while (last >= 0) {
    let first = last;
    while (first > 0 && !isNegligible(h, first, norm)) first -= 1;
    if (first > 0) set(h, first, first - 1, 0);
    if (first === last) {
      found.push({ real: at(h, last, last) + shift, imaginary: 0 });
      last -= 1;
      iterations = 0;
      continue;
    }
    if (first === last - 1) {
      const [one, other] = ofTwoByTwo(
        at(h, first, first),
        at(h, first, last),
        at(h, last, first),
        at(h, last, last),
      );
      found.push({ ...one, real: one.real + shift }, { ...other, real: other.real + shift });
      last -= 2;
      iterations = 0;
      continue;
    }
    if (iterations === MOST_ITERATIONS) return undefined;
    let trace = at(h, last, last) + at(h, last - 1, last - 1);
    let determinant =
      at(h, last, last) * at(h, last - 1, last - 1) - at(h, last, last - 1) * at(h, last - 1, last);
    if (iterations % 10 === 9) {
      // An exceptional shift breaks cycles.
      const far = Math.abs(at(h, last, last - 1)) + Math.abs(at(h, last - 1, last - 2));
      const corner = at(h, last, last);
      shift += corner;
      for (let i = 0; i <= last; i++) set(h, i, i, at(h, i, i) - corner);
      trace = 1.5 * far;
      determinant = far * far;
    }
    iterations += 1;
    doubleShift(h, first, last, trace, determinant);
  }
  return found;
}

/** Whether the entry left of the diagonal in this row no longer counts beside its neighbours on the diagonal. */
function isNegligible(h: readonly Float64Array[], row: number, norm: number): boolean {
  const near = Math.abs(at(h, row - 1, row - 1)) + Math.abs(at(h, row, row)) || norm;
  // Far below every other entry it would only make quotients overflow.
  return Math.abs(at(h, row, row - 1)) <= Math.max(Number.EPSILON * near, 1e-290 * norm);
}

/** One sweep of the implicit double shift over rows and columns `first` to `last`. */
function doubleShift(
  h: readonly Float64Array[],
  first: number,
  last: number,
  trace: number,
  determinant: number,
): void {
  // The first column of H^2 - trace H + determinant, which has three entries.
  const z = at(h, first, first);
  const below = at(h, first + 1, first);
  let p = (z * z - trace * z + determinant) / below + at(h, first, first + 1);
  let q = at(h, first + 1, first + 1) + z - trace;
  let r = first + 2 <= last ? at(h, first + 2, first + 1) : 0;
  for (let k = first; k < last; k++) {
    if (k > first) {
      p = at(h, k, k - 1);
      q = at(h, k + 1, k - 1);
      r = k + 2 <= last ? at(h, k + 2, k - 1) : 0;
    }
    const scale = Math.abs(p) + Math.abs(q) + Math.abs(r);
    if (scale === 0) continue;
    p /= scale;
    q /= scale;
    r /= scale;
    const length = (p < 0 ? -1 : 1) * Math.sqrt(p * p + q * q + r * r);
    if (k > first) {
      set(h, k, k - 1, -length * scale);
      set(h, k + 1, k - 1, 0);
      if (k + 2 <= last) set(h, k + 2, k - 1, 0);
    }
    // The reflection I - (1, y, z)^T (x, x y, x z) with y = q / (p + length), z likewise, x = (p + length) / length.
    p += length;
    const x = p / length;
    const y = q / p;
    const w = r / p;
    const rows = Math.min(3, last - k + 1);
    for (let j = k; j <= last; j++) {
      const sum = at(h, k, j) + y * at(h, k + 1, j) + (rows === 3 ? w * at(h, k + 2, j) : 0);
      set(h, k, j, at(h, k, j) - sum * x);
      set(h, k + 1, j, at(h, k + 1, j) - sum * x * y);
      if (rows === 3) set(h, k + 2, j, at(h, k + 2, j) - sum * x * w);
    }
    const end = Math.min(last, k + 3);
    for (let i = first; i <= end; i++) {
      const sum = x * (at(h, i, k) + y * at(h, i, k + 1) + (rows === 3 ? w * at(h, i, k + 2) : 0));
      set(h, i, k, at(h, i, k) - sum);
      set(h, i, k + 1, at(h, i, k + 1) - sum * y);
      if (rows === 3) set(h, i, k + 2, at(h, i, k + 2) - sum * w);
    }
  }
}
