/**
 * What values a function of time takes over an interval of it: bounds that hold for every time between `from` and `to`, as
 * expressions of the two. They need not be narrow, but become so with the interval.
 */
import { InvariantError, known } from '../../base/invariant.ts';
import type { ApplyExpression, Expression, ExpressionPool, Operation } from '../../expr/expression.ts';
import { reachable } from '../../expr/reachable.ts';

export interface Bounds {
  readonly low: Expression;
  readonly high: Expression;
}

/** Functions that nowhere fall. */
const RISING: ReadonlySet<Operation> = new Set([
  'floor', 'ceil', 'round', 'sign', 'heaviside', 'exp', 'expm1', 'exprel', 'log', 'log1p', 'log10', 'sqrt', 'asin',
  'atan', 'sinh', 'tanh', 'sigmoid',
] satisfies readonly Operation[]); // biome-ignore format: one table

/** Returns the bounds of a number over the times from `from` to `to`; `time` is the symbol that stands for the time. */
export function boundsOverTime(
  pool: ExpressionPool,
  value: Expression,
  time: Expression,
  interval: Bounds,
): Bounds {
  const found = new Map<Expression, Bounds>();
  for (const each of reachable([value])) found.set(each, boundsOf(pool, each, time, interval, found));
  return known(found.get(value), 'bounds');
}

function boundsOf(
  pool: ExpressionPool,
  each: Expression,
  time: Expression,
  interval: Bounds,
  found: ReadonlyMap<Expression, Bounds>,
): Bounds {
  if (each === time) return interval;
  if (each.kind !== 'apply') return { low: each, high: each };
  const operands = each.operands.map((operand) => known(found.get(operand), 'bounds of an operand'));
  // What does not depend on time is itself.
  if (operands.every(({ low, high }) => low === high)) return { low: each, high: each };
  if (each.type === 'condition') return ofCondition(pool, each, operands);
  return ofOperation(pool, each, operands);
}

function ofOperation(pool: ExpressionPool, each: ApplyExpression, operands: readonly Bounds[]): Bounds {
  const { operation } = each;
  const [a, b, c] = operands;
  if (a === undefined) throw new InvariantError(`${operation} without operands`);
  const apply = (name: Operation, ...of: readonly Expression[]): Expression => pool.apply(name, ...of);
  const hull = (...values: readonly Expression[]): Bounds => ({
    low: values.reduce((x, y) => apply('min', x, y)),
    high: values.reduce((x, y) => apply('max', x, y)),
  });
  const corners = (name: Operation, x: Bounds, y: Bounds): Bounds =>
    hull(
      apply(name, x.low, y.low),
      apply(name, x.low, y.high),
      apply(name, x.high, y.low),
      apply(name, x.high, y.high),
    );
  const second = b ?? a;
  const third = c ?? second;
  if (RISING.has(operation)) return { low: apply(operation, a.low), high: apply(operation, a.high) };
  switch (operation) {
    case '+':
    case 'min':
    case 'max':
      return { low: apply(operation, a.low, second.low), high: apply(operation, a.high, second.high) };
    case '-':
      return { low: apply('-', a.low, second.high), high: apply('-', a.high, second.low) };
    case 'negate':
    case 'acos':
      return { low: apply(operation, a.high), high: apply(operation, a.low) };
    case '*':
      return corners('*', a, second);
    case '/':
      return quotient(pool, a, second, corners);
    case 'clamp':
      return {
        low: apply('clamp', a.low, second.low, third.low),
        high: apply('clamp', a.high, second.high, third.high),
      };
    case 'abs':
      return aroundZero(pool, a, apply('abs', a.low), apply('abs', a.high));
    case 'power':
      return powerOf(pool, each, a);
    case 'cosh':
      return aroundZero(pool, a, apply('cosh', a.low), apply('cosh', a.high), pool.number(1));
    case 'sin':
    case 'cos':
      return wave(pool, operation, a);
    case 'select':
      return {
        low: chosen(pool, a, second.low, third.low, apply('min', second.low, third.low)),
        high: chosen(pool, a, second.high, third.high, apply('max', second.high, third.high)),
      };
    case 'mod':
      return remainder(pool, a, second);
    default:
      // Taken at both ends: what turns between them is missed, as it is by any method that looks at some times only.
      return hull(
        apply(operation, ...operands.map(({ low }) => low)),
        apply(operation, ...operands.map(({ high }) => high)),
      );
  }
}

/** Of a condition, `low` is that it holds all the time, and `high` that it may hold at some. At a single time sides may be equal. */
function ofCondition(
  pool: ExpressionPool,
  { operation }: ApplyExpression,
  operands: readonly Bounds[],
): Bounds {
  const either: Bounds = { low: pool.condition(false), high: pool.condition(true) };
  const [a, b] = operands;
  if (a === undefined) return either;
  if (operation === 'not') return { low: pool.apply('not', a.high), high: pool.apply('not', a.low) };
  if (b === undefined) return either;
  switch (operation) {
    case '<':
    case '<=':
      return { low: pool.apply('<=', a.high, b.low), high: pool.apply('<', a.low, b.high) };
    case '>':
    case '>=':
      return { low: pool.apply('>=', a.low, b.high), high: pool.apply('>', a.high, b.low) };
    case 'and':
    case 'or':
      return { low: pool.apply(operation, a.low, b.low), high: pool.apply(operation, a.high, b.high) };
    default:
      return either;
  }
}

