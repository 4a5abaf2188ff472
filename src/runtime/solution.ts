/**
 * Linear equations too many to be written out: Gaussian elimination with the largest pivot of each column (Golub and Van
 * Loan 2013, Matrix Computations, algorithm 3.4.1), in loops that pass over entries that are 0.
 */

/**
 * Returns x of A x = b, then the smallest pivot relative to the largest entry of its row of A, then the number of that row.
 * `numbers` are those of A row by row, then those of b: n (n + 1) of them.
 */
export function solution(numbers: ArrayLike<number>): Float64Array {
  const n = Math.floor(Math.sqrt(numbers.length));
  const a = Float64Array.from({ length: n * n }, (_, i) => numbers[i] ?? Number.NaN);
  const x = Float64Array.from({ length: n + 2 }, (_, i) => (i < n ? (numbers[n * n + i] ?? Number.NaN) : 0));
  const largest = Float64Array.from({ length: n }, (_, row) => largestOf(a, row * n, n));
  /** Rows in the order of their pivots. */
  const order = Int32Array.from({ length: n }, (_, row) => row);
  let [smallest, smallestRow] = [1, -1];
  for (let column = 0; column < n; column++) {
    let best = column;
    for (let at = column + 1; at < n; at++) {
      if (Math.abs(entry(a, order[at], n, column)) > Math.abs(entry(a, order[best], n, column))) best = at;
    }
    const pivotRow = order[best] ?? 0;
    order[best] = order[column] ?? 0;
    order[column] = pivotRow;
    const pivot = a[pivotRow * n + column] ?? 0;
    const relative = Math.abs(pivot) / (largest[pivotRow] ?? 0);
    if (!(relative >= smallest)) [smallest, smallestRow] = [relative, pivotRow];
    for (let at = column + 1; at < n; at++) {
      const row = order[at] ?? 0;
      const factor = (a[row * n + column] ?? 0) / pivot;
      if (factor === 0) continue;
      for (let other = column + 1; other < n; other++) {
        const value = a[pivotRow * n + other] ?? 0;
        if (value !== 0) a[row * n + other] = (a[row * n + other] ?? 0) - factor * value;
      }
      x[row] = (x[row] ?? 0) - factor * (x[pivotRow] ?? 0);
    }
  }
  const result = new Float64Array(n + 2);
  for (let column = n - 1; column >= 0; column--) {
    const row = order[column] ?? 0;
    let value = x[row] ?? 0;
    for (let other = column + 1; other < n; other++)
      value -= (a[row * n + other] ?? 0) * (result[other] ?? 0);
    result[column] = value / (a[row * n + column] ?? 0);
  }
  result[n] = smallest;
  result[n + 1] = smallestRow;
  return result;
}

function entry(a: Float64Array, row: number | undefined, n: number, column: number): number {
  return a[(row ?? 0) * n + column] ?? Number.NaN;
}

function largestOf(a: Float64Array, start: number, n: number): number {
  let largest = 0;
  for (let at = start; at < start + n; at++) largest = Math.max(largest, Math.abs(a[at] ?? Number.NaN));
  return largest;
}
