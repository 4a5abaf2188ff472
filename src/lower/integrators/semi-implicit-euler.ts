/**
 * Euler's step for one variable after the other, each seeing the new values of those before it. For v' = -w, w' = v, and
 * whatever else comes from an energy, the map keeps areas, so the energy does not drift however long the run
 * (Hairer, Lubich, Wanner 2006, Geometric Numerical Integration, section I.1).
 */
import { ZERO } from '../../base/rational.ts';
import type { Expression } from '../../expr/expression.ts';
import { eulerMove } from './exponential-move.ts';
import type { EquationSystem, Integrator } from './integrator.ts';

export const SEMI_IMPLICIT_EULER: Integrator = {
  name: 'semi_implicit_euler',
  aliases: ['symplectic_euler', 'semi_explicit_euler', 'euler_cromer'],
  title: 'Semi-implicit Euler method',
  description:
    'Euler for one variable after the other, in the order of the model, each with the new values of those before it: ' +
    'oscillators without damping neither grow nor decay.',
  order: 1,
  driver: 'fixed',
  stability: 'explicit',
  refuse: () => undefined,
  attempt,
};

function attempt({ pool, equations, stepSize, derivative }: EquationSystem): readonly Expression[] {
  const values: Expression[] = equations.map(({ start }) => start);
  for (const [i, { start }] of equations.entries()) {
    // A copy: a stage is known by its values.
    const slope = derivative({ number: i + 1, offset: ZERO, values: [...values] }, i);
    values[i] = eulerMove(pool, start, slope, stepSize);
  }
  return values;
}
