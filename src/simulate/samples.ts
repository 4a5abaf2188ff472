/** Samples that drive an input: two lists that the run is given, and a drive that reads them at `t`. */
import { multiply, rational, toNumber } from '../base/rational.ts';
import type { CheckedHeld } from '../check/checked-expression.ts';
import type { CheckedModel, Input, List } from '../check/checked-model.ts';
import { findFalling } from '../check/rules/points-make-a-line.ts';
import { badInterval, badSamples, samplesEnd, samplesUnit } from '../diagnostics/codes/samples.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { describeDimension } from '../units/describe-dimension.ts';
import { sameDimension, TIME } from '../units/dimension.ts';
import { toSystemNumbers } from '../units/system-numbers.ts';
import type { Unit } from '../units/unit.ts';
import { toSystemExact } from '../units/unit-system.ts';
import { describeType } from './describe-type.ts';
import { describeValue } from './describe-value.ts';
import { isList } from './listed-numbers.ts';
import { readUnitText } from './read-unit-text.ts';
import type { Samples } from './run-options.ts';
import { readTime, type TimeGrid } from './time-grid.ts';

/** Lists with blanks in their names, which no model can have. */
const timesName = (input: string): string => `times of ${input}`;
const valuesName = (input: string): string => `samples of ${input}`;

interface Points {
  readonly times: Float64Array;
  readonly values: Float64Array;
  readonly timeUnit: Unit;
}

/** Whether a stimulus is meant as samples, whatever of them is missing. */
export function isSamples(value: unknown): value is Samples {
  if (typeof value !== 'object' || value === null || isList(value)) return false;
  return ['values', 'times', 'unit'].some((key) => key in value);
}

/** Returns the model with an input that follows samples, or what is wrong with them. */
function withSamples(
  model: CheckedModel,
  input: Input,
  samples: Samples,
): { readonly model: CheckedModel; readonly diagnostics: readonly Diagnostic[] } {
  const points = readPoints(model, input, samples);
  if (!('times' in points)) return { model, diagnostics: points };
  const { name, unit, dimension, span } = input;
  const list = (of: Pick<List, 'name' | 'unit' | 'dimension'>, given: Float64Array): List => ({
    ...of,
    span,
    elements: [],
    isUnnamed: true,
    given,
  });
  const first = model.lists.length;
  const lists = [
    ...model.lists,
    list({ name: timesName(name), unit: points.timeUnit, dimension: TIME }, points.times),
    list({ name: valuesName(name), unit, dimension }, points.values),
  ];
  const read = { at: { kind: 'time', span }, xs: first, ys: first + 1, span } as const;
  const drive =
    samples.between === 'interpolated'
      ? ({ kind: 'interpolate', ...read } as const)
      : ({ kind: 'held', jumps: true, ...read } satisfies CheckedHeld);
  const inputs = model.inputs.map((each) =>
    each.name === name ? { ...each, drive, isVarying: true } : each,
  );
  return { model: { ...model, lists, inputs }, diagnostics: [] };
}

/** Returns the model with all inputs that follow samples. */
export function withAllSamples(
  model: CheckedModel,
  samples: readonly (readonly [input: Input, samples: Samples])[],
): { readonly model: CheckedModel; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  let driven = model;
  for (const [input, each] of samples) {
    const read = withSamples(driven, input, each);
    diagnostics.push(...read.diagnostics);
    driven = read.model;
  }
  return { model: driven, diagnostics };
}

