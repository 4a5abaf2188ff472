/** The matrix 1 - dt γ ∂f/∂x of implicit steps, factorised. */
import { known } from '../../base/invariant.ts';
import { multiply, subtract } from '../../expr/build.ts';
import type { Expression, SymbolExpression } from '../../expr/expression.ts';
import { jacobian } from '../../symbolic/jacobian.ts';
import { type Factors, factorise } from '../../symbolic/sparse-solve.ts';
import type { EquationSystem } from './integrator.ts';

/**
 * Returns the factors of 1 - step ∂f/∂x, where the slopes f read the values x, which are symbols. A variable that is held
 * has no slope, so its row is that of 1.
 */
export function implicitMatrix(
  system: EquationSystem,
  values: readonly SymbolExpression[],
  slopes: readonly Expression[],
  step: Expression,
): Factors {
  const { pool, equations, name } = system;
  const rows = new Map(values.map(({ name: symbol }, i) => [symbol, known(slopes[i], 'slope')]));
  const derivatives = jacobian(pool, rows);
  const matrix = values.map((value, i) => {
    const row = derivatives.get(value.name) ?? new Map<string, Expression>();
    const entries = new Map<number, Expression>();
    const held = heldCondition(system, known(equations[i], 'equation').state);
    for (const [j, other] of values.entries()) {
      const entry = row.get(other.name);
      if (entry === undefined && i !== j) continue;
      const part = entry === undefined ? pool.number(0) : multiply(pool, step, entry);
      const whole = subtract(pool, pool.number(i === j ? 1 : 0), part);
      const unit = pool.number(i === j ? 1 : 0);
      const masked = held === undefined ? whole : pool.apply('select', held, unit, whole);
      entries.set(j, name(masked, `matrix_${i + 1}_${j + 1}`));
    }
    return entries;
  });
  return factorise(pool, matrix, name);
}

/** Returns the condition that the variable is held, if anything can hold it. */
export function heldCondition({ pool, holders }: EquationSystem, state: string): Expression | undefined {
  const conditions = holders.filter(({ states }) => states.has(state)).map(({ condition }) => condition);
  if (conditions.length === 0) return undefined;
  return conditions.reduce((left, right) => pool.apply('or', left, right));
}
