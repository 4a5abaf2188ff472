/** Random numbers in programs: operations on where they are drawn. */
import type { Distribution } from '../check/checked-expression.ts';
import type { NoiseSource } from '../check/checked-model.ts';
import type { Expression } from '../expr/expression.ts';
import { CELL_NUMBER, SEED } from '../runtime/draws.ts';
import type { NoiseValue } from './integrators/integrator.ts';
import type { ProgramSymbols } from './program-symbols.ts';

/** Returns a draw; `step` is the number of the step, or which of its kind it is, `repetition` whole and below 2^20. */
export function drawn(
  symbols: ProgramSymbols,
  distribution: Distribution | 'gaussian' | 'otherGaussian',
  draw: number,
  step: Expression,
  values: readonly Expression[] = [],
  repetition: Expression = symbols.pool.number(0),
): Expression {
  const { pool } = symbols;
  const place = [symbols.stored(SEED), pool.number(draw), symbols.stored(CELL_NUMBER), step, repetition];
  return pool.apply(distribution, ...place, ...values);
}

/** Returns what a source of white noise gives in the step that begins: see `NoiseValue`. */
export function noiseOfStep(
  symbols: ProgramSymbols,
  { name, draw }: NoiseSource,
  stepSize: Expression,
): NoiseValue {
  const { pool } = symbols;
  const root = pool.apply('sqrt', stepSize);
  const step = symbols.clock('step');
  const increment = pool.apply('*', root, drawn(symbols, 'gaussian', draw, step));
  const other = pool.apply('*', root, drawn(symbols, 'otherGaussian', draw, step));
  // Kloeden and Platen (1992), (10.4.3): independent of the increment but for half of it.
  const spread = pool.apply('/', other, pool.number(Math.sqrt(3)));
  const average = pool.apply('*', pool.number(0.5), pool.apply('+', increment, spread));
  return { name, increment, average };
}
