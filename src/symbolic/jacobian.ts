import { isNumber } from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import type { Expression, ExpressionPool } from '../expr/expression.ts';
import { symbolsOf } from '../expr/reachable.ts';

/** By state variable, then by the state variable that its derivative is taken in; entries that are 0 are left out. */
export type Jacobian = ReadonlyMap<string, ReadonlyMap<string, Expression>>;

/**
 * Returns the partial derivatives of the equations' right-hand sides. The keys are the names of the symbols that
 * stand for the state variables.
 */
export function jacobian(pool: ExpressionPool, derivatives: ReadonlyMap<string, Expression>): Jacobian {
  const rows = new Map<string, ReadonlyMap<string, Expression>>();
  for (const [state, derivative] of derivatives) {
    const read = symbolsOf([derivative]);
    const row = new Map<string, Expression>();
    for (const other of derivatives.keys()) {
      if (!read.has(other)) continue;
      const entry = differentiate(pool, derivative, other);
      if (!isNumber(entry, 0)) row.set(other, entry);
    }
    rows.set(state, row);
  }
  return rows;
}
