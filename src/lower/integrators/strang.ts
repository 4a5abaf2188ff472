/**
 * Strang's splitting (1968, doi:10.1137/0705041) of mixed systems: the linear terms for half a step, exactly; all the others for
 * a step, by the midpoint method; the linear terms for another half. The time stands at the middle of the step throughout.
 *
 * Linear terms that are much faster than the step have long come to rest when the others act, and are disturbed by them for
 * the whole step: the error falls as dt only then (Sportisse 2000, doi:10.1006/jcph.2000.6495). It stays stable.
 */
import { known } from '../../base/invariant.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import { noLinearPart } from '../../diagnostics/codes/method.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { isNumber } from '../../expr/build.ts';
import type { Expression } from '../../expr/expression.ts';
import { substitute } from '../../expr/substitute.ts';
import { symbolicEquations } from '../symbolic-equations.ts';
import type { EquationSystem, Integrator } from './integrator.ts';
import { linearFlow } from './linear-flow.ts';
import { type LinearPart, linearParts } from './linear-part.ts';
import { HALF } from './midpoint-linearisation.ts';

export const STRANG: Integrator = {
  name: 'strang',
  aliases: ['strang_splitting', 'mixed'],
  title: 'Strang splitting',
  description:
    'Linear terms with constant coefficients exactly, for half a step before and after all other terms, which the ' +
    'midpoint method steps: for models of which only some terms are not linear. Second order; of first order where ' +
    'linear terms are much faster than the step. The other terms are to be slow against it.',
  order: 2,
  driver: 'fixed',
  stability: 'exponential',
  refuse,
  attempt,
};

/** Whether the model has a linear term at all. */
function hasLinearPart(model: CheckedModel): boolean {
  const parts = partsOf(symbolicEquations(model).system);
  return parts.some(({ slopes }) => [...slopes.values()].some((slope) => !isNumber(slope, 0)));
}

function refuse(model: CheckedModel): Diagnostic | undefined {
  const hasEquation = model.states.some(({ derivative }) => derivative !== undefined);
  return !hasEquation || hasLinearPart(model) ? undefined : noLinearPart({ span: model.span });
}

function partsOf({ pool, equations, derivatives, isConstant }: EquationSystem): readonly LinearPart[] {
  const slopes = derivatives({ number: 1, offset: HALF, values: equations.map(({ start }) => start) });
  const states = new Set(equations.map(({ start }) => start.name));
  return linearParts(pool, slopes, states, isConstant);
}

function attempt(system: EquationSystem): readonly Expression[] {
  const { pool, equations, stepSize, holders, name } = system;
  const starts = equations.map(({ start }) => start);
  const parts = partsOf(system);
  const none = pool.number(0);
  const halfStep = pool.apply('*', pool.number(0.5), stepSize);
  const matrix = new Map(starts.map((start, i) => [start.name, known(parts[i], 'part').slopes]));
  const flow = linearFlow(system, matrix, halfStep);
  const at = (expressions: readonly Expression[], values: readonly Expression[]): readonly Expression[] =>
    substitute(pool, expressions, new Map(starts.map((start, i) => [start, known(values[i], 'value')])));

  /** Values on the way: what is held stays. */
  const held = (values: readonly Expression[], suffix: string): readonly Expression[] =>
    equations.map(({ state, start }, i) => {
      const value = name(known(values[i], 'value'), `${state}_${suffix}`);
      return holders
        .filter(({ states }) => states.has(state))
        .reduce((moved, { condition }) => pool.apply('select', condition, start, moved), value);
    });
  const linear = parts.map((part) => part.linear ?? none);
  const moved = (
    from: readonly Expression[],
    step: Expression,
    slopesAt: readonly Expression[],
  ): readonly Expression[] => {
    const slopes = at(
      parts.map(({ rest }) => rest ?? none),
      slopesAt,
    );
    return from.map((value, i) =>
      parts[i]?.rest === undefined
        ? value
        : pool.apply('+', value, pool.apply('*', step, known(slopes[i], 'slope'))),
    );
  };

  const before = held(flow(starts, linear), 'before');
  const middle = held(moved(before, halfStep, before), 'middle');
  const after = held(moved(before, stepSize, middle), 'after');
  return flow(after, at(linear, after));
}
