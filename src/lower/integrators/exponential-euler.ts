/**
 * Exponential Euler: every variable is linearised in itself at t_k and that equation is solved exactly. Where it is linear
 * in its own variable, as a gate's is, this is MacGregor's (1987) exact step.
 */
import { known } from '../../base/invariant.ts';
import { ZERO } from '../../base/rational.ts';
import { differentiate } from '../../expr/differentiate.ts';
import type { Expression } from '../../expr/expression.ts';
import { exponentialMove } from './exponential-move.ts';
import type { EquationSystem, Integrator } from './integrator.ts';

export const EXPONENTIAL_EULER: Integrator = {
  name: 'exponential_euler',
  aliases: ['exp_euler', 'exp_auto', 'exponentialeuler'],
  title: 'Exponential Euler method',
  description:
    'Every variable is linearised in itself and that part is solved exactly: gates and leaks stay stable at any step. ' +
    'Where a slope is infinite the step is that of Euler.',
  order: 1,
  driver: 'fixed',
  stability: 'exponential',
  refuse: () => undefined,
  attempt,
};

function attempt(system: EquationSystem): readonly Expression[] {
  const { pool, equations, stepSize, derivatives } = system;
  const slopes = derivatives({ number: 1, offset: ZERO, values: equations.map(({ start }) => start) });
  return equations.map(({ state, start }, i) => {
    const slope = known(slopes[i], 'slope');
    const rate = differentiate(pool, slope, start.name);
    return exponentialMove(system, { state, start, slope, rate }, stepSize);
  });
}
