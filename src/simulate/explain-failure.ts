/** What to say about what ended a run: when, what was before, and which term did it. */

import { known, unreachable } from '../base/invariant.ts';
import { type Rational, toNumber } from '../base/rational.ts';
import type { Span } from '../base/span.ts';
import type { BlockStatement } from '../check/checked-events.ts';
import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel, State } from '../check/checked-model.ts';
import { everyStatement } from '../check/every-statement.ts';
import { expressionText } from '../check/expression-text.ts';
import { everyPart, operandsOf } from '../check/operands.ts';
import { noStep, notFinite, tooManySpikes } from '../diagnostics/codes/run/endings.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { capitalised } from '../diagnostics/wording.ts';
import { isAdaptive, type Method } from '../interpreter/method.ts';
import { baseColumn, MOST_ATTEMPTS, nextColumn, WORK } from '../runtime/driver.ts';
import type { NoStep } from '../runtime/find-failure.ts';
import { MOST_SPIKES_OF_STEP } from '../runtime/layout.ts';
import { MOST_SPIKES_OF_RUN } from '../runtime/spike-list.ts';
import { areAlike, cellValue, cellValues } from './cell-value.ts';
import { describeOperand } from './describe-operand.ts';
import { describeValue, shortNumber } from './describe-value.ts';
import { componentOf, recordableUnits } from './model-names.ts';
import type { RawFailure, RawNotFinite, RawRequest } from './raw-run.ts';
import { type Replay, replayStep } from './replay-step.ts';
import type { TimeGrid } from './time-grid.ts';

/** More values than these are not listed. */
const MOST_VALUES = 8;
const MOST_OPERANDS = 3;

/** Returns the diagnostic of a run that such a failure ended. */
export function explainFailure(
  model: CheckedModel,
  failure: RawFailure,
  population: Pick<RawRequest, 'given' | 'cells'>,
  method: Method,
  grid: TimeGrid,
): Diagnostic {
  switch (failure.kind) {
    case 'not-finite':
      return explainNotFinite(model, failure, population, method, grid);
    case 'no-step':
      return explainNoStep(model, failure, population, method, grid);
    case 'too-many-spikes':
    case 'spikes-beyond-memory':
      return explainSpikes(model, failure, population, grid);
    default:
      return unreachable(failure);
  }
}

/** What went wrong, given the state variable that it was for, and what to do about it. */
const NO_STEP_REASONS: Readonly<
  Record<NoStep['reason'], { readonly reason: (of: string) => string; readonly remedy: string }>
> = {
  singular: {
    reason: (of) => `the equations of a step have no single solution${of}`,
    remedy: 'A shorter step, or an explicit method, may have one.',
  },
  notConverged: {
    reason: (of) => `the corrections of a step do not become small${of}`,
    remedy: 'A shorter step is the first thing to try.',
  },
  tooSmall: {
    reason: (of) => `the error of the smallest step is still too large${of}`,
    remedy: 'Look for what becomes infinite, or jumps, there.',
  },
  tooMany: {
    reason: (of) => `it takes more than ${MOST_ATTEMPTS} steps to the next sample${of}`,
    remedy: 'Where equations are stiff an implicit method takes longer steps; a larger tolerance helps too.',
  },
  endless: {
    reason: (of) => `one event follows another with hardly any time between them${of}`,
    remedy: 'A refractory period, or a reset farther from the threshold, lets time pass.',
  },
};

