/** Numbers that go from the units of one model to those of another. */

import type { Dimension } from '../../units/dimension.ts';
import { closeScale, divideScales } from '../../units/scale.ts';
import { systemScale, type UnitSystem } from '../../units/unit-system.ts';
import type { CheckedExpression } from '../checked-expression.ts';
import type { Conversion } from './checked-network.ts';

/** Returns what makes the number of one system that of another; undefined where they are the same. */
export function conversionBetween(
  dimension: Dimension,
  from: UnitSystem,
  to: UnitSystem,
): Conversion | undefined {
  const { numerator, denominator } = closeScale(
    divideScales(systemScale(from, dimension), systemScale(to, dimension)),
  );
  if (numerator === denominator) return undefined;
  // To divide by 1000 rounds once; 0.001 is no float64.
  return numerator > denominator
    ? { operator: '*', by: Number(numerator) / Number(denominator) }
    : { operator: '/', by: Number(denominator) / Number(numerator) };
}

/** Returns the expression with the conversion written out. */
export function converted(
  expression: CheckedExpression,
  conversion: Conversion | undefined,
): CheckedExpression {
  if (conversion === undefined) return expression;
  const { operator, by } = conversion;
  const { span } = expression;
  const operand = { kind: 'number', value: by, span } as const;
  return { kind: 'product', first: expression, rest: [{ operator, operand }], span };
}
