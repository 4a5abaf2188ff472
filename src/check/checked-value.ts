/** What an expression was found to be, made from its parts. */
import type { Span } from '../base/span.ts';
import { DIMENSIONLESS, type Dimension } from '../units/dimension.ts';
import type { CheckedExpression, ValueType } from './checked-expression.ts';
import type { Checked } from './scope.ts';

/** Returns a number; without a dimension where a mistake in it was reported. */
export function numberValue(
  expression: CheckedExpression,
  dimension: Dimension | undefined,
  reads: number,
): Checked {
  return { expression, type: 'number', dimension, isFlexible: false, reads };
}

/** Returns a condition. */
export function conditionValue(expression: CheckedExpression, reads: number): Checked {
  return { expression, type: 'condition', dimension: DIMENSIONLESS, isFlexible: false, reads };
}

/** Returns a value of which only that it was wrong is known: it fits everywhere. */
export function mistaken(span: Span, type: ValueType = 'number'): Checked {
  const expression: CheckedExpression =
    type === 'number' ? { kind: 'number', value: Number.NaN, span } : { kind: 'boolean', value: false, span };
  return { expression, type, dimension: undefined, isFlexible: false, reads: 0 };
}
