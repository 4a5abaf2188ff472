import { known } from '../base/invariant.ts';
import type { Expression, ExpressionPool } from './expression.ts';
import { rebuild } from './rebuild.ts';

/**
 * Returns the roots, in their order, with every expression that is a key of `map` replaced by its value.
 * All at once: values are not substituted into.
 */
export function substitute(
  pool: ExpressionPool,
  roots: readonly Expression[],
  map: ReadonlyMap<Expression, Expression>,
): readonly Expression[] {
  const results = rebuild(pool, roots, (expression, original) => map.get(original) ?? expression);
  return roots.map((root) => known(results.get(root), 'a root’s result'));
}
