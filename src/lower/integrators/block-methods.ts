/** Methods that can step some states of a model while others are stepped by another: their stages lie at 0, 1/2 and 1. */
import { known } from '../../base/invariant.ts';
import { ONE, ZERO } from '../../base/rational.ts';
import type { Expression } from '../../expr/expression.ts';
import { jacobian } from '../../symbolic/jacobian.ts';
import { drivenFlow } from './driven-flow.ts';
import { EXACT } from './exact.ts';
import { EXPLICIT_METHODS } from './explicit-methods.ts';
import { EXPONENTIAL_MIDPOINT, exponentialMiddle } from './exponential-midpoint.ts';
import type { EquationSystem, Integrator } from './integrator.ts';
import { linearFlow } from './linear-flow.ts';
import { HALF } from './midpoint-linearisation.ts';
import { RUSH_LARSEN_2, rushLarsenMiddle } from './rush-larsen.ts';

export interface BlockMethod {
  readonly name: string;
  /** The method that steps a whole model alike. */
  readonly sameAs?: string;
  /** Infinite where its steps are solutions. */
  readonly order: number;
  readonly stability: Integrator['stability'];
  /** Returns the values at t_(k+1), one per equation. */
  readonly end: (system: EquationSystem) => readonly Expression[];
  /** Returns the values at t_k + dt/2 for those that read them, of one order less than the step's; `end` are those at t_(k+1). */
  readonly middle: (system: EquationSystem, end: readonly Expression[]) => readonly Expression[];
}

const RK4 = known(
  EXPLICIT_METHODS.find(({ name }) => name === 'rk4'),
  'rk4',
);

/** Linear equations with constant coefficients that read nothing which changes within the step. */
export const EXACT_BLOCK: BlockMethod = {
  name: EXACT.name,
  sameAs: EXACT.name,
  order: Number.POSITIVE_INFINITY,
  stability: 'exact',
  end: EXACT.attempt,
  middle: (system) => {
    const { pool, equations, stepSize, derivatives } = system;
    const starts = equations.map(({ start }) => start);
    const slopes = derivatives({ number: 1, offset: HALF, values: starts });
    const rows = new Map(starts.map(({ name }, i) => [name, known(slopes[i], 'slope')]));
    const half = pool.apply('*', pool.number(0.5), stepSize);
    return linearFlow(system, jacobian(pool, rows), half)(starts, slopes);
  },
};

/** Linear equations with constant coefficients in each other, driven by what changes within the step. */
export const DRIVEN_BLOCK: BlockMethod = {
  name: EXACT.name,
  order: 4,
  stability: 'exact',
  end: (system) => drivenFlow(system).end(),
  middle: (system) => drivenFlow(system).middle(),
};

export const EXPONENTIAL_BLOCK: BlockMethod = {
  name: EXPONENTIAL_MIDPOINT.name,
  sameAs: EXPONENTIAL_MIDPOINT.name,
  order: EXPONENTIAL_MIDPOINT.order,
  stability: 'exponential',
  end: EXPONENTIAL_MIDPOINT.attempt,
  middle: exponentialMiddle,
};

export const RUSH_LARSEN_BLOCK: BlockMethod = {
  name: RUSH_LARSEN_2.name,
  sameAs: RUSH_LARSEN_2.name,
  order: RUSH_LARSEN_2.order,
  stability: 'exponential',
  end: RUSH_LARSEN_2.attempt,
  middle: rushLarsenMiddle,
};

export const RK4_BLOCK: BlockMethod = {
  name: RK4.name,
  sameAs: RK4.name,
  order: RK4.order,
  stability: 'explicit',
  end: RK4.attempt,
  middle: hermiteMiddle,
};

/** The cubic through both ends with their slopes, at its middle (Hairer, Nørsett, Wanner 1993, II.6): error dt^4. */
function hermiteMiddle(
  { pool, equations, stepSize, derivatives }: EquationSystem,
  end: readonly Expression[],
): readonly Expression[] {
  const starts = equations.map(({ start }) => start);
  const before = derivatives({ number: 1, offset: ZERO, values: starts });
  const after = derivatives({ number: 5, offset: ONE, values: end });
  const eighth = pool.apply('*', pool.number(0.125), stepSize);
  return starts.map((start, i) => {
    const mean = pool.apply('*', pool.number(0.5), pool.apply('+', start, known(end[i], 'value')));
    const bend = pool.apply('-', known(before[i], 'slope'), known(after[i], 'slope'));
    return pool.apply('+', mean, pool.apply('*', eighth, bend));
  });
}
