/**
 * Whether a stop where the cell stands would do anything: a condition is not what it was at the last. It changes without time
 * passing where a block lifts a cell over its threshold, and where a stimulus jumps.
 */
import type { CheckedExpression } from '../../check/checked-expression.ts';
import type { Expression } from '../../expr/expression.ts';
import type { Store } from '../../ir/program.ts';
import { WORK } from '../../runtime/driver.ts';
import type { Environment } from '../environment.ts';
import type { Lowering } from '../lowering.ts';
import { spikersAtTime } from '../step-values.ts';
import { toColumn } from '../work-columns.ts';
import { behind, isBeyond, sideOf } from './at-stop.ts';
import type { Watched } from './conditions.ts';
import { blockColumn, edgeColumn, heldColumn } from './held-columns.ts';

/** Returns what is stored for a cell at the start of its step; `grid` is that of the grid, if its driver keeps one. */
export function dueStores(
  lowering: Lowering,
  driver: 'adaptive' | 'located',
  { edges }: Watched,
  start: Environment,
  grid: Environment | undefined,
): readonly Store[] {
  const { model, pool, symbols, translator } = lowering;
  const never = pool.condition(false);
  const standing: Environment = {
    ...start,
    mode: 'instant',
    spikers: spikersAtTime(lowering, start.time),
    edge: () => never,
  };
  const place: Environment =
    driver === 'adaptive'
      ? behind(lowering, { ...standing, start: standing })
      : { ...standing, middle: symbols.clock('midTime'), ...(grid && { start: { ...grid, mode: 'event' } }) };
  const differs = (column: string, holds: Expression): Expression => {
    const held = pool.apply('!=', symbols.stored(column), pool.number(0));
    const changed = pool.apply('and', holds, pool.apply('not', held));
    return pool.apply('or', changed, pool.apply('and', held, pool.apply('not', holds)));
  };
  const holds = (condition: CheckedExpression): Expression => translator.translate(condition, place);
  const thresholds = model.spikers.flatMap(({ path, trigger }, index) => {
    if (trigger.kind !== 'when') return [];
    const counts = pool.apply('not', place.spikers[index]?.isRefractory ?? never);
    return [differs(heldColumn(path), pool.apply('and', holds(trigger.condition), counts))];
  });
  const conditions = model.timedHandlers.flatMap(({ trigger }, index) =>
    driver === 'adaptive' && trigger.kind === 'condition'
      ? [differs(blockColumn(index), holds(trigger.condition))]
      : [],
  );
  const sides = edges.map((edge, index) =>
    differs(
      edgeColumn(index),
      pool.apply('not', isBeyond(lowering, edge, place, sideOf(lowering, edge, place))),
    ),
  );
  const isDue = [...thresholds, ...conditions, ...sides].reduce<Expression>(
    (left, right) => pool.apply('or', left, right),
    never,
  );
  return [toColumn(WORK.due, pool.apply('select', isDue, pool.number(1), pool.number(0)))];
}
