import { type ExactRule, isExactly, operandOf } from './rule.ts';

/** Rewrites of `min`, `max` and `clamp`: bounds that bind nothing, such as the open end of a range. */
export const BOUND_RULES: readonly ExactRule[] = [
  ...(['min', 'max'] as const).map((operation): ExactRule => {
    const neutral = operation === 'min' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    return {
      name: `${operation}(x, ${neutral}) → x, ${operation}(x, x) → x`,
      operations: [operation],
      exact: true,
      rewrite: (_, expression) => {
        const [a, b] = [operandOf(expression, 0), operandOf(expression, 1)];
        if (isExactly(b, neutral) || a === b) return a;
        return isExactly(a, neutral) ? b : undefined;
      },
    };
  }),
  {
    name: 'clamp(x, -infinity, b) → min(x, b), clamp(x, a, infinity) → max(x, a)',
    operations: ['clamp'],
    exact: true,
    rewrite: (pool, expression) => {
      const [x, low, high] = [operandOf(expression, 0), operandOf(expression, 1), operandOf(expression, 2)];
      if (isExactly(low, Number.NEGATIVE_INFINITY)) return pool.apply('min', x, high);
      return isExactly(high, Number.POSITIVE_INFINITY) ? pool.apply('max', x, low) : undefined;
    },
  },
];
