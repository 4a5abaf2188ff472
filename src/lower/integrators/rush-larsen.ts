/**
 * Gates exactly, the rest explicitly. A gate's equation is linear in the gate, with coefficients that the voltage sets; as
 * if that stood still over the step it is solved exactly, and everything else is stepped by Euler
 * (Rush and Larsen 1978, doi:10.1109/TBME.1978.326270). The variant of second order does so twice: to the middle of the
 * step, then from its beginning with the coefficients there (Perego and Veneziani 2009; Sundnes et al. 2009,
 * doi:10.1109/TBME.2009.2014739), the rest by the midpoint method.
 */
import { known } from '../../base/invariant.ts';
import { ZERO } from '../../base/rational.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import { noGates } from '../../diagnostics/codes/method.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { differentiate } from '../../expr/differentiate.ts';
import type { Expression } from '../../expr/expression.ts';
import { eulerMove, exponentialMove } from './exponential-move.ts';
import type { EquationSystem, Integrator } from './integrator.ts';
import { HALF, midpointLinearisation } from './midpoint-linearisation.ts';

export const RUSH_LARSEN: Integrator = {
  name: 'rush_larsen',
  aliases: ['rl', 'rl1', 'rushlarsen'],
  title: 'Rush-Larsen method',
  description: 'Gates are stepped exactly, as if the voltage stood still over the step; all else by Euler.',
  order: 1,
  driver: 'fixed',
  stability: 'exponential',
  refuse: (model) => refuse(model, 'rush_larsen', 'exponential_euler'),
  attempt: (system) => firstOrder(system, system.stepSize),
};

export const RUSH_LARSEN_2: Integrator = {
  name: 'rush_larsen_2',
  aliases: ['rl2', 'rushlarsen2'],
  title: 'Rush-Larsen method of second order',
  description:
    'Gates are stepped exactly with the coefficients of the middle of the step; all else by the midpoint method.',
  order: 2,
  driver: 'fixed',
  stability: 'exponential',
  refuse: (model) => refuse(model, 'rush_larsen_2', 'exponential_midpoint'),
  attempt: secondOrder,
};

function refuse(model: CheckedModel, method: string, instead: string): Diagnostic | undefined {
  const hasGate = model.states.some(({ isGate, derivative }) => isGate && derivative !== undefined);
  return hasGate ? undefined : noGates({ method, instead, span: model.span });
}

function firstOrder(system: EquationSystem, step: Expression): readonly Expression[] {
  const { pool, equations, derivatives } = system;
  const slopes = derivatives({ number: 1, offset: ZERO, values: equations.map(({ start }) => start) });
  return equations.map(({ state, start, isGate }, i) => {
    const slope = known(slopes[i], 'slope');
    if (!isGate) return eulerMove(pool, start, slope, step);
    const rate = differentiate(pool, slope, start.name);
    return exponentialMove(system, { state, start, slope, rate }, step);
  });
}

/** Returns the values in the middle of the step, by the method of first order. */
export function rushLarsenMiddle(system: EquationSystem): readonly Expression[] {
  const { pool, equations, stepSize, name } = system;
  const halfStep = pool.apply('*', pool.number(0.5), stepSize);
  return firstOrder(system, halfStep).map((value, i) =>
    name(value, `${known(equations[i], 'equation').state}_middle`),
  );
}

function secondOrder(system: EquationSystem): readonly Expression[] {
  const { pool, equations, stepSize, derivative } = system;
  const middle = rushLarsenMiddle(system);
  return equations.map(({ start, isGate }, i) => {
    if (!isGate) {
      const slope = derivative({ number: 2, offset: HALF, values: middle }, i);
      return eulerMove(pool, start, slope, stepSize);
    }
    const linearised = known(midpointLinearisation(system, i, middle), 'equation');
    return exponentialMove(system, linearised, stepSize);
  });
}
