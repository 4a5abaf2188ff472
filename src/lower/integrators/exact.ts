/**
 * The exact step of linear equations with constant coefficients, with inputs that stay over the step (Rotter and Diesmann
 * 1999, doi:10.1007/s004220050570). Which rates are equal, zero or complex is not decided here: parameters are set later.
 */
import type { CheckedModel } from '../../check/checked-model.ts';
import { expressionText } from '../../check/expression-text.ts';
import { notLinear } from '../../diagnostics/codes/method.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Expression } from '../../expr/expression.ts';
import { symbolsOf } from '../../expr/reachable.ts';
import { jacobian } from '../../symbolic/jacobian.ts';
import { classifyEquations, type Linearity } from '../../symbolic/linearity.ts';
import { derivativeText } from '../attempt.ts';
import { overCellsRead } from '../over-cells-columns.ts';
import { symbolicEquations } from '../symbolic-equations.ts';
import { writtenTerm } from '../written-term.ts';
import type { EquationSystem, Integrator } from './integrator.ts';
import { linearFlow } from './linear-flow.ts';
import { HALF } from './midpoint-linearisation.ts';
import { RUSH_LARSEN_2 } from './rush-larsen.ts';
import { STRANG } from './strang.ts';

export const EXACT: Integrator = {
  name: 'exact',
  aliases: ['linear', 'exact_integration', 'propagator'],
  title: 'Exact integration of linear equations',
  description:
    'The propagator of linear equations with constant coefficients: exact at any step. Of a stimulus that varies within ' +
    'the step its value in the middle is taken; the step is of second order then. Other equations are refused.',
  order: 2,
  isExactFor: (model) => !readsTime(model),
  driver: 'fixed',
  stability: 'exact',
  refuse,
  attempt,
};

function attempt(system: EquationSystem): readonly Expression[] {
  const { pool, equations, stepSize, derivatives } = system;
  const starts = equations.map(({ start }) => start);
  const slopes = derivatives({ number: 1, offset: HALF, values: starts });
  const rows = new Map(starts.map(({ name }, i) => [name, slopes[i] ?? pool.number(0)]));
  return linearFlow(system, jacobian(pool, rows), stepSize)(starts, slopes);
}

/** Whether an equation reads the time otherwise than by what is decided once per step. */
function readsTime(model: CheckedModel): boolean {
  const { derivatives, meanings } = symbolicEquations(model);
  return [...symbolsOf(derivatives.values())].some((symbol) => {
    const meaning = meanings.get(symbol);
    return meaning?.kind === 'clock' && meaning.clock === 'time';
  });
}

const REASONS: Readonly<Record<Exclude<Linearity, 'constant'>, string>> = {
  varying: 'a coefficient changes with time or with an input',
  conditional: 'a coefficient changes with another state variable',
  nonlinear: 'it is not linear in the variable itself',
};

function insteadFor(model: CheckedModel): 'rush_larsen_2' | 'strang' | 'exponential_midpoint' {
  if (RUSH_LARSEN_2.refuse(model) === undefined) return 'rush_larsen_2';
  return STRANG.refuse(model) === undefined ? 'strang' : 'exponential_midpoint';
}

function refuse(model: CheckedModel): Diagnostic | undefined {
  const equations = symbolicEquations(model);
  const { pool, derivatives, classOf } = equations;
  for (const { state, linearity, because } of classifyEquations(pool, derivatives, classOf)) {
    const right = model.states.find(({ name }) => name === state)?.derivative;
    if (linearity === 'constant' || because === undefined || right === undefined) continue;
    const term = writtenTerm(model, equations, right, because) ?? right;
    const isOfCells = linearity === 'varying' && overCellsRead(model, [because], 'start').size > 0;
    return notLinear({
      equation: derivativeText(state),
      term: expressionText(term, model),
      why: isOfCells ? 'a coefficient changes with what all cells come to' : REASONS[linearity],
      instead: insteadFor(model),
      span: term.span,
    });
  }
  return undefined;
}
