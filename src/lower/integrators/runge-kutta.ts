import { known } from '../../base/invariant.ts';
import { equals, isZero, ONE, type Rational, toNumber } from '../../base/rational.ts';
import type { Expression, ExpressionPool } from '../../expr/expression.ts';
import type { EquationSystem, Integrator } from './integrator.ts';
import type { Tableau } from './tableau.ts';

/** Returns the integrator that an explicit tableau describes. */
export function rungeKuttaIntegrator(
  about: Pick<Integrator, 'name' | 'aliases' | 'title' | 'description' | 'order'>,
  tableau: Tableau,
): Integrator {
  return {
    ...about,
    driver: 'fixed',
    stability: 'explicit',
    tableau,
    refuse: () => undefined,
    attempt: (system) => attempt(system, tableau),
  };
}

function attempt(system: EquationSystem, tableau: Tableau): readonly Expression[] {
  return stages(system, tableau).moved(tableau.b);
}

/** The stages of a step. */
export interface Stages {
  /** By stage, then by equation. */
  readonly slopes: readonly (readonly Expression[])[];
  /** Returns x + dt (w_1 k_1 + …) of every equation. */
  readonly moved: (weights: readonly Rational[]) => readonly Expression[];
}

/** Returns the slopes at all stages of the tableau. */
export function stages(system: EquationSystem, { a, c }: Pick<Tableau, 'a' | 'c'>): Stages {
  const { pool, equations, stepSize } = system;
  const slopes: (readonly Expression[])[] = [];
  const moved = (coefficients: readonly Rational[]): readonly Expression[] =>
    equations.map(({ start }, equation) => {
      const terms = slopes.map((stage) => known(stage[equation], 'slope'));
      const slope = combination(pool, coefficients, terms);
      return slope === undefined ? start : pool.apply('+', start, pool.apply('*', stepSize, slope));
    });
  for (const [i, row] of a.entries()) {
    const offset = known(c[i], `c of stage ${i + 1}`);
    slopes.push(system.derivatives({ number: i + 1, offset, values: moved(row) }));
  }
  return { slopes, moved };
}

/** Returns the sum of the terms whose coefficient is not 0, from left to right; undefined if there is none. */
export function combination(
  pool: ExpressionPool,
  coefficients: readonly Rational[],
  terms: readonly Expression[],
): Expression | undefined {
  let sum: Expression | undefined;
  for (const [i, coefficient] of coefficients.entries()) {
    if (isZero(coefficient)) continue;
    const term = known(terms[i], `term ${i}`);
    const scaled = equals(coefficient, ONE)
      ? term
      : pool.apply('*', pool.number(toNumber(coefficient)), term);
    sum = sum === undefined ? scaled : pool.apply('+', sum, scaled);
  }
  return sum;
}
