/** Units in messages, and what would make one of another. */
import type { ExpressionSyntax } from '../syntax/tree.ts';
import { type Dimension, divideDimensions, isDimensionless, sameDimension } from '../units/dimension.ts';
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

/** Returns a plain number as written, for messages. */
export function writtenNumber(syntax: ExpressionSyntax): string {
  if (syntax.kind === 'number') return syntax.text;
  if (syntax.kind === 'negate') return `-${writtenNumber(syntax.operand)}`;
  if (syntax.kind === 'group') return writtenNumber(syntax.expression);
  return 'it';
}
