/**
 * Reading a list before its table is filled: while initial values are computed, entries are the expressions
 * that fill the table. The same values as `element`, `interpolate` and `held` of `src/elementary/tables.ts`.
 */
import type { Expression, ExpressionPool } from '../expr/expression.ts';

/** Returns the entry of that index; NaN unless the index is whole and within. */
export function readElement(
  pool: ExpressionPool,
  entries: readonly Expression[],
  index: Expression,
): Expression {
  const none = pool.number(Number.NaN);
  if (index.kind === 'number') return entries[index.value] ?? none;
  return entries.reduceRight<Expression>(
    (otherwise, entry, i) => pool.apply('select', pool.apply('==', index, pool.number(i)), entry, otherwise),
    none,
  );
}

/** Returns the value at x of the line through the points, constant beyond them. */
export function readBetween(
  pool: ExpressionPool,
  x: Expression,
  xs: readonly Expression[],
  ys: readonly Expression[],
): Expression {
  const length = Math.min(xs.length, ys.length);
  const at = (entries: readonly Expression[], i: number): Expression => entries[i] ?? pool.number(Number.NaN);
  const line = (i: number): Expression => {
    const [x0, y0] = [at(xs, i), at(ys, i)];
    const rise = pool.apply('-', at(ys, i + 1), y0);
    const part = pool.apply('/', pool.apply('-', x, x0), pool.apply('-', at(xs, i + 1), x0));
    return pool.apply('+', y0, pool.apply('*', rise, part));
  };
  let value: Expression = pool.number(Number.NaN);
  if (length === 0) return value;
  for (let i = 0; i < length - 1; i++) {
    value = pool.apply('select', pool.apply('>=', x, at(xs, i)), line(i), value);
  }
  const last = length - 1;
  value = pool.apply('select', pool.apply('>=', x, at(xs, last)), at(ys, last), value);
  return pool.apply('select', pool.apply('<=', x, at(xs, 0)), at(ys, 0), value);
}

/** Returns the value of the last point not above x; before the first point that of the first. */
export function readHeld(
  pool: ExpressionPool,
  x: Expression,
  xs: readonly Expression[],
  ys: readonly Expression[],
): Expression {
  const length = Math.min(xs.length, ys.length);
  const at = (entries: readonly Expression[], i: number): Expression => entries[i] ?? pool.number(Number.NaN);
  let value: Expression = pool.number(Number.NaN);
  if (length === 0) return value;
  for (let i = 0; i < length; i++) {
    value = pool.apply('select', pool.apply('>=', x, at(xs, i)), at(ys, i), value);
  }
  return pool.apply('select', pool.apply('<', x, at(xs, 0)), at(ys, 0), value);
}