function readPoints(model: CheckedModel, input: Input, samples: Samples): Points | readonly Diagnostic[] {
  const { name } = input;
  const { times, timeUnit = 'ms', between = 'held' } = samples;
  const problems: Diagnostic[] = [];
  for (const what of ['values', 'times'] as const) {
    const given: unknown = samples[what];
    if (isList(given) || (what === 'times' && typeof given === 'string')) continue;
    const message =
      given === undefined
        ? `The samples of \`${name}\` have no \`${what}\`.`
        : `The \`${what}\` of the samples of \`${name}\` are ${describeType(given)}.`;
    const hint =
      what === 'values'
        ? 'give a list of numbers.'
        : 'give a list of times, or how far the samples lie apart: `0.1 ms`.';
    problems.push(badSamples({ message, hint }));
  }
  if (problems.length > 0) return problems;
  const values = readNumbers(name, 'values', samples.values, samples.unit, input.unit, model, problems);
  if (between !== 'held' && between !== 'interpolated') {
    const message = `The samples of \`${name}\` cannot be \`${String(between)}\` between their times.`;
    problems.push(badSamples({ message, hint: 'they are `held` or `interpolated`.' }));
  }
  if (samples.values.length === 0) {
    const message = `There are no samples for \`${name}\`.`;
    problems.push(badSamples({ message, hint: 'give it one value at least.' }));
  }
  if (typeof times === 'string') {
    const spaced = spacedTimes(name, times, samples.values.length, model);
    if ('code' in spaced) return [...problems, spaced];
    return problems.length > 0 ? problems : { times: spaced, values, timeUnit: model.timeUnit };
  }
  const unit = readUnitText(timeUnit);
  const own = unit !== undefined && 'dimension' in unit ? unit : model.timeUnit;
  const read = readNumbers(name, 'times', times, timeUnit, model.timeUnit, model, problems);
  if (times.length !== samples.values.length) {
    const message = `The samples of \`${name}\` are ${counted(samples.values.length, 'value')} at ${counted(times.length, 'time')}.`;
    problems.push(badSamples({ message, hint: 'give one time for each value.' }));
  }
  const falling = problems.length === 0 ? findFalling(read) : undefined;
  if (falling !== undefined) {
    const text = (time: number): string => describeValue(time, own, model);
    const message = `The times of the samples of \`${name}\` must increase, but ${text(falling.place)} follows ${text(falling.before)} (number ${falling.entry + 1}).`;
    problems.push(badSamples({ message, hint: 'sort the samples by their times, each time once.' }));
  }
  return problems.length > 0 ? problems : { times: read, values, timeUnit: own };
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Returns numbers in the model's units; what is wrong with them or their unit goes to `problems`. */
function readNumbers(
  input: string,
  what: 'values' | 'times',
  numbers: ArrayLike<number>,
  unitText: string | undefined,
  wanted: Unit,
  model: CheckedModel,
  problems: Diagnostic[],
): Float64Array {
  const place = findUnreadable(numbers);
  if (place >= 0) {
    const message = `Number ${place + 1} of the ${what} of the samples of \`${input}\` is ${wordOf(numbers[place])}.`;
    problems.push(badSamples({ message, hint: 'give finite numbers, and leave out what was not measured.' }));
  }
  if (unitText === undefined) {
    const hint = `name it, \`${what === 'values' ? 'unit' : 'timeUnit'}: "${wanted.text}"\`; \`1\` is for plain numbers.`;
    problems.push(badSamples({ message: `The ${what} of the samples of \`${input}\` have no unit.`, hint }));
    return new Float64Array();
  }
  const unit = typeof unitText === 'string' ? readUnitText(unitText) : undefined;
  if (unit === undefined || 'code' in unit) {
    problems.push(unit ?? unknownUnit(input, what, String(unitText), wanted));
    return new Float64Array();
  }
  if (!sameDimension(unit.dimension, wanted.dimension)) {
    const is = `${describeDimension(unit.dimension)}, \`${unit.text}\``;
    const needs =
      what === 'times' ? 'times are needed' : `the input is ${describeDimension(wanted.dimension)}`;
    const hint =
      wanted.text === '1'
        ? 'say `1` for plain numbers.'
        : `name the unit that they have, such as \`${wanted.text}\`.`;
    problems.push(samplesUnit({ name: input, what, found: is, wanted: needs, hint }));
    return new Float64Array();
  }
  // What is no number may be nothing that can be read as one.
  return place >= 0 ? new Float64Array() : toSystemNumbers(numbers, unit, model.system);
}

/** Returns the place of the first that is no finite number; -1 if all are. */
function findUnreadable(numbers: ArrayLike<unknown>): number {
  for (let i = 0; i < numbers.length; i++) if (!Number.isFinite(numbers[i])) return i;
  return -1;
}

/** Returns a word for what stands where a number should: `NaN`, `-Infinity`, `a BigInt`. */
function wordOf(value: unknown): string {
  return typeof value === 'number' ? String(value) : describeType(value);
}

function unknownUnit(input: string, what: 'values' | 'times', text: string, { text: own }: Unit): Diagnostic {
  const hint = `name their unit, such as \`${own}\`.`;
  return samplesUnit({ name: input, what, found: `\`${text}\``, wanted: 'that is no unit', hint });
}

/** Returns the times of so many samples that are evenly spaced from 0 on, each rounded once. */
function spacedTimes(
  input: string,
  given: string,
  count: number,
  model: CheckedModel,
): Float64Array | Diagnostic {
  const text = given.trim();
  const interval = readTime('every', text, model.timeUnit);
  if ('code' in interval) return badInterval({ input, text, reason: 'is no number with a unit of time' });
  const step = toSystemExact(interval.value, interval.unit, model.system);
  if (step === undefined || step.numerator <= 0n)
    return badInterval({ input, text, reason: 'is not positive' });
  const { numerator, denominator } = step;
  const [p, q] = [Number(numerator), Number(denominator)];
  const isExact = BigInt(p) * BigInt(count) <= BigInt(Number.MAX_SAFE_INTEGER) && BigInt(q) === denominator;
  const isShort = isExact && q <= Number.MAX_SAFE_INTEGER;
  const times = new Float64Array(count);
  for (let i = 0; i < count; i++) times[i] = isShort ? (i * p) / q : toNumber(multiply(step, rational(i)));
  return times;
}

/** Returns warnings of samples that end before the run does, by more than lies between the last two. */
export function sampleWarnings(model: CheckedModel, grid: TimeGrid): readonly Diagnostic[] {
  const end = toNumber(grid.step) * grid.steps;
  return model.inputs.flatMap(({ name, unit }) => {
    const times = model.lists.find((list) => list.name === timesName(name));
    const values = model.lists.find((list) => list.name === valuesName(name));
    const [last, before] = [times?.given?.at(-1), times?.given?.at(-2)];
    const value = values?.given?.at(-1);
    if (times === undefined || last === undefined || before === undefined || value === undefined) return [];
    // The last sample stands for as long as the one before; a run may end there.
    if (end <= last + (last - before) * 1.000001) return [];
    return [
      samplesEnd({
        input: name,
        end: describeValue(last, model.timeUnit, model),
        duration: grid.timeText(grid.steps),
        value: describeValue(value, unit, model),
      }),
    ];
  });
}
