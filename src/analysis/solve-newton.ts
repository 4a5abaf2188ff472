import type { Matrix } from './eigenvalues.ts';
import type { LocalEquations } from './local-equations.ts';
import { solveLinear } from './solve-linear.ts';

const MOST_NEWTON_STEPS = 60;

/** Newton's method, each step halved until the equations come nearer to 0; undefined where they do not. */
export function solveNewton(
  { derivatives, jacobianAt, initial }: LocalEquations,
  start: Float64Array,
): Float64Array | undefined {
  let values = start.slice();
  let slopes = derivatives(values).slice();
  if (slopes.some((slope) => !Number.isFinite(slope))) return undefined;
  for (let i = 0; i < MOST_NEWTON_STEPS; i++) {
    const matrix = jacobianAt(values);
    const change = solveLinear(matrix, slopes);
    if (change === undefined) return slopes.every((slope) => slope === 0) ? values : undefined;
    const isSmall = change.every((each, j) => {
      const scale = Math.abs(initial[j] ?? 0) || 1;
      return Math.abs(each) <= 4e-16 * Math.abs(values[j] ?? 0) + 1e-18 * scale;
    });
    if (isSmall) return values;
    const scales = scalesOf(matrix, values);
    const length = weightedLength(slopes, scales);
    const before = values;
    let fraction = 1;
    for (; fraction > 1e-6; fraction /= 2) {
      const tried = before.map((value, j) => value - fraction * (change[j] ?? 0));
      const there = derivatives(tried).slice();
      if (!(weightedLength(there, scales) < length)) continue;
      values = tried;
      slopes = there;
      break;
    }
    if (fraction <= 1e-6) {
      // Rounding stops every descent; what is left of the step says whether that is so.
      const isThere = change.every((each, j) => {
        const scale = Math.abs(initial[j] ?? 0) || 1;
        return Math.abs(each) <= 1e-9 * Math.abs(before[j] ?? 0) + 1e-13 * scale;
      });
      return isThere ? before : undefined;
    }
  }
  return undefined;
}

/** What the terms of each equation amount to, that its sum may be called small against them. */
function scalesOf(matrix: Matrix, values: Float64Array): Float64Array {
  return Float64Array.from(matrix, (row) =>
    row.reduce((sum, entry, j) => sum + Math.abs(entry * (values[j] || 1e-12)), 0),
  );
}

function weightedLength(slopes: Float64Array, scales: Float64Array): number {
  return Math.hypot(...slopes.map((slope, i) => slope / (scales[i] || 1)));
}
