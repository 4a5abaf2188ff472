/** What nothing in a run changes, and is no matter of a quotient or a sum that varies. */
import type { CheckedExpression } from '../checked-expression.ts';
import { everyPart } from '../operands.ts';
import { isConstant } from './measure.ts';

/** What reads nothing by itself. */
const FIXED: ReadonlySet<CheckedExpression['kind']> = new Set<CheckedExpression['kind']>([
  'number', 'pi', 'negate', 'sum', 'product', 'wholePower', 'pow', 'call', 'series',
]); // biome-ignore format: one table

/**
 * Returns what tells the factors, or terms, that are looked at as they are: those that nothing in a run changes. A quotient
 * of nothing else, `k / (1 - exp(-k))`, is looked through all the same, as k may be set to 0.
 */
export function steadiness(of: readonly CheckedExpression[]): (expression: CheckedExpression) => boolean {
  const parts = everyPart(of);
  const isOfParameters = parts.every(
    (part) => FIXED.has(part.kind) || (part.kind === 'reference' && part.to === 'parameter'),
  );
  const isPlain = parts.every(({ kind }) => kind !== 'sum' && kind !== 'call');
  if (!isOfParameters || isPlain) return isConstant;
  return (expression) => everyPart([expression]).every(({ kind }) => kind !== 'reference');
}
