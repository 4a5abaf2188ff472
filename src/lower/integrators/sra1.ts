/**
 * SRA1 of Rößler (2010), doi:10.1137/09076636X: two evaluations a step, strong order 3/2 for additive noise. It knows of the
 * noise in a step its sum and its mean.
 */
import { known } from '../../base/invariant.ts';
import { ONE, rational, ZERO } from '../../base/rational.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import { noiseForm } from '../../diagnostics/codes/method.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Expression } from '../../expr/expression.ts';
import { symbolsOf } from '../../expr/reachable.ts';
import { derivativeText } from '../attempt.ts';
import { symbolicEquations } from '../symbolic-equations.ts';
import { startStage } from './euler-maruyama.ts';
import type { EquationSystem, Integrator } from './integrator.ts';
import { noiseMove } from './noise-step.ts';

export const SRA1: Integrator = {
  name: 'sra1',
  aliases: ['rossler_sra1', 'roessler_sra1', 'sra'],
  title: 'Rößler’s SRA1 method for additive noise',
  description:
    'Two evaluations a step and two random numbers for each source of noise: the most accurate where what multiplies the ' +
    'noise reads no state. Itô and Stratonovich are the same there.',
  order: 2,
  noise: { calculus: 'ito', strong: 1.5, strongAdditive: 1.5, weak: 2 },
  driver: 'fixed',
  stability: 'explicit',
  refuse,
  attempt,
};

/** Returns the name and place of an equation in which a state multiplies noise; undefined if the noise is additive. */
export function multiplicativeNoise(
  model: CheckedModel,
): { readonly state: string; readonly reads: string; readonly span: CheckedModel['span'] } | undefined {
  const { system } = symbolicEquations(model);
  const states = new Set(system.equations.map(({ start }) => start.name));
  for (const [i, coefficients] of system.diffusions(startStage(system)).entries()) {
    const reads = [...symbolsOf(coefficients.values())].find((symbol) => states.has(symbol));
    const { state, span } = known(system.equations[i], 'equation');
    if (reads !== undefined) return { state, reads, span };
  }
  return undefined;
}

function refuse(model: CheckedModel): Diagnostic | undefined {
  if (model.noises.length === 0) return undefined;
  const found = multiplicativeNoise(model);
  if (found === undefined) return undefined;
  const why = `in ${derivativeText(found.state)} it is multiplied by what reads \`${found.reads}\``;
  return noiseForm({ method: 'sra1', why, instead: 'heun_stratonovich', span: found.span });
}

const THREE_QUARTERS = rational(3, 4);

function attempt(system: EquationSystem): readonly Expression[] {
  const { pool, equations, stepSize, noises } = system;
  const times = (factor: number, value: Expression): Expression =>
    pool.apply('*', pool.number(factor), value);
  const starts = equations.map(({ start }) => start);
  const slopes = system.derivatives(startStage(system));
  const before = system.diffusions({ number: 1, offset: ZERO, values: starts });
  const after = system.diffusions({ number: 2, offset: ONE, values: starts });
  const inner = noiseMove(system, slopes, times(0.75, stepSize), (equation, source) => {
    const coefficient = after[equation]?.get(source);
    const average = noises[source]?.average;
    return coefficient && average && pool.apply('*', coefficient, times(1.5, average));
  });
  const later = system.derivatives({ number: 3, offset: THREE_QUARTERS, values: inner });
  const mixed = slopes.map((slope, i) =>
    pool.apply('+', times(1 / 3, slope), times(2 / 3, known(later[i], 'slope'))),
  );
  return noiseMove(system, mixed, stepSize, (equation, source) => {
    const [start, end] = [before[equation]?.get(source), after[equation]?.get(source)];
    const noise = noises[source];
    if (start === undefined || end === undefined || noise === undefined) return undefined;
    const main = pool.apply('*', end, noise.increment);
    // What multiplies the noise may change with time.
    if (start === end) return main;
    return pool.apply('+', main, pool.apply('*', pool.apply('-', start, end), noise.average));
  });
}
