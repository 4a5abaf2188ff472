/** Values that follow from literals by arithmetic alone, for checks that need no run. */

import type { CheckedExpression } from './checked-expression.ts';
import { operandsOf } from './operands.ts';

/** Returns the value of an expression of numbers and known names; undefined if it calls a function or is open. */
export function constantValue(
  expression: CheckedExpression,
  constantNamed: (name: string) => number | undefined,
): number | undefined {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'pi':
      return Math.PI;
    case 'infinity':
      return Number.POSITIVE_INFINITY;
    case 'reference':
      return expression.to === 'parameter' || expression.to === 'definition'
        ? constantNamed(expression.name)
        : undefined;
    case 'negate':
    case 'sum':
    case 'product':
    case 'wholePower': {
      const operands = operandsOf(expression).map((operand) => constantValue(operand, constantNamed));
      if (!operands.every((operand) => operand !== undefined)) return undefined;
      return combine(expression, operands);
    }
    default:
      return undefined;
  }
}

function combine(
  expression: Extract<CheckedExpression, { kind: 'negate' | 'sum' | 'product' | 'wholePower' }>,
  operands: readonly number[],
): number {
  const [first = Number.NaN, ...others] = operands;
  switch (expression.kind) {
    case 'negate':
      return -first;
    case 'wholePower':
      return first ** expression.exponent;
    case 'sum':
      return others.reduce(
        (sum, operand, i) => (expression.rest[i]?.operator === '-' ? sum - operand : sum + operand),
        first,
      );
    case 'product':
      return others.reduce(
        (product, operand, i) =>
          expression.rest[i]?.operator === '/' ? product / operand : product * operand,
        first,
      );
  }
}
