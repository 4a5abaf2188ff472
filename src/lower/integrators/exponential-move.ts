/**
 * The step of one variable linearised in itself: dx/dt ≈ f + a (x - x_k) with a = ∂f/∂x and all else held over the step,
 * solved exactly: x_k + dt f (exp(a dt) - 1) / (a dt). Where f is 0 nothing moves, however large a is; where a is no
 * finite number, as at the foot of a square root, there is no line to solve, and the step is Euler's.
 */
import { isNumber } from '../../expr/build.ts';
import type { Expression, ExpressionPool } from '../../expr/expression.ts';
import type { EquationSystem } from './integrator.ts';

/** An equation near the value that its variable starts from. */
export interface Linearisation {
  readonly state: string;
  readonly start: Expression;
  /** f. */
  readonly slope: Expression;
  /** ∂f/∂x. */
  readonly rate: Expression;
}

/** Returns the value after `step`. */
export function exponentialMove(
  { pool, name }: Pick<EquationSystem, 'pool' | 'name'>,
  { state, start, slope, rate }: Linearisation,
  step: Expression,
): Expression {
  // An equation that does not read its own variable is a straight line: exprel(0) is 1.
  if (isNumber(rate, 0)) return eulerMove(pool, start, slope, step);
  const move = pool.apply('*', step, slope);
  const exponent = pool.apply('*', name(rate, `${state}_rate`), step);
  const hasSlope = pool.apply('<', pool.apply('abs', rate), pool.number(Number.POSITIVE_INFINITY));
  const growth = pool.apply('select', hasSlope, pool.apply('exprel', exponent), pool.number(1));
  // 0 times an exponential that overflows would be no number.
  const isStill = pool.apply('==', slope, pool.number(0));
  const change = pool.apply('*', move, name(growth, `${state}_growth`));
  return pool.apply('+', start, pool.apply('select', isStill, move, change));
}

/** Returns x + step f. */
export function eulerMove(
  pool: ExpressionPool,
  start: Expression,
  slope: Expression,
  step: Expression,
): Expression {
  return pool.apply('+', start, pool.apply('*', step, slope));
}
