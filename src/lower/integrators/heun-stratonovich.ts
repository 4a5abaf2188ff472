/** Heun's method with noise: Rümelin (1982), doi:10.1137/0719041; it converges to the solution of Stratonovich. */
import { known } from '../../base/invariant.ts';
import { ONE } from '../../base/rational.ts';
import type { Expression } from '../../expr/expression.ts';
import { startStage } from './euler-maruyama.ts';
import type { EquationSystem, Integrator } from './integrator.ts';
import { noiseMove, timesIncrement } from './noise-step.ts';

export const HEUN_STRATONOVICH: Integrator = {
  name: 'heun_stratonovich',
  aliases: ['stochastic_heun', 'euler_heun'],
  title: 'Heun’s method with noise (Stratonovich)',
  description:
    'Two evaluations a step, at its ends, of the equations and of what multiplies the noise: noise in the sense of Stratonovich.',
  order: 2,
  noise: { calculus: 'stratonovich', strong: 1, strongAdditive: 1, weak: 1 },
  driver: 'fixed',
  stability: 'explicit',
  refuse: () => undefined,
  attempt,
};

function attempt(system: EquationSystem): readonly Expression[] {
  const { pool, stepSize, noises } = system;
  const first = startStage(system);
  const [slopes, before] = [system.derivatives(first), system.diffusions(first)];
  const predicted = noiseMove(system, slopes, stepSize, timesIncrement(system, before));
  const last = { number: 2, offset: ONE, values: predicted };
  const [endSlopes, after] = [system.derivatives(last), system.diffusions(last)];
  const mean = (a: Expression, b: Expression): Expression =>
    pool.apply('*', pool.number(0.5), pool.apply('+', a, b));
  const means = slopes.map((slope, i) => mean(slope, known(endSlopes[i], 'slope')));
  return noiseMove(system, means, stepSize, (equation, source) => {
    const [start, end] = [before[equation]?.get(source), after[equation]?.get(source)];
    const increment = noises[source]?.increment;
    return start && end && increment && pool.apply('*', mean(start, end), increment);
  });
}