function explainNoStep(
  model: CheckedModel,
  failure: NoStep,
  population: Pick<RawRequest, 'given' | 'cells'>,
  method: Method,
  grid: TimeGrid,
): Diagnostic {
  const state = model.states.find(({ name }) => name === failure.state);
  const { reason, remedy } = NO_STEP_REASONS[failure.reason];
  const cause = findNotFiniteEquation(
    model,
    failure,
    method,
    cellValues(population.given, failure.cell),
    grid.step,
  );
  if (cause !== undefined) {
    return noStep({
      model: model.name,
      cell: placeOf(model, failure.cell, population),
      when: `at ${describeValue(failure.time, grid.unit, model)}`,
      step: failure.step,
      reason: cause.cause,
      before: valuesBefore(model, cause.state.name, failure.before),
      remedy: capitalised(cause.remedy ?? 'say with `if` what the formula is at that place.'),
      span: cause.span,
    });
  }
  const reset = resetToThreshold(model, failure, cellValues(population.given, failure.cell), grid.step);
  return noStep({
    model: model.name,
    cell: placeOf(model, failure.cell, population),
    when: `at ${describeValue(failure.time, grid.unit, model)}`,
    step: failure.step,
    reason: reason(state === undefined ? '' : `, most of all for \`${state.name}\``),
    before: valuesBefore(model, failure.state ?? '', failure.before),
    remedy:
      reset === undefined
        ? remedy
        : `\`${reset.target} = ${expressionText(reset.value, model)}\` resets to the threshold itself. ${remedy}`,
    span: reset?.span ?? state?.derivative?.span ?? state?.span ?? model.span,
  });
}

/** What a reset may be off the threshold to be at it: some stops in a row, with roundings between them, lead there. */
const AT_THRESHOLD = 1e-9;

/** Returns the reset that leaves a cell at its threshold, where events follow one another without time between them. */
function resetToThreshold(
  model: CheckedModel,
  { reason, step, time, before, reached }: NoStep,
  given: ReadonlyMap<string, number>,
  dt: Rational,
): Assignment | undefined {
  const [first] = model.states;
  if (reason !== 'endless' || reached === undefined || first === undefined) return undefined;
  const values = new Map(
    Array.from(before, ([name, value]) => [name, reached.get(baseColumn(name)) ?? value] as const),
  );
  const at = { time, size: 0 };
  const { numberOf } = replayStep(model, first, { step, before: values }, 'rk4', given, dt, at);
  for (const { trigger, handlers } of model.spikers) {
    if (trigger.kind !== 'when' || trigger.condition.kind !== 'comparison') continue;
    const { left, right } = trigger.condition;
    const sides = [numberOf(left), numberOf(right)] as const;
    if (!(Math.abs(sides[0] - sides[1]) <= AT_THRESHOLD * Math.max(...sides.map(Math.abs)))) continue;
    const read = new Set(
      everyPart([trigger.condition]).flatMap((part) => (part.kind === 'reference' ? [part.name] : [])),
    );
    for (const statement of handlers.flatMap(({ body }) => body)) {
      if (statement.kind === 'assign' && read.has(statement.target)) return statement;
    }
  }
  return undefined;
}

/**
 * Returns the part of an equation that was not finite where a step could not be made: as the step began, or at a stage of a
 * Runge-Kutta step of the same length, if the driver's own numbers were not finite either.
 */
function findNotFiniteEquation(
  model: CheckedModel,
  { reason, step, time, before, reached }: NoStep,
  method: Method,
  given: ReadonlyMap<string, number>,
  dt: Rational,
): (Cause & { readonly state: State }) | undefined {
  const first = model.states.find(({ derivative }) => derivative !== undefined);
  if (first === undefined || reason === 'endless' || reason === 'tooMany') return undefined;
  const values = new Map(
    Array.from(before, ([name, value]) => [name, reached?.get(baseColumn(name)) ?? value] as const),
  );
  const tried = [
    ...[WORK.pivot, WORK.change, WORK.error],
    ...model.states.map(({ name }) => nextColumn(name)),
  ].map((column) => reached?.get(column));
  const areNumbers = tried.every((number) => number === undefined || Number.isFinite(number));
  // Of an adaptive step that left no numbers the size is not known: only its start is looked at.
  const whole = isAdaptive(method) ? 0 : toNumber(dt);
  const size = areNumbers ? 0 : (reached?.get(WORK.size) ?? whole);
  const replay = replayStep(model, first, { step, before: values }, 'rk4', given, dt, { time, size });
  if (replay.at !== 'start' && replay.at !== 'within') return undefined;
  return { ...describeCause(model, replay, replay.state.derivative), state: replay.state };
}

