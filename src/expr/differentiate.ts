/**
 * Differentiation on the expression graph: one loop over ids, each shared subexpression differentiated once,
 * so that the result is at most a constant factor larger than what was differentiated.
 */
import { InvariantError, known, unreachable } from '../base/invariant.ts';
import { add, divide, isNumber, multiply, negate, power, select, subtract } from './build.ts';
import type { ApplyExpression, Expression, ExpressionPool } from './expression.ts';
import { reachable } from './reachable.ts';

/**
 * Returns the partial derivative of a number with respect to a symbol, simplified as algebra allows.
 * Piecewise functions are differentiated piece by piece: `abs` by `sign`, `floor` and comparisons as
 * constant, `min`, `max`, `clamp` and `select` by the piece in force; at a corner one side's slope is given.
 */
export function differentiate(pool: ExpressionPool, expression: Expression, symbolName: string): Expression {
  const derivatives = new Map<Expression, Expression>();
  const zero = pool.number(0);
  for (const next of reachable([expression])) {
    derivatives.set(
      next,
      derivativeOf(pool, next, symbolName, (operand) => derivatives.get(operand) ?? zero),
    );
  }
  return known(derivatives.get(expression), 'derivative');
}

function derivativeOf(
  pool: ExpressionPool,
  expression: Expression,
  symbolName: string,
  known: (operand: Expression) => Expression,
): Expression {
  switch (expression.kind) {
    case 'number':
    case 'condition':
      return pool.number(0);
    case 'symbol':
      return pool.number(expression.type === 'number' && expression.name === symbolName ? 1 : 0);
    case 'apply':
      if (expression.operands.every((operand) => isNumber(known(operand), 0))) return pool.number(0);
      return chainRule(pool, expression, known);
    default:
      return unreachable(expression);
  }
}

