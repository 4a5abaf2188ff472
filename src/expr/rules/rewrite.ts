import { InvariantError } from '../../base/invariant.ts';
import type { Expression, ExpressionPool, Operation } from '../expression.ts';
import { rebuild } from '../rebuild.ts';
import type { Rule } from './rule.ts';

/** No chain of rewrites of one operation is longer; a longer one means two rules undo each other. */
const LONGEST_CHAIN = 100;

/**
 * Returns what each expression below the roots becomes under the rules, applied from the leaves up, the
 * first that fits first, until none fits.
 */
export function rewrite(
  pool: ExpressionPool,
  roots: Iterable<Expression>,
  rules: readonly Rule[],
): ReadonlyMap<Expression, Expression> {
  const byOperation = new Map<Operation, Rule[]>();
  for (const rule of rules) {
    for (const operation of rule.operations) {
      byOperation.set(operation, [...(byOperation.get(operation) ?? []), rule]);
    }
  }
  const rewriteOnce = (expression: Expression): Expression | undefined => {
    if (expression.kind !== 'apply') return undefined;
    for (const rule of byOperation.get(expression.operation) ?? []) {
      const result = rule.rewrite(pool, expression);
      if (result !== undefined) return result;
    }
    return undefined;
  };
  return rebuild(pool, roots, (expression) => {
    let current = expression;
    for (let count = 0; count < LONGEST_CHAIN; count++) {
      const next = rewriteOnce(current);
      if (next === undefined) return current;
      current = next;
    }
    throw new InvariantError('rewrite rules undo each other');
  });
}
