/**
 * Makes values that differ in the order of two operands one, which float64 allows where the operation is
 * symmetric: a + b and b + a round alike. The one that was there first stays.
 *
 *     x ← g * (v - E) + (v - E) * g     x ← g * (v - E) + g * (v - E)
 */
import type { Expression, Operation } from '../expr/expression.ts';
import { rebuild } from '../expr/rebuild.ts';
import { mapValues } from './blocks.ts';
import type { Pass } from './pass.ts';

const SYMMETRIC: ReadonlySet<Operation> = new Set(['+', '*', 'min', 'max', '==', '!=', 'and', 'or']);

export const matchCommuted: Pass = {
  name: 'match-commuted',
  exact: true,
  run: (program) => {
    // One for all blocks, since a target may join blocks of one step.
    const first = new Map<string, Expression>();
    const representative = (expression: Expression): Expression => {
      if (expression.kind !== 'apply' || !SYMMETRIC.has(expression.operation)) return expression;
      const ids = expression.operands.map(({ id }) => id).sort((a, b) => a - b);
      const key = `${expression.operation} ${ids.join(' ')}`;
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, expression);
      return earlier ?? expression;
    };
    return mapValues(program, (roots) => rebuild(program.pool, roots, representative));
  },
};
