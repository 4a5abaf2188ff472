/** What methods for white noise have in common: x + dt f + g_1 a_1 + g_2 a_2 + …. */
import { known } from '../../base/invariant.ts';
import type { Expression } from '../../expr/expression.ts';
import type { EquationSystem } from './integrator.ts';

/** What multiplies each source, by its index; of one equation. */
export type Diffusion = ReadonlyMap<number, Expression>;

/** Returns the value of each equation's state after `size`; `term` gives what a source adds to an equation. */
export function noiseMove(
  { pool, equations, noises }: EquationSystem,
  slopes: readonly Expression[],
  size: Expression,
  term: (equation: number, source: number) => Expression | undefined,
): readonly Expression[] {
  return equations.map(({ start }, equation) => {
    const slope = known(slopes[equation], 'slope');
    let value: Expression = pool.apply('+', start, pool.apply('*', size, slope));
    for (const source of noises.keys()) {
      const added = term(equation, source);
      if (added !== undefined) value = pool.apply('+', value, added);
    }
    return value;
  });
}

/** Returns the function that gives what each source adds: g_j times its increment. */
export function timesIncrement(
  { pool, noises }: EquationSystem,
  diffusions: readonly Diffusion[],
): (equation: number, source: number) => Expression | undefined {
  return (equation, source) => {
    const coefficient = diffusions[equation]?.get(source);
    const increment = noises[source]?.increment;
    return coefficient && increment && pool.apply('*', coefficient, increment);
  };
}
