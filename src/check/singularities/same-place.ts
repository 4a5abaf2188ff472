import { sameExpression } from '../same-expression.ts';
import type { Singularity } from '../singularity.ts';

/** Whether two singularities stand where the same name has the same value. */
export function isSamePlace({ place: a }: Singularity, { place: b }: Singularity): boolean {
  return (
    a !== undefined && b !== undefined && sameExpression(a.name, b.name) && sameExpression(a.value, b.value)
  );
}
