import { type Rational, rational } from '../../base/rational.ts';
import { differentiate } from '../../expr/differentiate.ts';
import type { Expression } from '../../expr/expression.ts';
import { substitute } from '../../expr/substitute.ts';
import type { Linearisation } from './exponential-move.ts';
import type { EquationSystem } from './integrator.ts';

export const HALF: Rational = rational(1n, 2n);

/**
 * Returns an equation linearised in its own variable at t_k + dt/2, the others having the values `middle` and itself that
 * at t_k: what the second-order exponential step of Sundnes et al. (2009, doi:10.1109/TBME.2009.2014739) solves.
 */
export function midpointLinearisation(
  { pool, equations, derivative, name }: EquationSystem,
  index: number,
  middle: readonly Expression[],
): Linearisation | undefined {
  const equation = equations[index];
  if (equation === undefined) return undefined;
  const { state, start } = equation;
  // The values of the others read the variable too; the derivative is to be in its own place alone.
  const own = pool.symbol(`${state} itself`);
  const values = middle.map((value, i) => (i === index ? own : value));
  const atOwn = derivative({ number: 2, offset: HALF, values }, index);
  const rateAtOwn = differentiate(pool, atOwn, own.name);
  const [slope = atOwn, rate = rateAtOwn] = substitute(pool, [atOwn, rateAtOwn], new Map([[own, start]]));
  return { state, start, slope: name(slope, `${state}_slope`), rate };
}