function explainSpikes(
  model: CheckedModel,
  failure: Exclude<RawFailure, RawNotFinite | NoStep>,
  population: Pick<RawRequest, 'given' | 'cells'>,
  grid: TimeGrid,
): Diagnostic {
  const { step } = failure;
  const own = model.spikers.find(({ path }) => path === '');
  const isOfStep = failure.kind === 'too-many-spikes';
  return tooManySpikes({
    model: model.name,
    ofStep: isOfStep ? { count: failure.count, most: MOST_SPIKES_OF_STEP } : undefined,
    mostOfRun: MOST_SPIKES_OF_RUN,
    cell: isOfStep ? placeOf(model, failure.cell, population) : undefined,
    when: `between ${grid.timeText(step)} and ${grid.timeText(step + 1)}`,
    step,
    before: isOfStep ? valuesBefore(model, '', failure.before) : [],
    span: own?.count?.span ?? own?.span ?? model.span,
  });
}

function explainNotFinite(
  model: CheckedModel,
  failure: RawNotFinite,
  population: Pick<RawRequest, 'given' | 'cells'>,
  method: Method,
  grid: TimeGrid,
): Diagnostic {
  const { step } = failure;
  const failed = known(
    model.states.find((each) => each.name === failure.state),
    `state ${failure.state}`,
  );
  // What spread within the step began at the first equation that was not finite.
  const replay = replayStep(
    model,
    failed,
    failure,
    method,
    cellValues(population.given, failure.cell),
    grid.step,
  );
  const { state, at } = replay;
  const isOfEquation = at === 'start' || at === 'within';
  const value =
    state === failed || !isOfEquation || state.derivative === undefined
      ? failure.value
      : replay.numberOf(state.derivative);
  const assignment = at === 'event' ? assignmentsTo(model, state.name)[0] : undefined;
  const root = at === 'initial' ? state.initial : at === 'event' ? assignment?.value : state.derivative;
  return notFinite({
    state: state.name,
    component: componentOf(model, state.name),
    value: Number.isNaN(value) ? 'not a number (NaN)' : value > 0 ? 'infinite' : 'negative infinite',
    cell: placeOf(model, failure.cell, population),
    when: at === 'initial' ? 'at the start' : `between ${grid.timeText(step)} and ${grid.timeText(step + 1)}`,
    step,
    before: valuesBefore(model, state.name, failure.before),
    ...describeCause(model, replay, root),
  });
}

/** Names a cell where there are several, with what sets it apart: `3, where tau = 5 ms`. */
export function placeOf(
  model: CheckedModel,
  cell: number,
  { given, cells }: Pick<RawRequest, 'given' | 'cells'>,
): string | undefined {
  if (cells === 1) return undefined;
  const units = recordableUnits(model);
  const differing = [...given].flatMap(([name, value]) => {
    const unit = units.get(name);
    if (typeof value === 'number' || unit === undefined || areAlike([value])) return [];
    return [`${name} = ${describeValue(cellValue(value, cell), unit, model)}`];
  });
  const shown = [...differing.slice(0, MOST_VALUES), ...(differing.length > MOST_VALUES ? ['…'] : [])];
  return shown.length === 0 ? String(cell) : `${cell}, where ${shown.join(', ')}`;
}

type Assignment = Extract<BlockStatement, { kind: 'assign' }>;

function assignmentsTo(model: CheckedModel, state: string): readonly Assignment[] {
  return everyStatement(model).filter(
    (each): each is Assignment => each.kind === 'assign' && each.target === state,
  );
}

