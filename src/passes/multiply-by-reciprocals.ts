/**
 * Turns a division by what is constant in a run into a multiplication by its reciprocal, which
 * `hoist-constants` then computes once; two roundings instead of one, at most 2 ulp apart (unless the divisor
 * is so large or small that its reciprocal is no normal number).
 *
 *     x ← x + dt * (I / C)     x ← x + dt * (I * (1 / C))
 */
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
        const reciprocal = program.pool.apply('/', program.pool.number(1), newDivisor);
        return program.pool.apply('*', newDividend, reciprocal);
      });
    }),
};
