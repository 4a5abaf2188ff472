/** When a run's steps and samples fall, exactly: times stay fractions until they are rounded once. */
import { known } from '../base/invariant.ts';
import {
  add,
  compare,
  divide,
  isWhole,
  multiply,
  parseDecimal,
  type Rational,
  rational,
  toNumber,
  ZERO,
} from '../base/rational.ts';
import type { SourceText } from '../base/span.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { readUnit } from '../check/read-unit.ts';
import { notACount } from '../diagnostics/codes/run/options.ts';
import {
  inexactTime,
  intervalOffGrid,
  notATime,
  notPositive,
  stepTooLong,
} from '../diagnostics/codes/run/times.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { parseQuantity } from '../syntax/parse-fragments.ts';
import { sameDimension, TIME } from '../units/dimension.ts';
import { exactScale } from '../units/scale.ts';
import type { Unit } from '../units/unit.ts';
import { toSystemExact } from '../units/unit-system.ts';
import type { RunOptions } from './run-options.ts';

/** A time as it was given. */
export interface GivenTime {
  readonly value: Rational;
  readonly unit: Unit;
  readonly text: string;
}

/** What counts in time: a model, or a network, in whose unit and system times are wanted. */
export type Timed = Pick<CheckedModel, 'timeUnit' | 'system'>;

/** The options that are times. */
export type TimeOptions = Pick<RunOptions, 'for' | 'dt' | 'every'>;

export interface TimeGrid {
  /** dt in the model's unit of time. */
  readonly step: Rational;
  readonly steps: number;
  /** Steps between samples. */
  readonly every: number;
  /** dt as it was given. */
  readonly dt: GivenTime;
  readonly duration: GivenTime;
  /** Of results. */
  readonly unit: Unit;
  /** Returns the time of a grid point in the unit of results. */
  readonly timeOf: (n: number) => number;
  /** The same as text: `12.3 ms`. */
  readonly timeText: (n: number) => string;
}

const DEFAULT_DURATION = '100 ms';
const DEFAULT_STEP = '0.01 ms';
const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);
/** Spikes are dated by Int32. */
const MOST_STEPS = 2n ** 31n - 2n;
const HALF = add(rational(1, 2), rational(1, 1_000_000_000));

function floor({ numerator, denominator }: Rational): bigint {
  const quotient = numerator / denominator;
  return numerator < 0n && numerator % denominator !== 0n ? quotient - 1n : quotient;
}

/** Returns the size of a unit of time in seconds. */
export function secondsOf({ scale, text }: Unit): Rational {
  return known(exactScale(scale), `exact size of ${text}`);
}

/** Returns the time that an option gives, or why it is none; a number counts in `own`. */
export function readTime(option: string, given: string | number, own: Unit): GivenTime | Diagnostic {
  const text = typeof given === 'number' ? `${given} ${own.text}` : given.trim();
  const refuse = (reason: string): Diagnostic => notATime({ option, text, reason });
  if (typeof given === 'number') {
    const value = parseDecimal(String(given));
    return value === undefined ? refuse('is no finite number') : { value, unit: own, text };
  }
  const { quantity, diagnostics } = parseQuantity({ name: option, text });
  const aboutUnit = diagnostics.find(({ code }) => code.startsWith('units/'));
  if (aboutUnit !== undefined) return aboutUnit;
  const value = quantity && parseDecimal(quantity.text);
  if (quantity === undefined || value === undefined) return refuse('is no number with a unit');
  if (quantity.unit === undefined) return refuse('has no unit');
  const mistakes: Diagnostic[] = [];
  const unit = readUnit(quantity.unit, (diagnostic) => mistakes.push(diagnostic));
  if (unit === undefined) return mistakes[0] ?? refuse('has an unknown unit');
  return sameDimension(unit.dimension, TIME) ? { value, unit, text } : refuse('is no time');
}

