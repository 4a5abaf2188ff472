/** What to say about what ended a run: when, what was before, and which term did it. */

import { unreachable } from '../base/invariant.ts';
import type { CheckedExpression, CheckedModel } from '../check/checked-model.ts';
import { expressionText } from '../check/expression-text.ts';
import { operandsOf } from '../check/operands.ts';
import { notFinite, tooManySpikes } from '../diagnostics/codes/run.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { float64 } from '../interpreter/float64-arithmetic.ts';
import { createInterpreter, evaluate } from '../interpreter/interpret.ts';
import { MOST_SPIKES_OF_STEP } from '../runtime/layout.ts';
import { MOST_SPIKES_OF_RUN } from '../runtime/spike-list.ts';
import { describeValue } from './describe-value.ts';
import { componentOf } from './model-names.ts';
import type { RawFailure, RawNotFinite } from './raw-run.ts';
import type { TimeGrid } from './time-grid.ts';

/** More values than these are not listed. */
const MOST_VALUES = 8;

/** Returns the diagnostic of a run that such a failure ended. */
export function explainFailure(
  model: CheckedModel,
  failure: RawFailure,
  given: ReadonlyMap<string, number>,
  cells: number,
  grid: TimeGrid,
): Diagnostic {
  switch (failure.kind) {
    case 'not-finite':
      return explainNotFinite(model, failure, given, cells, grid);
    case 'too-many-spikes':
    case 'spikes-beyond-memory':
      return explainSpikes(model, failure, cells, grid);
    default:
      return unreachable(failure);
  }
}

function explainSpikes(
  model: CheckedModel,
  failure: Exclude<RawFailure, RawNotFinite>,
  cells: number,
  grid: TimeGrid,
): Diagnostic {
  const { step } = failure;
  const own = model.spikers.find(({ path }) => path === '');
  const isOfStep = failure.kind === 'too-many-spikes';
  return tooManySpikes({
    model: model.name,
    ofStep: isOfStep ? { count: failure.count, most: MOST_SPIKES_OF_STEP } : undefined,
    mostOfRun: MOST_SPIKES_OF_RUN,
    cell: isOfStep && cells > 1 ? failure.cell : undefined,
    when: `between ${grid.timeText(step)} and ${grid.timeText(step + 1)}`,
    step,
    before: isOfStep ? valuesBefore(model, '', failure.before) : [],
    span: own?.count?.span ?? own?.span ?? model.span,
  });
}

function explainNotFinite(
  model: CheckedModel,
  failure: RawNotFinite,
  given: ReadonlyMap<string, number>,
  cells: number,
  grid: TimeGrid,
): Diagnostic {
  const { step } = failure;
  const numberOf = evaluator(model, failure, given, grid);
  // What spread within the step began where an equation was not finite before it.
  const failed = model.states.find((each) => each.name === failure.state);
  const origin =
    step < 0
      ? failed
      : model.states.find(({ derivative }) => derivative && !Number.isFinite(numberOf(derivative)));
  const state = origin ?? failed;
  const name = state?.name ?? failure.state;
  const value =
    state === failed || state?.derivative === undefined ? failure.value : numberOf(state.derivative);
  const span = state?.derivative?.span ?? state?.span ?? model.span;
  const isAtStart = step < 0;
  return notFinite({
    state: name,
    component: componentOf(model, name),
    value: Number.isNaN(value) ? 'not a number (NaN)' : value > 0 ? 'infinite' : 'negative infinite',
    cell: cells > 1 ? failure.cell : undefined,
    when: isAtStart ? 'at the start' : `between ${grid.timeText(step)} and ${grid.timeText(step + 1)}`,
    step,
    before: valuesBefore(model, name, failure.before),
    cause: findCause(model, isAtStart ? state?.initial : state?.derivative, numberOf),
    span: isAtStart ? (state?.initial.span ?? span) : span,
  });
}

/** The failed state first, then those of its own component, then the others. */
function valuesBefore(
  model: CheckedModel,
  state: string,
  before: ReadonlyMap<string, number>,
): readonly string[] {
  const component = state.slice(0, state.lastIndexOf('.') + 1);
  const rank = (name: string): number => (name === state ? 0 : name.startsWith(component) ? 1 : 2);
  return model.states
    .filter(({ name }) => before.has(name))
    .toSorted((a, b) => rank(a.name) - rank(b.name))
    .slice(0, MOST_VALUES)
    .map(({ name, unit }) => `${name} = ${describeValue(before.get(name) ?? Number.NaN, unit, model)}`);
}

/** Returns what gives the value of an expression before the failed step. */
function evaluator(
  model: CheckedModel,
  { before, step }: RawNotFinite,
  given: ReadonlyMap<string, number>,
  grid: TimeGrid,
): (expression: CheckedExpression) => number {
  const states = step < 0 ? statesAtStart(model, given, grid) : before;
  const time = (Math.max(step, 0) * Number(grid.step.numerator)) / Number(grid.step.denominator);
  return (expression) => {
    const value = evaluate(model, expression, { arithmetic: float64, given, states, time, dt: grid.step });
    return typeof value === 'number' ? value : 0;
  };
}

/** Returns the smallest part of an equation or initial value that is not finite although its operands are. */
function findCause(
  model: CheckedModel,
  root: CheckedExpression | undefined,
  numberOf: (expression: CheckedExpression) => number,
): string | undefined {
  if (root === undefined) return 'an event assigned it';
  const values = new Map([...model.definitions.map((each) => [each.name, each.value] as const)]);
  const partsOf = (expression: CheckedExpression): readonly CheckedExpression[] => {
    if (expression.kind !== 'reference') return operandsOf(expression);
    const value = values.get(expression.name);
    return value === undefined ? [] : [value];
  };
  if (Number.isFinite(numberOf(root))) return 'finite at the step’s start: it grew within the step';
  let culprit = root;
  for (;;) {
    const bad = partsOf(culprit).find((part) => isNumeric(part) && !Number.isFinite(numberOf(part)));
    if (bad === undefined) break;
    culprit = bad;
  }
  const operands = partsOf(culprit)
    .filter((part) => isNumeric(part) && part.kind !== 'number')
    .slice(0, 3)
    .map((part) => `\`${expressionText(part, model)}\` is ${Number(numberOf(part).toPrecision(6))}`);
  const because = operands.length === 0 ? '' : `, as ${operands.join(' and ')} (in the model’s units)`;
  return `\`${expressionText(culprit, model)}\` is ${numberOf(culprit)} there${because}`;
}

function statesAtStart(
  model: CheckedModel,
  given: ReadonlyMap<string, number>,
  grid: TimeGrid,
): ReadonlyMap<string, number> {
  const start = createInterpreter(model, { method: 'euler', dt: grid.step, given });
  return new Map(model.states.map(({ name }) => [name, start.state(name)]));
}

function isNumeric({ kind }: CheckedExpression): boolean {
  return !['boolean', 'comparison', 'crossing', 'peak', 'not', 'logic', 'refractory'].includes(kind);
}