/** The derivative of an operation of which at least one operand's derivative is not 0. */
function chainRule(
  pool: ExpressionPool,
  expression: ApplyExpression,
  known: (operand: Expression) => Expression,
): Expression {
  const [u, v, w] = expression.operands;
  if (u === undefined) throw new InvariantError(`${expression.operation} without operands`);
  const du = known(u);
  // A missing operand is never asked for; the unary operations read u only.
  const [second, third] = [v ?? u, w ?? u];
  const [dv, dw] = [known(second), known(third)];
  const number = (value: number): Expression => pool.number(value);
  const call = (operation: ApplyExpression['operation'], ...operands: readonly Expression[]): Expression =>
    pool.apply(operation, ...operands);
  const times = (a: Expression, b: Expression): Expression => multiply(pool, a, b);
  const over = (a: Expression, b: Expression): Expression => divide(pool, a, b);
  const plus = (a: Expression, b: Expression): Expression => add(pool, a, b);
  const minus = (a: Expression, b: Expression): Expression => subtract(pool, a, b);
  const one = number(1);

  switch (expression.operation) {
    case '+':
      return plus(du, dv);
    case '-':
      return minus(du, dv);
    case '*':
      return plus(times(du, second), times(u, dv));
    case '/':
      // (u / v)' = u' / v - (u / v) v' / v: the quotient itself is shared, and nothing is squared.
      return minus(over(du, second), over(times(expression, dv), second));
    case 'negate':
      return negate(pool, du);
    case 'power': {
      const n = second.kind === 'number' ? second.value : Number.NaN;
      // x^-17 is not a power; it is x^-16 / x.
      const lower = n > -16 ? power(pool, u, n - 1) : over(expression, u);
      return times(times(number(n), lower), du);
    }
    case 'pow': {
      const byBase = times(times(second, call('pow', u, minus(second, one))), du);
      const byExponent = isNumber(dv, 0) ? dv : times(times(expression, call('log', u)), dv);
      return plus(byBase, byExponent);
    }
    case 'abs':
      return times(call('sign', u), du);
    case 'sign':
    case 'floor':
    case 'ceil':
    case 'round':
    case 'heaviside':
    case 'element':
    case 'occurrences':
    case 'firstAbove':
    case 'held':
    case 'slope':
    case 'propagator':
    case 'solution':
    // Draws jump with what they are made of, or are drawn where nothing is differentiated.
    case 'uniform':
    case 'normal':
    case 'exponential':
    case 'bernoulli':
    case 'poisson':
    case 'binomial':
    case 'gaussian':
    case 'otherGaussian':
      return number(0);
    case 'fround':
    case 'pow32':
    case 'exp32':
    case 'expm132':
    case 'exprel32':
    case 'log32':
    case 'log1p32':
    case 'log1032':
    case 'sin32':
    case 'cos32':
    case 'tan32':
    case 'asin32':
    case 'acos32':
    case 'atan32':
    case 'atan232':
    case 'sinh32':
    case 'cosh32':
    case 'tanh32':
    case 'sigmoid32':
      throw new InvariantError('derivatives are taken before numbers are rounded to float32');
    case 'min':
      return select(pool, call('<=', u, second), du, dv);
    case 'max':
      return select(pool, call('>=', u, second), du, dv);
    case 'clamp': {
      const beyondLow = select(pool, call('<', u, second), dv, du);
      return select(pool, call('>', call('max', u, second), third), dw, beyondLow);
    }
    case 'mod':
      return minus(du, times(call('floor', call('/', u, second)), dv));
    case 'exp':
      return times(expression, du);
    case 'expm1':
      return times(call('exp', u), du);
    case 'exprel':
      return times(slopeOfExprel(pool, u, expression), du);
    case 'log':
      return over(du, u);
    case 'log1p':
      return over(du, plus(one, u));
    case 'log10':
      return over(du, times(number(Math.LN10), u));
    case 'sqrt':
      return over(du, times(number(2), expression));
    case 'sin':
      return times(call('cos', u), du);
    case 'cos':
      return negate(pool, times(call('sin', u), du));
    case 'tan':
      return times(plus(one, power(pool, expression, 2)), du);
    case 'asin':
      return over(du, call('sqrt', times(minus(one, u), plus(one, u))));
    case 'acos':
      return negate(pool, over(du, call('sqrt', times(minus(one, u), plus(one, u)))));
    case 'atan':
      return over(du, plus(one, power(pool, u, 2)));
    case 'atan2': {
      const square = plus(power(pool, u, 2), power(pool, second, 2));
      return over(minus(times(second, du), times(u, dv)), square);
    }
    case 'sinh':
      return times(call('cosh', u), du);
    case 'cosh':
      return times(call('sinh', u), du);
    case 'tanh':
      return times(times(minus(one, expression), plus(one, expression)), du);
    case 'sigmoid':
      // s(-x) rather than 1 - s(x), which loses all digits where s is near 1.
      return times(times(expression, call('sigmoid', negate(pool, u))), du);
    case 'select':
      return select(pool, u, dv, dw);
    case 'interpolate':
      return times(call('slope', u, second, third), du);
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '==':
    case '!=':
    case 'not':
    case 'and':
    case 'or':
      return number(0);
    default:
      return unreachable(expression.operation);
  }
}

/**
 * exprel'(x) = (exp(x) - exprel(x)) / x, which cancels near 0; within 0.1 of it ten terms of its series
 * x^k / (k! (k + 2)) are right to the last bits.
 */
function slopeOfExprel(pool: ExpressionPool, x: Expression, exprelOfX: Expression): Expression {
  const TERMS = 10;
  let factorial = 1;
  const coefficients = Array.from({ length: TERMS }, (_, k) => {
    factorial *= Math.max(k, 1);
    return 1 / (factorial * (k + 2));
  });
  const series = coefficients.reduceRight<Expression>(
    (sum, coefficient) => add(pool, multiply(pool, sum, x), pool.number(coefficient)),
    pool.number(0),
  );
  const isNear = pool.apply('<', pool.apply('abs', x), pool.number(0.1));
  const direct = divide(pool, subtract(pool, pool.apply('exp', x), exprelOfX), x);
  return select(pool, isNear, series, direct);
}
