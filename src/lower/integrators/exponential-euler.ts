/**
 * Exponential Euler: every variable is linearised in itself, dx/dt ≈ f + a (x - x_k) with a = ∂f/∂x at t_k
 * and all else held over the step, and that equation is solved exactly: x_k + dt f (exp(a dt) - 1) / (a dt).
 * Where the equation is linear in its own variable, as a gate's is, this is MacGregor's (1987) exact step.
 * Where f is 0 nothing moves, however large a is; where a is no finite number, as at the foot of a square root,
 * there is no line to solve, and the step is Euler's.
 */
import { ZERO } from '../../base/rational.ts';
import { isNumber } from '../../expr/build.ts';
import { differentiate } from '../../expr/differentiate.ts';
import type { Expression } from '../../expr/expression.ts';
import type { EquationSystem, Integrator } from './integrator.ts';

export const EXPONENTIAL_EULER: Integrator = {
  name: 'exponential_euler',
  aliases: ['exp_euler', 'exp_auto', 'exponentialeuler'],
  title: 'Exponential Euler method',
  description:
    'Every variable is linearised in itself and that part is solved exactly: gates and leaks stay stable at any step. ' +
    'Where a slope is infinite the step is that of Euler.',
  order: 1,
  stability: 'exponential',
  refuse: () => undefined,
  attempt,
};

function attempt({ pool, equations, stepSize, derivatives, name }: EquationSystem): readonly Expression[] {
  const slopes = derivatives({ number: 1, offset: ZERO, values: equations.map(({ start }) => start) });
  return equations.map(({ state, start }, i) => {
    const slope = slopes[i] ?? pool.number(0);
    const move = pool.apply('*', stepSize, slope);
    const rate = differentiate(pool, slope, start.name);
    // An equation that does not read its own variable is a straight line: exprel(0) is 1.
    if (isNumber(rate, 0)) return pool.apply('+', start, move);
    const exponent = pool.apply('*', name(rate, `${state}_rate`), stepSize);
    const hasSlope = pool.apply('<', pool.apply('abs', rate), pool.number(Number.POSITIVE_INFINITY));
    const growth = pool.apply('select', hasSlope, pool.apply('exprel', exponent), pool.number(1));
    // 0 times an exponential that overflows would be no number.
    const isStill = pool.apply('==', slope, pool.number(0));
    const change = pool.apply('*', move, name(growth, `${state}_growth`));
    return pool.apply('+', start, pool.apply('select', isStill, move, change));
  });
}
