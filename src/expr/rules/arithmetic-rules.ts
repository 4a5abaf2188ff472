import type { ApplyExpression, Expression, ExpressionPool } from '../expression.ts';
import { type ExactRule, isExactly, match, operandOf } from './rule.ts';

/** The operand of a negation. */
function negated(expression: Expression): Expression | undefined {
  return match(expression, 'negate')?.[0];
}

/** The smallest and the largest power of two whose reciprocal is a normal number as well. */
const [SMALLEST, LARGEST] = [2 ** -1022, 2 ** 1022];

function isPowerOfTwo(value: number): boolean {
  const size = Math.abs(value);
  if (!(size >= SMALLEST && size <= LARGEST)) return false;
  return 2 ** Math.round(Math.log2(size)) === size;
}

type Pair = (pool: ExpressionPool, a: Expression, b: Expression) => Expression | undefined;

function onPair(name: string, operation: '+' | '-' | '*' | '/', rewrite: Pair): ExactRule {
  return {
    name,
    operations: [operation],
    exact: true,
    rewrite: (pool: ExpressionPool, expression: ApplyExpression) =>
      rewrite(pool, operandOf(expression, 0), operandOf(expression, 1)),
  };
}

/**
 * Rewrites of sums and products. x + 0 is not among them: it turns -0 into 0. So do 0 - x and -(a - b)
 * where the difference is 0, and 0 * x is NaN for an infinite x.
 */
export const ARITHMETIC_RULES: readonly ExactRule[] = [
  onPair('x + -0 → x', '+', (_, a, b) => (isExactly(b, -0) ? a : undefined)),
  onPair('-0 + x → x', '+', (_, a, b) => (isExactly(a, -0) ? b : undefined)),
  onPair('x - 0 → x', '-', (_, a, b) => (isExactly(b, 0) ? a : undefined)),
  onPair('-0 - x → -x', '-', (pool, a, b) => (isExactly(a, -0) ? pool.apply('negate', b) : undefined)),
  onPair('x * 1 → x', '*', (_, a, b) => (isExactly(b, 1) ? a : undefined)),
  onPair('1 * x → x', '*', (_, a, b) => (isExactly(a, 1) ? b : undefined)),
  onPair('x * -1 → -x', '*', (pool, a, b) => (isExactly(b, -1) ? pool.apply('negate', a) : undefined)),
  onPair('-1 * x → -x', '*', (pool, a, b) => (isExactly(a, -1) ? pool.apply('negate', b) : undefined)),
  onPair('x / 1 → x', '/', (_, a, b) => (isExactly(b, 1) ? a : undefined)),
  onPair('x / -1 → -x', '/', (pool, a, b) => (isExactly(b, -1) ? pool.apply('negate', a) : undefined)),
  // A multiplication takes a quarter of a division's time, and by a power of two both round alike.
  onPair('x / 2^k → x * 2^-k', '/', (pool, a, b) =>
    b.kind === 'number' && isPowerOfTwo(b.value) ? pool.apply('*', a, pool.number(1 / b.value)) : undefined,
  ),
  onPair('a + (-b) → a - b', '+', (pool, a, b) => {
    const inner = negated(b);
    return inner && pool.apply('-', a, inner);
  }),
  onPair('(-a) + b → b - a', '+', (pool, a, b) => {
    const inner = negated(a);
    return inner && pool.apply('-', b, inner);
  }),
  onPair('a - (-b) → a + b', '-', (pool, a, b) => {
    const inner = negated(b);
    return inner && pool.apply('+', a, inner);
  }),
  ...(['*', '/'] as const).flatMap((operation) => [
    onPair(`(-a) ${operation} (-b) → a ${operation} b`, operation, (pool, a, b) => {
      const [innerA, innerB] = [negated(a), negated(b)];
      return innerA && innerB && pool.apply(operation, innerA, innerB);
    }),
    onPair(`(-a) ${operation} c → a ${operation} (-c) for a number c`, operation, (pool, a, b) => {
      const inner = negated(a);
      return inner && b.kind === 'number' ? pool.apply(operation, inner, pool.number(-b.value)) : undefined;
    }),
    onPair(`c ${operation} (-a) → (-c) ${operation} a for a number c`, operation, (pool, a, b) => {
      const inner = negated(b);
      return inner && a.kind === 'number' ? pool.apply(operation, pool.number(-a.value), inner) : undefined;
    }),
  ]),
  {
    name: '-(-x) → x',
    operations: ['negate'],
    exact: true,
    rewrite: (_, expression) => negated(operandOf(expression, 0)),
  },
  {
    name: 'x^0 → 1, x^1 → x',
    operations: ['power', 'pow'],
    exact: true,
    rewrite: (pool, expression) => {
      const exponent = operandOf(expression, 1);
      if (exponent.kind !== 'number') return undefined;
      return exponent.value === 0
        ? pool.number(1)
        : exponent.value === 1
          ? operandOf(expression, 0)
          : undefined;
    },
  },
  {
    name: '(-x)^n → x^n for an even n',
    operations: ['power'],
    exact: true,
    rewrite: (pool, expression) => {
      const [inner, exponent] = [negated(operandOf(expression, 0)), operandOf(expression, 1)];
      const isEven = exponent.kind === 'number' && exponent.value % 2 === 0;
      return inner && isEven ? pool.apply('power', inner, exponent) : undefined;
    },
  },
  {
    name: '|-x| → |x|, ||x|| → |x|',
    operations: ['abs'],
    exact: true,
    rewrite: (pool, expression) => {
      const operand = operandOf(expression, 0);
      const inner = negated(operand);
      return inner ? pool.apply('abs', inner) : match(operand, 'abs') && operand;
    },
  },
];
