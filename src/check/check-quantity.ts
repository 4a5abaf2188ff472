/** Numbers with units, and times, as numbers in the model's units. */
import { isZero, ONE, parseDecimal, type Rational } from '../base/rational.ts';
import type { Span } from '../base/span.ts';
import { numberOutOfRange } from '../diagnostics/codes/limits.ts';
import { ambiguousUnit } from '../diagnostics/codes/units.ts';
import type { QuantitySyntax } from '../syntax/expression-tree.ts';
import { formatUnit } from '../syntax/format-expression.ts';
import { DIMENSIONLESS, TIME } from '../units/dimension.ts';
import type { Unit } from '../units/unit.ts';
import { keepsNumbers, toSystemExact, toSystemNumber, type UnitSystem } from '../units/unit-system.ts';
import type { CheckedExpression, CheckedNumber } from './checked-expression.ts';
import { mistaken, numberValue } from './checked-value.ts';
import { readUnit } from './read-unit.ts';
import type { Checked, Context } from './scope.ts';

/** Returns a literal in the model's units: scaled exactly, rounded once. `text` is how it is written. */
export function numberInSystem(
  value: Rational,
  unit: Unit,
  system: UnitSystem,
  span: Span,
  text: string,
): CheckedNumber {
  const exact = toSystemExact(value, unit, system);
  const number = toSystemNumber(value, unit, system);
  return { kind: 'number', value: number, ...(exact === undefined ? {} : { exact }), text, span };
}

/** Returns one of a unit. */
export function oneOf(unit: Unit, span: Span, context: Context): Checked {
  return numberValue(numberInSystem(ONE, unit, context.system, span, unit.text), unit.dimension, 0);
}

/** Returns `t`, `dt` or `last_spike`: a time, or a number in the component's unit of time. */
export function timeValue(expression: CheckedExpression, reads: number, context: Context): Checked {
  const { timeUnit, system } = context;
  if (timeUnit === undefined) return numberValue(expression, TIME, reads);
  if (keepsNumbers(system, timeUnit)) return numberValue(expression, DIMENSIONLESS, reads);
  const { span } = expression;
  const unit = oneOf(timeUnit, span, context).expression;
  return numberValue(
    { kind: 'product', first: expression, rest: [{ operator: '/', operand: unit }], span },
    DIMENSIONLESS,
    reads,
  );
}

/** Returns a quantity; one whose unit holds a name that is declared is refused, both readings told. */
export function checkQuantity(syntax: QuantitySyntax, context: Context): Checked {
  const { span, unit: unitSyntax } = syntax;
  const value = parseDecimal(syntax.text);
  const unit = readUnit(unitSyntax, context.shared.report);
  if (value === undefined || unit === undefined) return mistaken(span);
  for (const { name } of unitSyntax.bracketed ? [] : unitSyntax.factors.slice(1)) {
    const declared = context.locals.get(name.text)?.declared ?? context.scope.declaration(name.text);
    if (declared === undefined) continue;
    const at = name.span.start - unitSyntax.span.start;
    const operator = unitSyntax.text[at - 1] ?? '/';
    const apart = `${unitSyntax.text.slice(0, at - 1)} ${operator} ${unitSyntax.text.slice(at)}`;
    context.shared.report(
      ambiguousUnit({
        text: `${syntax.text} ${unitSyntax.text}`,
        name: name.text,
        span,
        declared,
        readings: [`${syntax.text} [${unitSyntax.text}]`, `${syntax.text} ${apart}`],
      }),
    );
    return mistaken(span);
  }
  const text = `${syntax.text} ${formatUnit(unitSyntax)}`;
  const literal = numberInSystem(value, unit, context.system, span, text);
  return isInRange(literal, value, context) ? numberValue(literal, unit.dimension, 0) : mistaken(span);
}

/** Whether a literal is a number to compute with; one that became infinite or 0 is reported. */
export function isInRange(literal: CheckedNumber, written: Rational, context: Context): boolean {
  const { value, text = '', span } = literal;
  const isLarge = !Number.isFinite(value);
  if (!isLarge && (value !== 0 || isZero(written))) return true;
  context.shared.report(numberOutOfRange({ text, isLarge, span }));
  return false;
}
