import { isNumber } from '../build.ts';
import { isNormal } from '../is-normal.ts';
import { operandOf, type RelaxedRule } from './rule.ts';

/**
 * All rules that change results within a bound; for `fast` arithmetic only. What algebra allows and float64
 * does not is none of them: 0 * x and x - x hide an x that is infinite, a * (b * x) hides that b * x overflows,
 * and x + 0, 0 - x and -(a - b) turn the sign of a zero, and with it that of the infinity that it divides.
 */
export const RELAXED_RULES: readonly RelaxedRule[] = [
  {
    // A division by a number costs four multiplications. Both sides round twice at most.
    name: 'x / c → x * (1 / c) for a number c',
    operations: ['/'],
    exact: false,
    ulps: 2,
    rewrite: (pool, expression) => {
      const [x, c] = [operandOf(expression, 0), operandOf(expression, 1)];
      if (c.kind !== 'number' || x.kind === 'number' || !isNormal(c.value) || !isNormal(1 / c.value))
        return undefined;
      return pool.apply('*', x, pool.number(1 / c.value));
    },
  },
  {
    // The root of -0 is -0, its power 0.
    name: 'pow(x, 1/2) → sqrt(x) + 0',
    operations: ['pow'],
    exact: false,
    ulps: 2,
    rewrite: (pool, expression) => {
      if (!isNumber(operandOf(expression, 1), 0.5)) return undefined;
      return pool.apply('+', pool.apply('sqrt', operandOf(expression, 0)), pool.number(0));
    },
  },
  {
    // Each product of halves adds the errors of its factors and half a unit of its own: below n units for x^n.
    name: 'pow(x, n) → x^n for a whole n, |n| ≤ 16',
    operations: ['pow'],
    exact: false,
    ulps: 20,
    rewrite: (pool, expression) => {
      const n = operandOf(expression, 1);
      if (n.kind !== 'number' || !Number.isInteger(n.value) || Math.abs(n.value) > 16) return undefined;
      return pool.apply('power', operandOf(expression, 0), n);
    },
  },
];
