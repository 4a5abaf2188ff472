/**
 * How long a step may be at rest. A method's own step, made linear at an equilibrium, multiplies small deviations by a
 * matrix; where one of its eigenvalues is longer than 1 although the model itself lets that deviation die out, the
 * method makes it grow. This asks nothing of the method but its step, so it holds for every method.
 */
import type { Integrator } from '../lower/integrators/integrator.ts';
import { type Eigenvalue, eigenvalues } from './eigenvalues.ts';
import type { LocalEquations } from './local-equations.ts';
import { numericFunction } from './numeric-function.ts';

/** A deviation that neither grows nor dies out is not yet called growing by this much. */
const MARGIN = 1e-6;
const POINTS_PER_DECADE = 12;
const DECADES = 9;

/**
 * Returns the largest step, in the model's unit of time, up to which deviations from `rest` do not grow unless the model
 * makes them grow; `infinity` if there is none. `ofModel` are the eigenvalues of the model at `rest`.
 */
export function largestStableStep(
  { symbolic, states, constants }: LocalEquations,
  integrator: Integrator,
  rest: Float64Array,
  ofModel: readonly Eigenvalue[],
): number {
  const fastest = Math.max(0, ...ofModel.map(({ real, imaginary }) => Math.hypot(real, imaginary)));
  if (fastest === 0) return Number.POSITIVE_INFINITY;
  const growing = ofModel.filter(({ real }) => real > 0).length;
  const { system } = symbolic;
  const stepSize = system.stepSize.kind === 'symbol' ? system.stepSize.name : '';
  const next = numericFunction(integrator.attempt(system), [...states, stepSize], constants);

  const isStable = (dt: number): boolean => {
    const values = Float64Array.of(...rest, dt);
    const columns = states.map((_, j) => {
      const small = 1e-6 * (Math.abs(rest[j] ?? 0) || 1e-3);
      const at = rest[j] ?? 0;
      values[j] = at + small;
      const above = next(values).slice();
      values[j] = at - small;
      const below = next(values).slice();
      values[j] = at;
      return above.map((value, i) => (value - (below[i] ?? 0)) / (2 * small));
    });
    const matrix = states.map((_, i) => Float64Array.from(columns, (column) => column[i] ?? Number.NaN));
    const factors = eigenvalues(matrix);
    if (factors === undefined) return false;
    return (
      factors.filter(({ real, imaginary }) => Math.hypot(real, imaginary) > 1 + MARGIN).length <= growing
    );
  };

  // From a step at which nothing can grow, upwards to the first at which something does.
  let stable = 1e-3 / fastest;
  for (let i = 1; i <= DECADES * POINTS_PER_DECADE; i++) {
    const longer = (1e-3 / fastest) * 10 ** (i / POINTS_PER_DECADE);
    if (!isStable(longer)) return bisect(isStable, stable, longer);
    stable = longer;
  }
  return Number.POSITIVE_INFINITY;
}

function bisect(isStable: (dt: number) => boolean, from: number, to: number): number {
  let [stable, unstable] = [from, to];
  while (unstable - stable > 1e-6 * stable) {
    const middle = (stable + unstable) / 2;
    if (isStable(middle)) stable = middle;
    else unstable = middle;
  }
  return stable;
}