/** Returns the texts of the options that are times, for diagnostics that point into them. */
export function timeSources(options: TimeOptions): readonly SourceText[] {
  return (['for', 'dt', 'every'] as const).flatMap((option) => {
    const given = options[option];
    return typeof given === 'string' ? [{ name: option, text: given.trim() }] : [];
  });
}

/** Returns the grid that the options describe, or everything that is wrong with it. */
export function readTimeGrid(model: Timed, options: TimeOptions): TimeGrid | readonly Diagnostic[] {
  const own = model.timeUnit;
  const duration = readTime('for', options.for ?? DEFAULT_DURATION, own);
  const dt = readTime('dt', options.dt ?? DEFAULT_STEP, own);
  const problems = [duration, dt].filter((read) => 'code' in read);
  if ('code' in duration || 'code' in dt) return problems;
  const step = known(toSystemExact(dt.value, dt.unit, model.system), 'exact step');
  const length = known(toSystemExact(duration.value, duration.unit, model.system), 'exact duration');
  if (compare(step, ZERO) <= 0) problems.push(notPositive({ option: 'dt', text: dt.text }));
  if (compare(length, ZERO) < 0) problems.push(notPositive({ option: 'for', text: duration.text }));
  if (problems.length > 0) return problems;

  const stepInOwn = multiply(dt.value, divide(secondsOf(dt.unit), secondsOf(own)));
  const [p, q] = [Number(stepInOwn.numerator), Number(stepInOwn.denominator)];
  const timeOf = (n: number): number => (n * p) / q;
  const textOf = (time: Rational): string => `${Number(toNumber(time).toPrecision(12))} ${own.text}`;
  const timeText = (n: number): string => textOf(multiply(stepInOwn, rational(n)));

  const steps = floor(add(divide(length, step), HALF));
  const inexact = findInexact(dt.text, step, steps, (most) => textOf(multiply(stepInOwn, rational(most))));
  if (inexact !== undefined) return [inexact];
  if (steps === 0n && compare(length, ZERO) > 0) {
    return [stepTooLong({ step: dt.text, duration: duration.text })];
  }
  const every = readInterval(options.every ?? 1, dt, step, model, timeText);
  if (typeof every !== 'number') return [every];
  return { step, steps: Number(steps), every, dt, duration, unit: own, timeOf, timeText };
}

/** k p and the middle of a step, (2k + 1) p / 2q, must be exact before they are divided. */
function findInexact(
  text: string,
  { numerator: p, denominator: q }: Rational,
  steps: bigint,
  timeText: (steps: bigint) => string,
): Diagnostic | undefined {
  if (p > LARGEST / 3n || 2n * q > LARGEST) return inexactTime({ step: text, reason: 'digits' });
  const mostExact = (LARGEST / p - 1n) / 2n;
  const most = mostExact < MOST_STEPS ? mostExact : MOST_STEPS;
  return steps > most ? inexactTime({ step: text, reason: 'length', most: timeText(most) }) : undefined;
}

/** Returns the number of steps between samples. */
function readInterval(
  given: string | number,
  dt: GivenTime,
  step: Rational,
  model: Timed,
  timeText: (n: number) => string,
): number | Diagnostic {
  const text = String(given).trim();
  const count =
    typeof given === 'number' ? given : /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
  if (count !== undefined) {
    return Number.isSafeInteger(count) && count >= 1 ? count : notACount({ option: 'every', text });
  }
  const interval = readTime('every', given, model.timeUnit);
  if ('code' in interval) return interval;
  const length = known(toSystemExact(interval.value, interval.unit, model.system), 'exact interval');
  if (compare(length, ZERO) <= 0) return notPositive({ option: 'every', text });
  const steps = divide(length, step);
  if (isWhole(steps)) return Number(steps.numerator);
  const near = floor(add(steps, rational(1, 2)));
  const nearest = timeText(Number(near < 1n ? 1n : near));
  return intervalOffGrid({ interval: interval.text, step: dt.text, nearest });
}
