import { known } from '../base/invariant.ts';
import type { ApplyExpression, Expression, ExpressionPool } from './expression.ts';
import { reachable } from './reachable.ts';

/**
 * Returns what each expression below the roots becomes when, from the leaves up, every operation is applied
 * to its new operands and the result is handed to `transform`. Leaves are handed over as they are.
 */
export function rebuild(
  pool: ExpressionPool,
  roots: Iterable<Expression>,
  transform: (expression: Expression, original: Expression) => Expression,
): ReadonlyMap<Expression, Expression> {
  const results = new Map<Expression, Expression>();
  for (const original of reachable(roots)) {
    const next = original.kind === 'apply' ? withOperands(pool, original, results) : original;
    results.set(original, transform(next, original));
  }
  return results;
}

function withOperands(
  pool: ExpressionPool,
  expression: ApplyExpression,
  results: ReadonlyMap<Expression, Expression>,
): Expression {
  const operands = expression.operands.map((operand) => known(results.get(operand), 'an operand’s result'));
  const isSame = operands.every((operand, i) => operand === expression.operands[i]);
  return isSame ? expression : pool.apply(expression.operation, ...operands);
}