/** The failed state first, then those of its own component, then the others. */
export function valuesBefore(
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

interface Cause {
  readonly cause: string;
  /** What to do, where a shorter step would not help. */
  readonly remedy?: string;
  readonly span: Span;
  /** The equation that the cause is part of, if it stands elsewhere. */
  readonly equation?: Span;
}

/** Returns what was not finite, and why: the smallest part of an equation or initial value whose operands are finite. */
function describeCause(
  model: CheckedModel,
  { at, state, numberOf }: Replay,
  root: CheckedExpression | undefined,
): Cause {
  const span = root?.span ?? state.span;
  if (root === undefined && state.derivative !== undefined) {
    const cause = 'within a step as long as this, it changes beyond all numbers';
    return { cause, span: state.derivative.span };
  }
  if (root === undefined || at === 'event') {
    return {
      cause: 'a block assigned it',
      span,
      ...(root === undefined ? {} : { remedy: 'mend what is assigned there.' }),
    };
  }
  if (at === 'step') {
    const slope = numberOf(root);
    return {
      cause:
        slope === 0
          ? 'its change is too large'
          : `its change is too large: this is ${describeOperand(root, slope, model)}`,
      span,
    };
  }
  const { culprit, name } = findCulprit(model, at, root, numberOf);
  const remedy = remedyFor(model, culprit, name, numberOf);
  const helped = remedy === undefined ? {} : { remedy };
  const operands = operandsOf(culprit)
    .filter((part) => isNumeric(part) && part.kind !== 'number')
    .slice(0, MOST_OPERANDS)
    .map((part) => `\`${expressionText(part, model)}\` is ${describeOperand(part, numberOf(part), model)}`);
  const because = operands.length === 0 ? '' : `, as ${operands.join(' and ')}`;
  const where = at === 'within' ? 'within the step' : 'there';
  const cause = `\`${expressionText(culprit, model)}\` is ${shortNumber(numberOf(culprit))} ${where}${because}`;
  // A formula that was imported stands in a text that need not be at hand.
  if (culprit.span.source !== root.span.source || culprit === root) return { cause, span, ...helped };
  return { cause, span: culprit.span, equation: root.span, ...helped };
}

function findCulprit(
  model: CheckedModel,
  at: Replay['at'],
  root: CheckedExpression,
  numberOf: Replay['numberOf'],
): { readonly culprit: CheckedExpression; readonly name?: string } {
  const values = new Map([...model.definitions, ...model.parameters].map(({ name, value }) => [name, value]));
  for (const { name, drive } of model.inputs) values.set(name, drive);
  if (at === 'initial') for (const { name, initial } of model.states) values.set(name, initial);
  const isBad = (part: CheckedExpression): boolean => isNumeric(part) && !Number.isFinite(numberOf(part));
  let name: string | undefined;
  for (let culprit = root; ; ) {
    if (culprit.kind === 'reference') name = culprit.name;
    const value = culprit.kind === 'reference' ? values.get(culprit.name) : undefined;
    const bad = (value === undefined ? operandsOf(culprit) : [value]).find(isBad);
    if (bad === undefined) return { culprit, ...(name === undefined ? {} : { name }) };
    culprit = bad;
  }
}

/** Returns what mends a division by zero or an infinite value; undefined for what a shorter step may mend. */
function remedyFor(
  model: CheckedModel,
  culprit: CheckedExpression,
  name: string | undefined,
  numberOf: Replay['numberOf'],
): string | undefined {
  const isSet = (each: string | undefined): boolean =>
    [...model.parameters, ...model.inputs].some((value) => value.name === each);
  if (culprit.kind === 'product') {
    const divisor = culprit.rest.find(({ operator, operand }) => operator === '/' && numberOf(operand) === 0);
    if (divisor === undefined) return undefined;
    const { operand } = divisor;
    const text = expressionText(operand, model);
    return operand.kind === 'reference' && isSet(operand.name)
      ? `it divides by \`${text}\`, which is 0: give it another value.`
      : `it divides by \`${text}\`, which is 0 there: say with \`if\` what the formula is at that place.`;
  }
  const isConstant = culprit.kind === 'infinity' || culprit.kind === 'reference' || culprit.kind === 'number';
  return isConstant && isSet(name) ? `give \`${name}\` a finite value.` : undefined;
}

function isNumeric({ kind }: CheckedExpression): boolean {
  return !['boolean', 'comparison', 'crossing', 'peak', 'not', 'logic', 'refractory'].includes(kind);
}
