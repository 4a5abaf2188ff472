/**
 * What values a model's names may sensibly take, read off the model: declared ranges first, then defaults, thresholds,
 * places where something divides by 0, and how strongly inputs drive. All numbers are in declared units.
 */
import { ONE } from '../../base/rational.ts';
import type { CheckedExpression } from '../../check/checked-expression.ts';
import type { CheckedModel, Range } from '../../check/checked-model.ts';
import { everyPart } from '../../check/operands.ts';
import { triggerExpression } from '../../check/trigger-expression.ts';
import { float64 } from '../../interpreter/float64-arithmetic.ts';
import { evaluate } from '../../interpreter/interpret.ts';
import { RunConstants } from '../../simulate/run-constants.ts';
import { isDimensionless, sameDimension } from '../../units/dimension.ts';
import type { Unit } from '../../units/unit.ts';
import { toDeclaredNumber, toModelNumber } from './declared-number.ts';

/** A name that a trial may give a value. */
export interface Settable {
  readonly name: string;
  /** Absent where the model gives it none. */
  readonly usual?: number;
  /** Declared. */
  readonly low?: number;
  readonly high?: number;
}

export interface SurveyedState extends Settable {
  /** Between these its values lie in trials. */
  readonly from: number;
  readonly to: number;
  /** Thresholds, singular places, ends of its range, 0, and values far out. */
  readonly places: readonly number[];
}

export interface SurveyedInput extends Settable {
  /** A value that moves the model about as far as its states range. */
  readonly scale: number;
}

export interface Survey {
  readonly parameters: readonly Settable[];
  readonly states: readonly SurveyedState[];
  readonly inputs: readonly SurveyedInput[];
  /** A step, in milliseconds, that is short against the fastest of the equations. */
  readonly step: number;
  /** Of the unit in which the model's results are. */
  readonly millisecondsPerUnit: number;
  /** The last of the times that the model names for its events, in milliseconds; 0 if there are none. */
  readonly horizon: number;
}

/** Steps of a trial are this part of the fastest time constant, before they are made longer or shorter. */
const STEP_SHARE = 0.05;
/** Where nothing moves. */
const STILL_STEP = 0.1;
/** As parts of the range of a state: how far out it is placed beside. */
const FAR = 10;

/** Returns what trials of the model draw their values from. */
export function surveyModel(model: CheckedModel): Survey {
  const given = new Map<string, number>();
  const lacking = [
    ...model.parameters.filter(({ value }) => value === undefined),
    ...model.inputs.filter(({ drive }) => drive === undefined),
  ];
  for (const { name, unit } of lacking) given.set(name, toModelNumber(1, unit, model));
  const constants = new RunConstants(model, given);
  const own = (value: number, unit: Unit): number => toDeclaredNumber(value, unit, model);
  /** A constant of the run, in model numbers. */
  const constant = (expression: CheckedExpression | undefined): number | undefined => {
    const value = expression && constants.valueOf(expression);
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  };
  const atStart = (name: string): number => {
    const value = constants.atStart(name);
    return typeof value === 'number' ? value : Number.NaN;
  };
  const ends = (range: Range | undefined, unit: Unit): { readonly low?: number; readonly high?: number } => {
    const [low, high] = [constant(range?.low), constant(range?.high)];
    return {
      ...(low === undefined ? {} : { low: own(low, unit) }),
      ...(high === undefined ? {} : { high: own(high, unit) }),
    };
  };

  const parameters = model.parameters
    .filter(({ isWired }) => !isWired)
    .map(({ name, unit, range, value }) => ({
      name,
      ...ends(range, unit),
      ...(value === undefined ? {} : { usual: own(atStart(name), unit) }),
    }));

  const singled = singledOut(model, constant);
  const states = model.states.map(({ name, unit, dimension, range, isGate }) => {
    const usual = own(atStart(name), unit);
    const { low = isGate ? 0 : undefined, high = isGate ? 1 : undefined } = ends(range, unit);
    const found = [...(singled.get(name) ?? [])].map((value) => own(value, unit));
    const alike = isDimensionless(dimension)
      ? []
      : model.parameters.flatMap((parameter) =>
          sameDimension(parameter.dimension, dimension) ? [own(atStart(parameter.name), unit)] : [],
        );
    const values = [usual, ...found, ...alike].filter(Number.isFinite);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const room = Math.max(0.1 * (most - least), 0.25 * Math.abs(usual) || 1);
    const [from, to] = [
      low ?? Math.min(least - room, high ?? least),
      high ?? Math.max(most + room, low ?? most),
    ];
    const far = [from - FAR * (to - from), to + FAR * (to - from)];
    const places = [
      ...found,
      ...(low === undefined ? [] : [low]),
      ...(high === undefined ? [] : [high]),
      0,
      ...far,
    ];
    return {
      name,
      usual,
      ...(low === undefined ? {} : { low }),
      ...(high === undefined ? {} : { high }),
      from,
      to,
      places: [...new Set(places)].filter(
        (place) => place >= (low ?? -Infinity) && place <= (high ?? Infinity),
      ),
    };
  });

  const speeds = speedsOf(model, given, states);
  const inputs = model.inputs.map(({ name, unit, range }) => {
    const usual = atStart(name);
    return {
      name,
      ...ends(range, unit),
      ...(Number.isFinite(usual) && !given.has(name) ? { usual: own(usual, unit) } : {}),
      scale: speeds.scaleOf(name, unit),
    };
  });

  const millisecondsPerUnit = millisecondsOf(model.timeUnit);
  const toMilliseconds = (time: number): number => own(time, model.timeUnit) * millisecondsPerUnit;
  return {
    parameters,
    states,
    inputs,
    millisecondsPerUnit,
    step: speeds.fastest > 0 ? toMilliseconds(STEP_SHARE / speeds.fastest) : STILL_STEP,
    horizon: toMilliseconds(Math.max(0, ...datesOf(model, constant))),
  };
}

