/**
 * Exponential midpoint: a step of exponential Euler to the middle, then each variable linearised in itself again, the
 * others having their values there (GRL2 of Sundnes et al. 2009, doi:10.1109/TBME.2009.2014739).
 */
import { known } from '../../base/invariant.ts';
import { ZERO } from '../../base/rational.ts';
import { differentiate } from '../../expr/differentiate.ts';
import type { Expression } from '../../expr/expression.ts';
import { exponentialMove } from './exponential-move.ts';
import type { EquationSystem, Integrator } from './integrator.ts';
import { midpointLinearisation } from './midpoint-linearisation.ts';

export const EXPONENTIAL_MIDPOINT: Integrator = {
  name: 'exponential_midpoint',
  aliases: ['grl2', 'exp_midpoint', 'generalised_rush_larsen_2'],
  title: 'Exponential midpoint method',
  description:
    'Exponential Euler to the middle of the step, then the step with what the variables are there: as stable, of second order.',
  order: 2,
  driver: 'fixed',
  stability: 'exponential',
  refuse: () => undefined,
  attempt,
};

/** Returns the values in the middle of the step, by exponential Euler. */
export function exponentialMiddle(system: EquationSystem): readonly Expression[] {
  const { pool, equations, stepSize, derivatives, name } = system;
  const slopes = derivatives({ number: 1, offset: ZERO, values: equations.map(({ start }) => start) });
  const halfStep = pool.apply('*', pool.number(0.5), stepSize);
  return equations.map(({ state, start }, i) => {
    const slope = known(slopes[i], 'slope');
    const rate = differentiate(pool, slope, start.name);
    return name(exponentialMove(system, { state, start, slope, rate }, halfStep), `${state}_middle`);
  });
}

function attempt(system: EquationSystem): readonly Expression[] {
  const { equations, stepSize } = system;
  const middle = exponentialMiddle(system);
  return equations.map((_, i) =>
    exponentialMove(system, known(midpointLinearisation(system, i, middle), 'equation'), stepSize),
  );
}
