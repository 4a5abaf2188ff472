/**
 * What is 0 at a place as it stands in a formula. The sum v / 10 mV + 4 is rounded where it is computed, by many units of
 * what it is near its zero. Where it stands above and below the line that is no matter, as both are of the same rounded
 * number; v + 40 mV in place of one of them would not be. Multiplied out, as v / k - E / k, it loses more.
 */
import { divide, equals, isZero, negate, ONE, type Rational } from '../../base/rational.ts';
import type { Span } from '../../base/span.ts';
import type { CheckedExpression } from '../checked-expression.ts';
import { everyPart } from '../operands.ts';
import type { Analysis } from './analysis.ts';
import { constantIn, type Form, keyOf, multiplyForms, rationalRatio, scaleForm, UNITY } from './form.ts';
import { type Place, proportion, writePlace } from './place.ts';
import { negated, numberAt, productOf, writeForm } from './write-form.ts';

/** Parts of one formula that are looked at. */
const MOST_PARTS = 200;

export interface WrittenZero {
  readonly expression: CheckedExpression;
  /** The expression is so many times the name less its value. */
  readonly slope: Rational;
}

/** Returns the first sum in these that is 0 at the place and a number times it, else the name less its value. */
export function zeroWritten(
  analysis: Analysis,
  bases: readonly CheckedExpression[],
  place: Place,
  span: Span,
): WrittenZero {
  // A lone name is not rounded.
  const parts = place.value.size === 0 ? [] : everyPart(bases).slice(0, MOST_PARTS);
  for (const expression of parts) {
    const isSum = (analysis.names.valueOf(expression) ?? expression).kind === 'sum';
    const form = isSum ? analysis.form(expression) : undefined;
    const slope = form && proportion(form, place);
    const number = slope && constantIn(slope);
    if (number !== undefined && !isZero(number)) return { expression, slope: number };
  }
  return { expression: writePlace(place, analysis.ring, span), slope: ONE };
}

/** Returns a form that is `slope` times a place: of a sum, the sum as it stands in these, times a factor. */
export function multipleWritten(
  analysis: Analysis,
  bases: readonly CheckedExpression[],
  slope: Form,
  place: Place,
  span: Span,
): CheckedExpression {
  if (place.value.size === 0) return writeForm(multiplyForms(slope, place.form), analysis.ring, span);
  const zero = zeroWritten(analysis, bases, place, span);
  const factor = scaleForm(slope, divide(ONE, zero.slope));
  if (keyOf(factor) === keyOf(UNITY)) return zero.expression;
  const operand = writeForm(factor, analysis.ring, span);
  return productOf(
    [
      { operator: '*', operand: zero.expression },
      { operator: '*', operand },
    ],
    span,
  );
}

/** Returns the argument of a function that is that form as it stands in these, or a number times one; undefined if there is none. */
export function argumentWritten(
  analysis: Analysis,
  bases: readonly CheckedExpression[],
  form: Form,
  span: Span,
): CheckedExpression | undefined {
  const key = keyOf(form);
  let multiple: CheckedExpression | undefined;
  for (const part of everyPart(bases).slice(0, MOST_PARTS)) {
    const [argument] = part.kind === 'call' ? part.arguments : [];
    const own = argument && analysis.form(argument);
    if (argument === undefined || own === undefined) continue;
    if (keyOf(own) === key) return argument;
    const ratio = form.size > 1 ? rationalRatio(form, own) : undefined;
    if (ratio === undefined || multiple !== undefined) continue;
    multiple = timesNumber(argument, ratio, span);
  }
  return multiple;
}

/** Returns the term of a sum in these that is that form; undefined of a number, and if there is none. */
export function termWritten(
  analysis: Analysis,
  bases: readonly CheckedExpression[],
  form: Form,
): CheckedExpression | undefined {
  if (constantIn(form) !== undefined) return undefined;
  const key = keyOf(form);
  return everyPart(bases)
    .slice(0, MOST_PARTS)
    .find((part) => {
      const own = part.kind === 'call' || part.kind === 'pow' ? analysis.form(part) : undefined;
      return own !== undefined && keyOf(own) === key;
    });
}

function timesNumber(argument: CheckedExpression, ratio: Rational, span: Span): CheckedExpression {
  if (equals(ratio, negate(ONE)))
    return argument.kind === 'negate' ? argument.operand : negated(argument, span);
  const factor = { operator: '*', operand: numberAt(ratio, span) } as const;
  return productOf([factor, { operator: '*', operand: argument }], span);
}