/** Times are always some power of ten, or of sixty, of a second. */
function millisecondsOf({ scale }: Unit): number {
  const { coefficient, tens } = scale;
  const size = Number(coefficient.numerator) / Number(coefficient.denominator);
  return size * 10 ** (Number(tens.numerator) / Number(tens.denominator) + 3);
}

/** By state: what it is compared with, and where something divides by 0. In model numbers. */
function singledOut(
  model: CheckedModel,
  constant: (expression: CheckedExpression | undefined) => number | undefined,
): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>();
  const note = (name: CheckedExpression, value: CheckedExpression): void => {
    const number = constant(value);
    if (name.kind !== 'reference' || number === undefined) return;
    found.set(name.name, (found.get(name.name) ?? new Set()).add(number));
  };
  for (const { place } of model.singularities) if (place !== undefined) note(place.name, place.value);
  for (const part of everyPart(writtenIn(model))) {
    if (part.kind !== 'comparison' && part.kind !== 'crossing') continue;
    note(part.left, part.right);
    note(part.right, part.left);
  }
  return found;
}

/** What equations, named expressions, thresholds and handlers are made of. */
function writtenIn(model: CheckedModel): readonly CheckedExpression[] {
  return [
    ...model.states.flatMap(({ derivative }) => derivative ?? []),
    ...model.definitions.map(({ value }) => value),
    ...model.spikers.flatMap(({ trigger }) => triggerExpression(trigger) ?? []),
    ...model.timedHandlers.flatMap(({ trigger }) =>
      trigger.kind === 'condition' ? [trigger.condition] : [],
    ),
  ];
}

/** The times at which something is to happen. */
function datesOf(
  model: CheckedModel,
  constant: (expression: CheckedExpression | undefined) => number | undefined,
): readonly number[] {
  const listed = (list: number): readonly number[] =>
    (model.lists[list]?.elements ?? []).flatMap((element) => constant(element) ?? []);
  return [
    ...model.spikers.flatMap(({ trigger, refractory }) => [
      ...(trigger.kind === 'at' ? listed(trigger.list) : []),
      ...(refractory === undefined ? [] : [constant(refractory.duration) ?? 0]),
    ]),
    ...model.timedHandlers.flatMap(({ trigger }) => {
      if (trigger.kind === 'at') return listed(trigger.list);
      return trigger.kind === 'every'
        ? [2 * (constant(trigger.period) ?? 0) + (constant(trigger.from) ?? 0)]
        : [];
    }),
  ];
}

interface Speeds {
  /** Per unit of time of the model. */
  readonly fastest: number;
  readonly scaleOf: (input: string, unit: Unit) => number;
}

/** How fast the equations move near their start, and how inputs change that. */
function speedsOf(
  model: CheckedModel,
  given: ReadonlyMap<string, number>,
  states: readonly SurveyedState[],
): Speeds {
  const size = new Map(
    states.map(({ name, from, to }, index) => {
      const unit = model.states[index]?.unit;
      return [name, unit === undefined ? 1 : toModelNumber(to - from, unit, model)] as const;
    }),
  );
  const start = new Map(
    states.map(({ name, usual = 0 }, index) => {
      const unit = model.states[index]?.unit;
      return [name, unit === undefined ? usual : toModelNumber(usual, unit, model)] as const;
    }),
  );
  const moving = model.states.flatMap(({ name, derivative }) =>
    derivative === undefined ? [] : [{ name, derivative }],
  );
  const slopeOf = (
    derivative: CheckedExpression,
    at: ReadonlyMap<string, number>,
    held: ReadonlyMap<string, number>,
  ): number => Number(evaluate(model, derivative, { arithmetic: float64, given: held, states: at, dt: ONE }));
  const rates = moving.map(({ name, derivative }) => {
    const [value, span] = [start.get(name) ?? 0, size.get(name) ?? 1];
    const slope = slopeOf(derivative, start, given);
    const nearby = slopeOf(derivative, new Map([...start, [name, value + 1e-4 * span]]), given);
    const rate = Math.max(Math.abs((nearby - slope) / (1e-4 * span)), Math.abs(slope / span));
    return { name, derivative, slope, rate: Number.isFinite(rate) ? rate : 0 };
  });
  const fastest = Math.max(0, ...rates.map(({ rate }) => rate));
  const usualInputs = new Map(
    model.inputs.flatMap(({ name }) => (given.has(name) ? [] : [[name, 0] as const])),
  );
  return {
    fastest,
    scaleOf: (input, unit) => {
      const one = toModelNumber(1, unit, model);
      const held = new Map([...usualInputs, ...given, [input, 0]]);
      const driven = new Map([...held, [input, one]]);
      const scales = rates.flatMap(({ name, derivative, rate }) => {
        const gain = Math.abs(slopeOf(derivative, start, driven) - slopeOf(derivative, start, held));
        const scale = ((size.get(name) ?? 1) * (rate > 0 ? rate : fastest || 1)) / gain;
        return Number.isFinite(scale) && scale > 0 ? [scale] : [];
      });
      return scales.length === 0 ? 1 : Math.min(...scales);
    },
  };
}
