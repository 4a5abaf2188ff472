import type { Matrix } from './eigenvalues.ts';

/** Returns x of A x = b by elimination with partial pivoting on rows of equal weight; undefined where A is singular. */
export function solveLinear(matrix: Matrix, right: Float64Array): Float64Array | undefined {
  const n = matrix.length;
  const rows = matrix.map((row, i) => {
    const scale = Math.max(...row.map(Math.abs)) || 1;
    return Float64Array.from([...row, right[i] ?? 0], (entry) => entry / scale);
  });
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) {
      if (Math.abs(rows[i]?.[k] ?? 0) > Math.abs(rows[pivot]?.[k] ?? 0)) pivot = i;
    }
    const [top, other] = [rows[pivot], rows[k]];
    const corner = top?.[k] ?? 0;
    if (top === undefined || other === undefined || corner === 0 || !Number.isFinite(corner))
      return undefined;
    rows[k] = top;
    rows[pivot] = other;
    for (const row of rows.slice(k + 1)) {
      const factor = (row[k] ?? 0) / corner;
      if (factor === 0) continue;
      for (let j = k; j <= n; j++) row[j] = (row[j] ?? 0) - factor * (top[j] ?? 0);
    }
  }
  const x = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    const row = rows[i] ?? new Float64Array();
    let sum = row[n] ?? 0;
    for (let j = i + 1; j < n; j++) sum -= (row[j] ?? 0) * (x[j] ?? 0);
    x[i] = sum / (row[i] ?? Number.NaN);
  }
  return x.every(Number.isFinite) ? x : undefined;
}
