import type { CheckedComparison } from '../../check/checked-expression.ts';
import type { Expression } from '../../expr/expression.ts';
import type { Store } from '../../ir/program.ts';
import { watchColumn } from '../../runtime/driver.ts';
import type { Environment } from '../environment.ts';
import type { Lowering } from '../lowering.ts';
import { toColumn } from '../work-columns.ts';
import { sideOf } from './at-stop.ts';
import type { Watched } from './conditions.ts';

/** Returns the difference of a comparison's sides that is positive where it holds. */
export function differenceOf(
  { pool, translator }: Lowering,
  { operator, left, right }: CheckedComparison,
  at: Environment,
): Expression {
  const [first, second] = [translator.translate(left, at), translator.translate(right, at)];
  return operator === '<' || operator === '<='
    ? pool.apply('-', second, first)
    : pool.apply('-', first, second);
}

/** Returns one number for each comparison, crossing and peak: it changes its sign where the condition may change. */
export function watchStores(
  lowering: Lowering,
  { comparisons, edges }: Watched,
  at: Environment,
): readonly Store[] {
  // What several conditions compare is watched once.
  const watched = new Set([
    ...comparisons.map((comparison) => differenceOf(lowering, comparison, at)),
    ...edges.map((edge) => sideOf(lowering, edge, at)),
  ]);
  return [...watched]
    .filter((value) => value.kind !== 'number')
    .map((value, index) => toColumn(watchColumn(index), value));
}
