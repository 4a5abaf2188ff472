/**
 * A model held still: with the settings of a run, at one moment, so that its right-hand sides can be looked at
 * anywhere in the space of its states. Values are in the model's units.
 */
import { exactRational, ONE } from '../../base/rational.ts';
import type { CheckedExpression } from '../../check/checked-expression.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { makeClock } from '../../interpreter/clock.ts';
import { Evaluator } from '../../interpreter/evaluator.ts';
import { float64 } from '../../interpreter/float64-arithmetic.ts';
import { makeInstant } from '../../interpreter/instant.ts';
import { createInterpreter } from '../../interpreter/interpret.ts';
import { cellValues } from '../../simulate/cell-value.ts';
import type { RunResult } from '../../simulate/run-result.ts';
import { readSettings } from '../../simulate/settings.ts';
import type { Unit } from '../../units/unit.ts';
import { namedUnit } from '../../units/unit.ts';
import { fromSystemNumber, toSystemNumber } from '../../units/unit-system.ts';
import { runEnd } from '../run-end.ts';
import { shortNumber, withUnit } from './short-number.ts';

export interface FrozenModel {
  /** With the stimuli of the run as drives of its inputs. */
  readonly model: CheckedModel;
  /** What the run set, in the model's units. */
  readonly given: ReadonlyMap<string, number>;
  /** Values of all states at the beginning of the run. */
  readonly initial: ReadonlyMap<string, number>;
  /** Inputs that are neither driven nor set, or whose samples the result does not keep. */
  readonly open: readonly string[];
  /** Returns what an expression is worth with these values of states and open inputs instead of the initial ones. */
  evaluate(expression: CheckedExpression, values: ReadonlyMap<string, number>): number;
  /** `I = 10 uA/cm^2`, or `I = 10 uA/cm^2 at 100 ms` for an input that varies in time. */
  inputText(name: string): string;
  /** Settings of the run that cannot be known from its result: samples of a stimulus, values by cell. */
  readonly unknown: readonly string[];
}

type Given = Readonly<Record<string, string | number>>;

/** What a result says of a list: how long it was. */
const LISTED = /^\d+ numbers$/;

/** Returns the values that a cell of a sweep had. Cells count through the combinations, the last axis fastest. */
function sweptValues(
  { sweep }: RunResult,
  cell: number,
): readonly (readonly [name: string, value: number])[] {
  let rest = cell;
  return sweep.toReversed().map(({ name, values }) => {
    const index = rest % values.length;
    rest = Math.floor(rest / values.length);
    return [name, values[index] ?? Number.NaN] as const;
  });
}

/** Returns what a cell of a run was given, as far as the result says. */
function givenTo(
  model: CheckedModel,
  run: RunResult | undefined,
  cell: number,
): { readonly inputs: Given; readonly set: Given; readonly unknown: readonly string[] } {
  if (run === undefined) return { inputs: {}, set: {}, unknown: [] };
  const swept = sweptValues(run, cell);
  const isInput = (name: string): boolean => model.inputs.some((input) => input.name === name);
  const entries = ([name, value]: readonly [string, string | number]): boolean =>
    !(typeof value === 'string' && LISTED.test(value)) && !run.sweep.some((axis) => axis.name === name);
  const all = [...Object.entries(run.meta.inputs), ...Object.entries(run.meta.set)];
  return {
    inputs: Object.fromEntries([
      ...Object.entries(run.meta.inputs).filter(entries),
      ...swept.filter(([name]) => isInput(name)),
    ]),
    set: Object.fromEntries([
      ...Object.entries(run.meta.set).filter(entries),
      ...swept.filter(([name]) => !isInput(name)),
    ]),
    unknown: all.filter(([, value]) => typeof value === 'string' && LISTED.test(value)).map(([name]) => name),
  };
}

/** Returns the end of a run in the model's unit of time; 0 without a run. */
function endOf(model: CheckedModel, run: RunResult | undefined): number {
  const exact = run && exactRational(runEnd(run));
  const unit = run && namedUnit(run.timeUnit);
  return exact === undefined || unit === undefined ? 0 : toSystemNumber(exact, unit, model.system);
}

