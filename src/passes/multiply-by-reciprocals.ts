/**
 * Turns a division by what is constant in a run into a multiplication by its reciprocal, which
 * `hoist-constants` then computes once; two roundings instead of one, at most 2 ulp apart. Where the divisor of
 * a run is so large or small that its reciprocal is no normal number, 0 stands for that and it is divided.
 *
 *     x ← x + dt * (I / C)     r = |1 / C| is normal ? 1 / C : 0
 *                              x ← x + dt * (r == 0 ? I / C : I * r)
 */
import type { Expression, ExpressionPool } from '../expr/expression.ts';
import { SMALLEST_NORMAL } from '../expr/is-normal.ts';
import { rebuild } from '../expr/rebuild.ts';
import { mapValues, valuesOf } from './blocks.ts';
import type { Pass } from './pass.ts';
import { runConstants } from './run-constants.ts';

export const multiplyByReciprocals: Pass = {
  name: 'multiply-by-reciprocals',
  exact: false,
  run: (program) =>
    mapValues(program, (roots, role) => {
      const constants = runConstants(program, role === 'initialise' ? [] : valuesOf(program.blocks[role]));
      return rebuild(program.pool, roots, (expression, original) => {
        if (original.kind !== 'apply' || original.operation !== '/') return expression;
        const [, divisor] = original.operands;
        const isHoistable = divisor !== undefined && constants.has(divisor) && !constants.has(original);
        if (!isHoistable || expression.kind !== 'apply') return expression;
        const [newDividend, newDivisor] = expression.operands;
        if (newDividend === undefined || newDivisor === undefined || newDivisor.kind === 'number')
          return expression;
        return divideBy(program.pool, newDividend, newDivisor);
      });
    }),
};

function divideBy(pool: ExpressionPool, dividend: Expression, divisor: Expression): Expression {
  const zero = pool.number(0);
  const inverse = pool.apply('/', pool.number(1), divisor);
  const size = pool.apply('abs', inverse);
  const isNormal = pool.apply(
    'and',
    pool.apply('>=', size, pool.number(SMALLEST_NORMAL)),
    pool.apply('<', size, pool.number(Number.POSITIVE_INFINITY)),
  );
  const reciprocal = pool.apply('select', isNormal, inverse, zero);
  return pool.apply(
    'select',
    pool.apply('==', reciprocal, zero),
    pool.apply('/', dividend, divisor),
    pool.apply('*', dividend, reciprocal),
  );
}
