/**
 * How long a step may be at rest. A method's own step, made linear at an equilibrium, multiplies small deviations by a
 * matrix; where one of its eigenvalues is longer than 1 although the model itself lets that deviation die out, the
 * method makes it grow. This asks nothing of the method but its step, so it holds for every method.
 */
import type { Integrator } from '../lower/integrators/integrator.ts';
import { type Eigenvalue, eigenvalues } from './eigenvalues.ts';
import { linearisedFunction } from './linearised-function.ts';
import type { LocalEquations } from './local-equations.ts';

/** A deviation that neither grows nor dies out is not yet called growing by this much. */
const MARGIN = 1e-6;
const GOLDEN = (Math.sqrt(5) - 1) / 2;
/** As a part of a value. */
const NUDGE = 1e-8;
const POINTS_PER_DECADE = 12;
const DECADES = 9;

/** Whether deviations from `rest` do not grow by the method unless the model itself, with these eigenvalues, makes them. */
export function stabilityOf(
  { symbolic, states, constants, initial }: LocalEquations,
  integrator: Integrator,
  rest: ArrayLike<number>,
  ofModel: readonly Eigenvalue[],
): (dt: number) => boolean {
  const growing = ofModel.filter(({ real }) => real > 0).length;
  const { system } = symbolic;
  const stepSize = system.stepSize.kind === 'symbol' ? system.stepSize.name : '';
  const matrixAt = linearisedFunction(
    (integrator.linearStep ?? integrator.attempt)(system),
    [...states, stepSize],
    states.length,
    constants,
  );
  const place = beside(rest, initial);
  return (dt) => {
    const factors = eigenvalues(matrixAt([...place, dt]));
    if (factors === undefined) return false;
    return (
      factors.filter(({ real, imaginary }) => Math.hypot(real, imaginary) > 1 + MARGIN).length <= growing
    );
  };
}

/**
 * Returns values a little beside those at a place, for every state by another part: a method may treat a derivative that
 * is exactly 0 as a case of its own.
 */
export function beside(values: ArrayLike<number>, initial: ArrayLike<number>): readonly number[] {
  return Array.from(
    values,
    (value, i) =>
      value + NUDGE * (1 + ((i * GOLDEN) % 1)) * (Math.abs(value) + Math.abs(initial[i] ?? 0) || 1),
  );
}

/**
 * Returns the largest step, in the model's unit of time, up to which deviations from `rest` do not grow unless the model
 * makes them grow; `infinity` if there is none. `ofModel` are the eigenvalues of the model at `rest`.
 */
export function largestStableStep(
  equations: LocalEquations,
  integrator: Integrator,
  rest: ArrayLike<number>,
  ofModel: readonly Eigenvalue[],
): number {
  const fastest = Math.max(0, ...ofModel.map(({ real, imaginary }) => Math.hypot(real, imaginary)));
  if (fastest === 0 || integrator.stability === 'exact') return Number.POSITIVE_INFINITY;
  const isStable = stabilityOf(equations, integrator, rest, ofModel);
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