/** An input that is looked at reads like a state, so that its value can be chosen. */
function withOpenInputs(model: CheckedModel, open: ReadonlySet<string>): CheckedModel {
  const inputs = model.inputs.map((input) => {
    const { name, span } = input;
    if (!open.has(name)) return input;
    return { ...input, drive: { kind: 'reference', to: 'state', name, span } as const, isVarying: true };
  });
  return { ...model, inputs };
}

/** What is looked at. */
interface Focus {
  /** Whose settings count; the first if absent. */
  readonly cell?: number;
  /** Inputs whose values are chosen, whatever drives them. */
  readonly open?: readonly string[];
}

/**
 * Returns the model with the settings of a cell of a run, at its end (where inputs vary in time); without a run, with
 * its own values. Undefined where a parameter has no value.
 */
export function freezeModel(
  model: CheckedModel,
  run: RunResult | undefined,
  { cell: cellNumber = 0, open: alsoOpen = [] }: Focus = {},
): FrozenModel | undefined {
  const { inputs, set, unknown } = givenTo(model, run, cellNumber);
  const lost = model.inputs.filter(({ name, drive }) => drive === undefined && unknown.includes(name));
  const settings = readSettings(model, {
    inputs: { ...inputs, ...Object.fromEntries(lost.map(({ name }) => [name, 0])) },
    set,
    ...(run === undefined ? {} : { cells: run.cells }),
  });
  // Without a run nothing was asked for: an input that nothing drives is no mistake.
  if (run !== undefined && hasErrors(settings.diagnostics)) return undefined;
  const given = new Map(cellValues(settings.given, cellNumber));
  const opened = [...alsoOpen, ...lost.map(({ name }) => name)];
  for (const name of opened) given.delete(name);
  const driven = settings.model;
  if (driven.parameters.some(({ name, value }) => value === undefined && !given.has(name))) return undefined;
  const open = new Set([
    ...driven.inputs.flatMap(({ name, drive }) => (drive === undefined && !given.has(name) ? [name] : [])),
    ...opened,
  ]);
  const frozen = withOpenInputs(driven, open);
  const time = endOf(frozen, run);
  const evaluator = new Evaluator(frozen, float64, makeClock(float64, ONE), given);
  const initial = initialStates(driven, given, open);

  const evaluate: FrozenModel['evaluate'] = (expression, values) => {
    const states = values.size === 0 ? initial : new Map([...initial, ...values]);
    const cell = {
      states,
      lastSpikes: frozen.spikers.map(() => Number.NEGATIVE_INFINITY),
      refractory: frozen.spikers.map(() => false),
      added: new Map<string, number>(),
      // What all cells come to is not known of one: there is nothing to be seen where it is read.
      overCells: (frozen.overCells ?? []).map(() => Number.NaN),
    };
    return evaluator.number(expression, makeInstant(cell, time, time));
  };

  const inputText = (name: string): string => {
    const input = frozen.inputs.find((each) => each.name === name);
    if (input === undefined || open.has(name)) return name;
    const reference = { kind: 'reference', to: 'input', name, span: input.span } as const;
    const value = fromSystemNumber(evaluate(reference, new Map()), input.unit, frozen.system);
    const isVarying = input.isVarying && !given.has(name) && run !== undefined;
    const when = isVarying ? ` at ${shortNumber(runEnd(run))} ${run.timeUnit}` : '';
    return `${name} = ${withUnit(value, input.unit.text)}${when}`;
  };
  return { model: frozen, given, initial, open: [...open], evaluate, inputText, unknown };
}

/** Open inputs count as 0 in initial values: nothing is asked of them but to be there. */
function initialStates(
  model: CheckedModel,
  given: ReadonlyMap<string, number>,
  open: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const all = new Map([...given, ...Array.from(open, (name) => [name, 0] as const)]);
  const cell = createInterpreter(model, { method: 'euler', dt: ONE, given: all });
  return new Map([
    ...model.states.map(({ name }) => [name, cell.state(name)] as const),
    ...Array.from(open, (name) => [name, 0] as const),
  ]);
}

/** Returns the model's number of a number in a unit. */
export function toModel({ system }: CheckedModel, value: number, unit: Unit): number {
  const exact = exactRational(value);
  return exact === undefined ? value : toSystemNumber(exact, unit, system);
}
