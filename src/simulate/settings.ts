/** What inputs, parameters and initial values a run was given: numbers, and stimuli that become code. */
import type { SourceText, Span } from '../base/span.ts';
import { nearest } from '../base/suggest.ts';
import type { CheckedModel, Parameter, Range, State } from '../check/checked-model.ts';
import { expressionText } from '../check/expression-text.ts';
import { readSetting, type Setting, withStimuli } from '../check/stimuli.ts';
import {
  badPeriod,
  missingInput,
  missingParameter,
  notAValue,
  notSettable,
  outsideRange,
  unknownInput,
  wiredSetting,
} from '../diagnostics/codes/run.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import type { Unit } from '../units/unit.ts';
import { describeValue } from './describe-value.ts';
import { constantNumber } from './evaluate-constant.ts';
import { entriesOf, type RunOptions } from './run-options.ts';

export interface ResolvedSettings {
  /** With stimuli as drives of its inputs. */
  readonly model: CheckedModel;
  /** Numbers for slots, in the model's units. */
  readonly given: ReadonlyMap<string, number>;
  /** The texts of the stimuli that are part of the code: runs with the same ones can share it. */
  readonly stimuli: string;
  /** The texts of all settings, for diagnostics that point into them. */
  readonly sources: readonly SourceText[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Returns the values of a run's inputs and settings, and every mistake in them. */
export function readSettings(model: CheckedModel, options: RunOptions): ResolvedSettings {
  const diagnostics: Diagnostic[] = [];
  const settings: Setting[] = [];
  const stimuli: Setting[] = [];
  const given = new Map<string, number>();

  const keep = (setting: Setting, number: number): void => {
    const { target, source } = setting;
    const span = { source: source.name, start: 0, end: source.text.length };
    if (Number.isNaN(number)) diagnostics.push(notAValue({ name: target, span }));
    else given.set(target, number);
  };

  for (const [target, value] of entriesOf(options.set)) {
    const found = findSettable(model, target);
    if ('code' in found) {
      diagnostics.push(found);
      continue;
    }
    if (typeof value === 'object' || isNotANumber(value)) {
      diagnostics.push(notAValue({ name: target }));
      continue;
    }
    const setting = { target, source: sourceOf('set', target, value, found.unit) };
    settings.push(setting);
    const read = readSetting(model, setting);
    diagnostics.push(...read.diagnostics);
    const number = read.value && constantNumber(model, read.value, given);
    if (number !== undefined) keep(setting, number);
  }
  for (const [target, value] of entriesOf(options.inputs)) {
    const input = model.inputs.find(({ name }) => name === target);
    if (input === undefined) diagnostics.push(refuseInput(model, target));
    else if (typeof value === 'object' || isNotANumber(value)) diagnostics.push(notAValue({ name: target }));
    else stimuli.push({ target, source: sourceOf('input', target, value, input.unit) });
  }
  const stimulated = withStimuli(model, stimuli);
  diagnostics.push(...stimulated.diagnostics);
  const driven = stimulated.model ?? model;
  // A stimulus that is constant during a run is the value of a slot, so that it can change without new code.
  const inCode = stimuli.filter((setting) => {
    const input = driven.inputs.find(({ name }) => name === setting.target);
    const number =
      stimulated.model === undefined || input?.drive === undefined || input.isVarying
        ? undefined
        : constantNumber(driven, input.drive, given);
    if (number !== undefined) keep(setting, number);
    return number === undefined;
  });
  if (!hasErrors(diagnostics)) diagnostics.push(...findMissing(driven, given), ...findOutside(driven, given));
  if (!hasErrors(diagnostics)) diagnostics.push(...findBadPeriods(driven, given));
  return {
    model: inCode.length === 0 ? model : driven,
    given,
    stimuli: JSON.stringify(inCode.map(({ target, source }) => [target, source.text])),
    sources: [...settings, ...stimuli].map(({ source }) => source),
    diagnostics,
  };
}

function isNotANumber(value: string | number): boolean {
  return typeof value === 'number' && Number.isNaN(value);
}

/** Returns the text of a value; a number counts in the declared unit. */
function sourceOf(option: string, target: string, value: string | number, unit: Unit): SourceText {
  const name = `${option} ${target}`;
  if (typeof value === 'string') return { name, text: value };
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const digits = sign + (Number.isFinite(value) ? String(Math.abs(value)) : 'infinity');
  const isPlain = unit.text === '1' || !Number.isFinite(value);
  return { name, text: isPlain ? digits : `${digits} [${unit.text}]` };
}

type Named = readonly { readonly name: string }[];

function has(list: Named, name: string): boolean {
  return list.some((each) => each.name === name);
}

function kindOf({ origin }: CheckedModel['definitions'][number]): 'output' | 'named expression' {
  return origin === 'output' ? 'output' : 'named expression';
}

function refuseInput(model: CheckedModel, name: string): Diagnostic {
  const offered = model.inputs.map((input) => input.name);
  const definition = model.definitions.find((each) => each.name === name);
  const ofDefinition = definition?.origin === 'wiring' ? 'wired input' : definition && kindOf(definition);
  const what = has(model.parameters, name)
    ? 'parameter'
    : has(model.states, name)
      ? 'state variable'
      : ofDefinition;
  return unknownInput({ name, model: model.name, what, suggestion: nearest(name, offered), offered });
}

function findSettable(model: CheckedModel, name: string): Parameter | State | Diagnostic {
  const parameter = model.parameters.find((each) => each.name === name);
  if (parameter?.isWired === true) {
    return wiredSetting({ name, declared: parameter.value?.span ?? parameter.span });
  }
  const found = parameter ?? model.states.find((each) => each.name === name);
  if (found !== undefined) return found;
  const definition = model.definitions.find((each) => each.name === name);
  const what = has(model.inputs, name)
    ? 'input'
    : has(model.lists, name)
      ? 'list'
      : definition && kindOf(definition);
  const free = model.parameters.filter(({ isWired }) => !isWired);
  const offered = [...free, ...model.states].map((each) => each.name);
  return notSettable({ name, model: model.name, what, suggestion: nearest(name, offered), offered });
}

function findMissing(model: CheckedModel, given: ReadonlyMap<string, number>): readonly Diagnostic[] {
  const inputs = model.inputs.filter(({ name, drive }) => drive === undefined && !given.has(name));
  const parameters = model.parameters.filter(({ name, value }) => value === undefined && !given.has(name));
  return [
    ...inputs.map(({ name, unit, span }) => missingInput({ input: name, unit: unit.text, declared: span })),
    ...parameters.map(({ name, unit, span }) =>
      missingParameter({ parameter: name, unit: unit.text, declared: span }),
    ),
  ];
}

/** A period that follows from literals was checked with the text. */
function findBadPeriods(model: CheckedModel, given: ReadonlyMap<string, number>): readonly Diagnostic[] {
  return model.timedHandlers.flatMap(({ trigger }) => {
    if (trigger.kind !== 'every') return [];
    const { period } = trigger;
    const value = constantNumber(model, period, given);
    if (value === undefined || value > 0) return [];
    const schedule = `every ${expressionText(period, model)}`;
    return [badPeriod({ schedule, value: describeValue(value, model.timeUnit, model), span: period.span })];
  });
}

/** A range is checked where a value was set; what the text says was checked with the text. */
function findOutside(model: CheckedModel, given: ReadonlyMap<string, number>): readonly Diagnostic[] {
  const ranged: readonly { readonly name: string; readonly unit: Unit; readonly range?: Range }[] = [
    ...model.parameters,
    ...model.inputs,
    ...model.states,
  ];
  return ranged.flatMap(({ name, unit, range }) => {
    const value = given.get(name);
    if (range === undefined || value === undefined) return [];
    const low = constantNumber(model, range.low, given) ?? Number.NEGATIVE_INFINITY;
    const high = constantNumber(model, range.high, given) ?? Number.POSITIVE_INFINITY;
    if (value >= low && value <= high) return [];
    const text = (number: number): string => describeValue(number, unit, model);
    const declared: Span = { ...range.low.span, end: range.high.span.end };
    return [outsideRange({ name, value: text(value), low: text(low), high: text(high), declared })];
  });
}