/** Returns the first where the condition holds all the time, the second where it never does, else what bounds both. */
function chosen(
  pool: ExpressionPool,
  condition: Bounds,
  first: Expression,
  second: Expression,
  both: Expression,
): Expression {
  const other = pool.apply('select', condition.high, both, second);
  return pool.apply('select', condition.low, first, other);
}

/** Bounds of an even function that rises away from 0. */
function aroundZero(
  pool: ExpressionPool,
  { low, high }: Bounds,
  atLow: Expression,
  atHigh: Expression,
  least: Expression = pool.number(0),
): Bounds {
  const zero = pool.number(0);
  const isAround = pool.apply('and', pool.apply('<=', low, zero), pool.apply('>=', high, zero));
  return {
    low: pool.apply('select', isAround, least, pool.apply('min', atLow, atHigh)),
    high: pool.apply('max', atLow, atHigh),
  };
}

function powerOf(pool: ExpressionPool, each: ApplyExpression, base: Bounds): Bounds {
  const exponent = each.operands[1];
  const n = exponent?.kind === 'number' ? exponent.value : Number.NaN;
  const at = (x: Expression): Expression => pool.apply('power', x, pool.number(Math.abs(n)));
  const positive: Bounds =
    n % 2 === 0
      ? aroundZero(pool, base, at(base.low), at(base.high))
      : { low: at(base.low), high: at(base.high) };
  if (n >= 0) return positive;
  const one = pool.number(1);
  return quotient(pool, { low: one, high: one }, positive, (name, x, y) => {
    const values = [x.low, x.high].flatMap((p) => [y.low, y.high].map((q) => pool.apply(name, p, q)));
    return {
      low: values.reduce((p, q) => pool.apply('min', p, q)),
      high: values.reduce((p, q) => pool.apply('max', p, q)),
    };
  });
}

/** A divisor that is 0 on the way makes the quotient anything. */
function quotient(
  pool: ExpressionPool,
  dividend: Bounds,
  divisor: Bounds,
  corners: (name: Operation, x: Bounds, y: Bounds) => Bounds,
): Bounds {
  const zero = pool.number(0);
  const { low, high } = corners('/', dividend, divisor);
  if (divisor.low === divisor.high) return { low, high };
  const isAround = pool.apply(
    'and',
    pool.apply('<=', divisor.low, zero),
    pool.apply('>=', divisor.high, zero),
  );
  return {
    low: pool.apply('select', isAround, pool.number(Number.NEGATIVE_INFINITY), low),
    high: pool.apply('select', isAround, pool.number(Number.POSITIVE_INFINITY), high),
  };
}

/**
 * Where its derivative has one sign at both ends of less than half a period it has it between them, and the ends bound it.
 * Elsewhere no slope of a sine is above 1.
 */
function wave(pool: ExpressionPool, operation: 'sin' | 'cos', { low, high }: Bounds): Bounds {
  const width = pool.apply('-', high, low);
  const slopeAt = (x: Expression): Expression => pool.apply(operation === 'sin' ? 'cos' : 'sin', x);
  const isMonotone = pool.apply(
    'and',
    pool.apply('<', width, pool.number(3)),
    pool.apply('>', pool.apply('*', slopeAt(low), slopeAt(high)), pool.number(0)),
  );
  const [first, last] = [pool.apply(operation, low), pool.apply(operation, high)];
  const half = pool.apply('*', pool.number(0.5), width);
  const middle = pool.apply(operation, pool.apply('+', low, half));
  const below = pool.apply('max', pool.apply('-', middle, half), pool.number(-1));
  const above = pool.apply('min', pool.apply('+', middle, half), pool.number(1));
  return {
    low: pool.apply('select', isMonotone, pool.apply('min', first, last), below),
    high: pool.apply('select', isMonotone, pool.apply('max', first, last), above),
  };
}

/**
 * Within one period the remainder rises with what is divided. Over less than a period it has begun anew just where it is
 * smaller at the end than at the start; the quotient, which is rounded, is not asked.
 */
function remainder(pool: ExpressionPool, { low, high }: Bounds, period: Bounds): Bounds {
  const zero = pool.number(0);
  const [first, last] = [pool.apply('mod', low, period.low), pool.apply('mod', high, period.low)];
  const isShort = pool.apply('<', pool.apply('-', high, low), pool.apply('abs', period.low));
  const isOne = pool.apply('and', isShort, pool.apply('>=', last, first));
  return {
    low: pool.apply('select', isOne, first, pool.apply('min', zero, period.low)),
    high: pool.apply('select', isOne, last, pool.apply('max', zero, period.high)),
  };
}
