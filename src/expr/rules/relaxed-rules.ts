import { isNumber } from '../build.ts';
import type { Expression, ExpressionPool } from '../expression.ts';
import { match, operandOf, type RelaxedRule } from './rule.ts';

const SMALLEST_NORMAL = 2 ** -1022;

function isNormal(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value) >= SMALLEST_NORMAL;
}

/** A number that a product begins or ends with, and the rest of it. */
function constantFactor(expression: Expression): { factor: number; rest: Expression } | undefined {
  const [a, b] = match(expression, '*') ?? [];
  if (a?.kind === 'number' && b !== undefined) return { factor: a.value, rest: b };
  return b?.kind === 'number' && a !== undefined ? { factor: b.value, rest: a } : undefined;
}

function scaled(pool: ExpressionPool, factor: number, rest: Expression): Expression | undefined {
  return isNormal(factor) ? pool.apply('*', pool.number(factor), rest) : undefined;
}

/** All rules that change results within a bound; for `fast` arithmetic only. */
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
    name: 'a * (b * x) → (a * b) * x for numbers a, b',
    operations: ['*'],
    exact: false,
    ulps: 3,
    rewrite: (pool, expression) => {
      const outer = constantFactor(expression);
      const inner = outer && constantFactor(outer.rest);
      if (outer === undefined || inner === undefined) return undefined;
      return scaled(pool, outer.factor * inner.factor, inner.rest);
    },
  },
  {
    name: 'x + 0 → x, 0 + x → x',
    operations: ['+'],
    exact: false,
    ulps: 0,
    rewrite: (_, expression) => {
      const [a, b] = [operandOf(expression, 0), operandOf(expression, 1)];
      return isNumber(b, 0) ? a : isNumber(a, 0) ? b : undefined;
    },
  },
  {
    name: '0 - x → -x',
    operations: ['-'],
    exact: false,
    ulps: 0,
    rewrite: (pool, expression) =>
      isNumber(operandOf(expression, 0), 0) ? pool.apply('negate', operandOf(expression, 1)) : undefined,
  },
  {
    name: 'x - x → 0',
    operations: ['-'],
    exact: false,
    ulps: 0,
    rewrite: (pool, expression) =>
      operandOf(expression, 0) === operandOf(expression, 1) ? pool.number(0) : undefined,
  },
  {
    name: '-(a - b) → b - a',
    operations: ['negate'],
    exact: false,
    ulps: 0,
    rewrite: (pool, expression) => {
      const [a, b] = match(operandOf(expression, 0), '-') ?? [];
      return a !== undefined && b !== undefined ? pool.apply('-', b, a) : undefined;
    },
  },
  {
    name: '0 * x → 0, 0 / x → 0',
    operations: ['*', '/'],
    exact: false,
    ulps: 0,
    rewrite: (pool, expression) => {
      const [a, b] = [operandOf(expression, 0), operandOf(expression, 1)];
      return isNumber(a, 0) || (expression.operation === '*' && isNumber(b, 0)) ? pool.number(0) : undefined;
    },
  },
  {
    name: 'pow(x, 1/2) → sqrt(x)',
    operations: ['pow'],
    exact: false,
    ulps: 2,
    rewrite: (pool, expression) =>
      isNumber(operandOf(expression, 1), 0.5) ? pool.apply('sqrt', operandOf(expression, 0)) : undefined,
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
