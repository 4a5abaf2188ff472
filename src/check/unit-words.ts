/** Units in messages, and what would make one of another. */

import { rational } from '../base/rational.ts';
import type { ExpressionSyntax } from '../syntax/expression-tree.ts';
import {
  type Dimension,
  divideDimensions,
  isDimensionless,
  powerDimension,
  sameDimension,
  TIME,
} from '../units/dimension.ts';
import type { CheckedExpression } from './checked-expression.ts';
import { isPlainNumber } from './literal.ts';
import { everyPart } from './operands.ts';
import type { Context } from './scope.ts';

/** Returns the unit for "this is …". */
export function unitWords(unit: string): string {
  return unit === '1' ? 'a plain number' : unit;
}

/** Returns how a value of dimension `found` becomes one of `wanted` with a constant that is at hand. */
export function conversionHint(wanted: Dimension, found: Dimension, context: Context): string | undefined {
  const [divisor, factor] = [divideDimensions(found, wanted), divideDimensions(wanted, found)];
  for (const { name, dimension } of context.scope.constants()) {
    if (isDimensionless(dimension)) continue;
    if (sameDimension(dimension, divisor)) return `divide by \`${name}\`?`;
    if (sameDimension(dimension, factor)) return `multiply by \`${name}\`?`;
  }
  return undefined;
}

/** Returns how a call of plain numbers alone, `uniform(-60, -50)`, is written with a unit. */
export function plainArgumentsHint(
  syntax: ExpressionSyntax,
  found: Dimension,
  unit: string,
): string | undefined {
  if (syntax.kind !== 'call' || !isDimensionless(found) || !DRAWS_AND_BOUNDS.has(syntax.callee.text))
    return undefined;
  if (syntax.arguments.length === 0 || !syntax.arguments.every(isPlainNumber)) return undefined;
  const written = syntax.arguments.map((each) => `${writtenNumber(each)} ${unit}`).join(', ');
  return `write the unit of each: \`${syntax.callee.text}(${written})\`.`;
}

/** Functions of which the value has the unit of all arguments. */
const DRAWS_AND_BOUNDS: ReadonlySet<string> = new Set([
  ...['uniform', 'normal', 'exponential', 'min', 'max', 'clamp', 'abs'],
]);

/** Returns how noise is written where two dimensions are a root of time apart and one of the values holds `xi`. */
export function noiseHint(
  a: Dimension,
  b: Dimension,
  expressions: readonly CheckedExpression[],
): string | undefined {
  const square = powerDimension(divideDimensions(a, b), rational(2, 1));
  const isRootApart =
    sameDimension(square, TIME) || sameDimension(square, powerDimension(TIME, rational(-1, 1)));
  if (!isRootApart || !everyPart(expressions).some(({ kind }) => kind === 'noise')) return undefined;
  return '`xi` has the unit 1/sqrt(time): write `sigma * sqrt(2 / tau) * xi`.';
}

/** Returns how a plain time gets the unit that a quantity has, where the component has a unit of time. */
export function timeUnitHint(
  plain: ExpressionSyntax,
  wanted: Dimension,
  found: Dimension,
  { timeUnit }: Context,
): string | undefined {
  if (timeUnit === undefined || !sameDimension(wanted, TIME) || !isDimensionless(found)) return undefined;
  const what = plain.kind === 'path' ? plain.names.map(({ text }) => text).join('.') : '(…)';
  return `where the time unit is 1 ${timeUnit.text}, times are plain numbers: write \`${what} * 1 ${timeUnit.text}\`.`;
}

/** Returns the same for two times that meet, of which one is written with its unit: without it, if that can be. */
export function twoTimesHint(
  plain: ExpressionSyntax,
  time: ExpressionSyntax,
  dimensions: { readonly ofPlain: Dimension; readonly ofTime: Dimension },
  context: Context,
): string | undefined {
  const hint = timeUnitHint(plain, dimensions.ofTime, dimensions.ofPlain, context);
  const { timeUnit } = context;
  if (hint === undefined || time.kind !== 'quantity' || time.unit.text !== timeUnit?.text) return hint;
  return `where the time unit is 1 ${timeUnit.text}, times are plain numbers: write \`${time.text}\`.`;
}

/** Returns a plain number as written, for messages. */
export function writtenNumber(syntax: ExpressionSyntax): string {
  if (syntax.kind === 'number') return syntax.text;
  if (syntax.kind === 'negate') return `-${writtenNumber(syntax.operand)}`;
  if (syntax.kind === 'group') return writtenNumber(syntax.expression);
  return 'it';
}
