import type { Expression } from '../expression.ts';
import { type ExactRule, match, operandOf } from './rule.ts';

function isCondition(expression: Expression, value: boolean): boolean {
  return expression.kind === 'condition' && expression.value === value;
}

/**
 * Rewrites of conditions and choices. `not (a < b) → a >= b` is not among them: with a NaN both are false.
 */
export const CONDITION_RULES: readonly ExactRule[] = [
  {
    name: 'not not c → c',
    operations: ['not'],
    exact: true,
    rewrite: (_, expression) => match(operandOf(expression, 0), 'not')?.[0],
  },
  {
    name: 'not (a == b) → a != b, not (a != b) → a == b',
    operations: ['not'],
    exact: true,
    rewrite: (pool, expression) => {
      const [equal, unequal] = [match(operandOf(expression, 0), '=='), match(operandOf(expression, 0), '!=')];
      return equal ? pool.apply('!=', ...equal) : unequal && pool.apply('==', ...unequal);
    },
  },
  {
    name: 'x < x → false, x > x → false',
    operations: ['<', '>'],
    exact: true,
    rewrite: (pool, expression) =>
      operandOf(expression, 0) === operandOf(expression, 1) ? pool.condition(false) : undefined,
  },
  ...(['and', 'or'] as const).map((operation): ExactRule => {
    const [neutral, deciding] = operation === 'and' ? [true, false] : [false, true];
    return {
      name: `c ${operation} ${neutral} → c, c ${operation} ${deciding} → ${deciding}, c ${operation} c → c`,
      operations: [operation],
      exact: true,
      rewrite: (pool, expression) => {
        const [a, b] = [operandOf(expression, 0), operandOf(expression, 1)];
        if (isCondition(a, deciding) || isCondition(b, deciding)) return pool.condition(deciding);
        if (isCondition(a, neutral)) return b;
        return isCondition(b, neutral) || a === b ? a : undefined;
      },
    };
  }),
  {
    name: 'select(true, a, b) → a, select(false, a, b) → b, select(c, a, a) → a',
    operations: ['select'],
    exact: true,
    rewrite: (_, expression) => {
      const [condition, a, b] = [
        operandOf(expression, 0),
        operandOf(expression, 1),
        operandOf(expression, 2),
      ];
      if (isCondition(condition, true) || a === b) return a;
      return isCondition(condition, false) ? b : undefined;
    },
  },
  {
    name: 'select(not c, a, b) → select(c, b, a)',
    operations: ['select'],
    exact: true,
    rewrite: (pool, expression) => {
      const inner = match(operandOf(expression, 0), 'not')?.[0];
      return inner && pool.apply('select', inner, operandOf(expression, 2), operandOf(expression, 1));
    },
  },
  {
    name: 'select(c, select(c, a, b), d) → select(c, a, d), and in the other branch',
    operations: ['select'],
    exact: true,
    rewrite: (pool, expression) => {
      const [condition, a, b] = [
        operandOf(expression, 0),
        operandOf(expression, 1),
        operandOf(expression, 2),
      ];
      const [first, second] = [match(a, 'select'), match(b, 'select')];
      const ifTrue = first?.[0] === condition ? first?.[1] : undefined;
      const ifFalse = second?.[0] === condition ? second?.[2] : undefined;
      if (ifTrue === undefined && ifFalse === undefined) return undefined;
      return pool.apply('select', condition, ifTrue ?? a, ifFalse ?? b);
    },
  },
];
