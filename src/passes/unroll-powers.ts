/**
 * Writes powers as the products that they mean, so that powers of one base share their halves:
 *
 *     x ← m^3 * h + m^4     x ← (m * m) * m * h + (m * m) * (m * m)
 */
import type { Expression, ExpressionPool } from '../expr/expression.ts';
import { rebuild } from '../expr/rebuild.ts';
import { mapValues } from './blocks.ts';
import type { Pass } from './pass.ts';

export const unrollPowers: Pass = {
  name: 'unroll-powers',
  exact: true,
  run: (program) =>
    mapValues(program, (roots) =>
      rebuild(program.pool, roots, (expression) => {
        if (expression.kind !== 'apply' || expression.operation !== 'power') return expression;
        const [base, exponent] = expression.operands;
        if (base === undefined || exponent?.kind !== 'number') return expression;
        return products(program.pool, base, exponent.value);
      }),
    ),
};

/** The depth of the recursion is the number of the exponent's bits. */
function products(pool: ExpressionPool, base: Expression, n: number): Expression {
  if (n < 0) return pool.apply('/', pool.number(1), products(pool, base, -n));
  if (n === 0) return pool.number(1);
  if (n === 1) return base;
  const larger = Math.ceil(n / 2);
  return pool.apply('*', products(pool, base, larger), products(pool, base, n - larger));
}
