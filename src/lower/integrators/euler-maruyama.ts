/** Maruyama (1955); Kloeden and Platen (1992), Numerical Solution of Stochastic Differential Equations, (10.2.4). */
import { ZERO } from '../../base/rational.ts';
import type { Expression } from '../../expr/expression.ts';
import type { EquationSystem, Integrator, Stage } from './integrator.ts';
import { noiseMove, timesIncrement } from './noise-step.ts';

export const EULER_MARUYAMA: Integrator = {
  name: 'euler_maruyama',
  aliases: ['em', 'maruyama'],
  title: 'Euler-Maruyama method (Itô)',
  description:
    'Euler’s step, and the noise of the step times what multiplies it at its start: for noise of any form, in the sense of Itô.',
  order: 1,
  noise: { calculus: 'ito', strong: 0.5, strongAdditive: 1, weak: 1 },
  driver: 'fixed',
  stability: 'explicit',
  refuse: () => undefined,
  attempt: eulerMaruyama,
};

/** Returns the stage at t_k. */
export function startStage({ equations }: Pick<EquationSystem, 'equations'>): Stage {
  return { number: 1, offset: ZERO, values: equations.map(({ start }) => start) };
}

export function eulerMaruyama(system: EquationSystem): readonly Expression[] {
  const stage = startStage(system);
  const added = timesIncrement(system, system.diffusions(stage));
  return noiseMove(system, system.derivatives(stage), system.stepSize, added);
}
