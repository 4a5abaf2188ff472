import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Eigenvalue, eigenvalues } from '../../src/analysis/eigenvalues.ts';

function matrix(...rows: readonly (readonly number[])[]): readonly Float64Array[] {
  return rows.map((row) => Float64Array.from(row));
}

/** det(A - λ I) by complex elimination with pivoting: another algorithm than the one under test. */
function characteristic(rows: readonly Float64Array[], { real, imaginary }: Eigenvalue): number {
  const a = rows.map((row, i) =>
    Array.from(
      row,
      (entry, j) => [entry - (i === j ? real : 0), i === j ? -imaginary : 0] as [number, number],
    ),
  );
  let size = 1;
  for (let k = 0; k < a.length; k++) {
    let pivot = k;
    const absolute = (i: number): number => Math.hypot(...(a[i]?.[k] ?? [0, 0]));
    for (let i = k + 1; i < a.length; i++) if (absolute(i) > absolute(pivot)) pivot = i;
    const [top, other] = [a[pivot], a[k]];
    if (top === undefined || other === undefined) return Number.NaN;
    a[k] = top;
    a[pivot] = other;
    const [re, im] = top[k] ?? [0, 0];
    const square = re * re + im * im;
    size *= Math.sqrt(square);
    if (square === 0) return 0;
    for (let i = k + 1; i < a.length; i++) {
      const row = a[i];
      const [x, y] = row?.[k] ?? [0, 0];
      const factor = [(x * re + y * im) / square, (y * re - x * im) / square] as const;
      for (let j = k; j < a.length; j++) {
        const [u, v] = top[j] ?? [0, 0];
        const entry = row?.[j];
        if (entry === undefined) continue;
        entry[0] -= factor[0] * u - factor[1] * v;
        entry[1] -= factor[0] * v + factor[1] * u;
      }
    }
  }
  return size;
}

describe('eigenvalues', () => {
  it('are those of the diagonal of a triangle, the largest first', () => {
    const found = eigenvalues(matrix([1, 5, 2], [0, -3, 7], [0, 0, 4]));
    expect(found?.map(({ real }) => real)).toEqual([4, 1, -3]);
  });

  it('of a rotation are a pair on the imaginary axis', () => {
    expect(eigenvalues(matrix([0, -1], [1, 0]))).toEqual([
      { real: 0, imaginary: 1 },
      { real: 0, imaginary: -1 },
    ]);
  });

  it('of a cyclic permutation, on which unshifted iterations stand still, are the roots of one', () => {
    const found = eigenvalues(matrix([0, 0, 0, 1], [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0])) ?? [];
    expect(found).toHaveLength(4);
    for (const { real, imaginary } of found) expect(Math.hypot(real, imaginary)).toBeCloseTo(1, 12);
    expect(found.map(({ real }) => Math.round(real))).toEqual([1, 0, 0, -1]);
  });

  it('are none of a matrix that is not finite', () => {
    expect(eigenvalues(matrix([Number.NaN]))).toBeUndefined();
    expect(eigenvalues([])).toEqual([]);
  });

  it('are found whatever the scales of rows and columns', () => {
    const found = eigenvalues(matrix([-1, 1e12], [1e-12, -2])) ?? [];
    const root = Math.sqrt(5) / 2;
    expect(found.map(({ real }) => real)).toEqual([
      expect.closeTo(-1.5 + root, 12),
      expect.closeTo(-1.5 - root, 12),
    ]);
  });

  it('are found where couplings are too small for their products', () => {
    const found = eigenvalues(matrix([0, 0, -1.6e-217], [2.2e-269, 0, 1e-323], [0, 8.9e-64, 0])) ?? [];
    expect(found.map(({ real }) => Math.abs(real))).toEqual([0, 0, 0]);
  });

  it('make the matrix singular, and have its trace as their sum', () => {
    const entry = fc.double({ min: -10, max: 10, noNaN: true });
    const square = fc
      .integer({ min: 1, max: 9 })
      .chain((n) =>
        fc.array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: n, maxLength: n }),
      );
    fc.assert(
      fc.property(square, (rows) => {
        const a = matrix(...rows);
        const found = eigenvalues(a) ?? [];
        expect(found).toHaveLength(a.length);
        const norm = Math.max(1e-3, ...a.map((row) => row.reduce((sum, each) => sum + Math.abs(each), 0)));
        const trace = a.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
        const sum = found.reduce((total, { real }) => total + real, 0);
        expect(Math.abs(sum - trace)).toBeLessThan(1e-12 * norm * a.length);
        // A backward stable eigenvalue is exact for a matrix some ulp of its norm away: the determinant is that small
        // against the largest that such a matrix can have.
        for (const value of found) {
          expect(characteristic(a, value)).toBeLessThanOrEqual(
            1e-11 * (norm + Math.hypot(value.real, value.imaginary)) ** a.length * a.length,
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});
