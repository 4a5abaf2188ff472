/**
 * Constructors that simplify as they go by the rules of algebra (0 * x is 0, x - x is 0, numbers are
 * added up), for expressions that the compiler makes itself, such as derivatives. What a model wrote keeps
 * its tree: use `pool.apply` for that. Numbers are combined by float64's own operations, rounded once.
 */
import type { ApplyExpression, Expression, ExpressionPool, Operation } from './expression.ts';

export function isNumber(expression: Expression, value?: number): boolean {
  return expression.kind === 'number' && (value === undefined || expression.value === value);
}

function isApply(expression: Expression, operation: Operation): expression is ApplyExpression {
  return expression.kind === 'apply' && expression.operation === operation;
}

/** The operand of a negation; undefined for anything else. */
function negated(pool: ExpressionPool, expression: Expression): Expression | undefined {
  if (expression.kind === 'number' && expression.value < 0) return pool.number(-expression.value);
  return isApply(expression, 'negate') ? expression.operands[0] : undefined;
}

export function add(pool: ExpressionPool, a: Expression, b: Expression): Expression {
  if (a.kind === 'number' && b.kind === 'number') return pool.number(a.value + b.value);
  if (isNumber(a, 0)) return b;
  if (isNumber(b, 0)) return a;
  const minusB = negated(pool, b);
  if (minusB !== undefined) return subtract(pool, a, minusB);
  const minusA = isApply(a, 'negate') ? a.operands[0] : undefined;
  if (minusA !== undefined) return subtract(pool, b, minusA);
  return pool.apply('+', a, b);
}

export function subtract(pool: ExpressionPool, a: Expression, b: Expression): Expression {
  if (a.kind === 'number' && b.kind === 'number') return pool.number(a.value - b.value);
  if (a === b) return pool.number(0);
  if (isNumber(b, 0)) return a;
  if (isNumber(a, 0)) return negate(pool, b);
  const minusB = negated(pool, b);
  if (minusB !== undefined) return add(pool, a, minusB);
  return pool.apply('-', a, b);
}

export function negate(pool: ExpressionPool, a: Expression): Expression {
  if (a.kind === 'number') return pool.number(a.value === 0 ? 0 : -a.value);
  const inner = negated(pool, a);
  if (inner !== undefined) return inner;
  if (a.kind === 'apply' && a.operation === '-') {
    const [left, right] = a.operands;
    if (left !== undefined && right !== undefined) return subtract(pool, right, left);
  }
  return pool.apply('negate', a);
}

export function multiply(pool: ExpressionPool, a: Expression, b: Expression): Expression {
  if (a.kind === 'number' && b.kind === 'number') return pool.number(a.value * b.value);
  if (isNumber(a, 0) || isNumber(b, 0)) return pool.number(0);
  if (isNumber(a, 1)) return b;
  if (isNumber(b, 1)) return a;
  if (isNumber(a, -1)) return negate(pool, b);
  if (isNumber(b, -1)) return negate(pool, a);
  const [minusA, minusB] = [signOf(a), signOf(b)];
  if (minusA !== undefined && minusB !== undefined) return multiply(pool, minusA, minusB);
  if (minusA !== undefined) return negate(pool, multiply(pool, minusA, b));
  if (minusB !== undefined) return negate(pool, multiply(pool, a, minusB));
  return pool.apply('*', a, b);
}

export function divide(pool: ExpressionPool, a: Expression, b: Expression): Expression {
  if (a.kind === 'number' && b.kind === 'number' && b.value !== 0) return pool.number(a.value / b.value);
  if (isNumber(a, 0)) return pool.number(0);
  if (isNumber(b, 1)) return a;
  if (isNumber(b, -1)) return negate(pool, a);
  const minusA = signOf(a);
  if (minusA !== undefined) return negate(pool, divide(pool, minusA, b));
  return pool.apply('/', a, b);
}

function signOf(expression: Expression): Expression | undefined {
  return isApply(expression, 'negate') ? expression.operands[0] : undefined;
}

/** Returns base^n as products, for a whole n with |n| ≤ 16. */
export function power(pool: ExpressionPool, base: Expression, n: number): Expression {
  if (n === 0) return pool.number(1);
  if (n === 1) return base;
  return pool.apply('power', base, pool.number(n));
}

/** Returns `ifTrue` where the condition holds, else `ifFalse`. */
export function select(
  pool: ExpressionPool,
  condition: Expression,
  ifTrue: Expression,
  ifFalse: Expression,
): Expression {
  if (condition.kind === 'condition') return condition.value ? ifTrue : ifFalse;
  if (ifTrue === ifFalse) return ifTrue;
  return pool.apply('select', condition, ifTrue, ifFalse);
}
