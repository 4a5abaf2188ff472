import type { ApplyExpression, Expression, ExpressionPool, Operation } from '../expression.ts';

/** Replaces one operation by something cheaper or simpler. */
export type Rule = ExactRule | RelaxedRule;

interface Rewriting {
  /** The rewrite itself: `x * 1 → x`. */
  readonly name: string;
  /** The operations that it may apply to. */
  readonly operations: readonly Operation[];
  /** Returns what the expression becomes, undefined where the rule does not apply. */
  readonly rewrite: (pool: ExpressionPool, expression: ApplyExpression) => Expression | undefined;
}

/** Keeps every bit, for NaN (whatever its payload), both zeros, infinities and subnormal numbers too. */
export interface ExactRule extends Rewriting {
  readonly exact: true;
}

/**
 * Changes a result by at most `ulps` units in the last place where the operands are finite and no
 * intermediate result is infinite, NaN or subnormal before or after. What was infinite or NaN never becomes a
 * number by it, and a zero keeps its sign, so that no failure is hidden; else it may differ there.
 */
export interface RelaxedRule extends Rewriting {
  readonly exact: false;
  readonly ulps: number;
}

/** Returns the operand of that index; operations always have theirs. */
export function operandOf(expression: ApplyExpression, index: 0 | 1 | 2): Expression {
  // The pool checked the number of operands, and a rule asks within its operation's.
  return expression.operands[index] as Expression;
}

/** Whether it is that number, 0 and -0 told apart. */
export function isExactly(expression: Expression, value: number): boolean {
  return expression.kind === 'number' && Object.is(expression.value, value);
}

/** Returns the operands if the expression is that operation. */
export function match(expression: Expression, operation: Operation): readonly Expression[] | undefined {
  return expression.kind === 'apply' && expression.operation === operation ? expression.operands : undefined;
}
