/** Where equations and stimuli jump in time: comparisons of times, and the points of lists that are read by time. */
import { known } from '../../base/invariant.ts';
import type { CheckedExpression } from '../../check/checked-model.ts';
import { everyPart } from '../../check/operands.ts';
import type { Expression } from '../../expr/expression.ts';
import type { Store } from '../../ir/program.ts';
import { WORK } from '../../runtime/driver.ts';
import type { Environment } from '../environment.ts';
import { statesWithEquation } from '../equation-system.ts';
import type { Lowering } from '../lowering.ts';
import { withDefinitions } from '../peaks.ts';
import { toColumn } from './cell-steps.ts';
import { type Bounds, boundsOverTime } from './time-interval.ts';

type Jump = Extract<CheckedExpression, { kind: 'comparison' | 'held' | 'interpolate' }>;

/** Returns what jumps, or bends, in time by itself, in the equations and in what drives the inputs. */
export function jumpsOf({ model, options }: Lowering): readonly Jump[] {
  const given = new Set(options.given);
  const drives = model.inputs.flatMap(({ name, drive }) =>
    drive === undefined || given.has(name) ? [] : [drive],
  );
  const equations = statesWithEquation(model).map(({ derivative }) => derivative);
  const found = new Set<Jump>();
  for (const part of everyPart(withDefinitions(model, [...equations, ...drives]))) {
    if (part.kind === 'comparison' && part.jumps) found.add(part);
    if (part.kind === 'held' && part.jumps) found.add(part);
    if (part.kind === 'interpolate' && part.at.kind === 'time') found.add(part);
  }
  return [...found];
}

/** Returns whether any of them may change between the times `from` and `to`. */
export function jumpStores(lowering: Lowering, jumps: readonly Jump[], start: Environment): readonly Store[] {
  const { pool, symbols } = lowering;
  const interval: Bounds = { low: symbols.stored(WORK.from), high: symbols.stored(WORK.to) };
  // Time stands in for itself; what is translated here is bounded, not computed.
  const time = pool.symbol('any time');
  const at: Environment = { ...start, mode: 'instant', time, middle: time };
  const undecided = jumps.map((jump) => isUndecided(lowering, jump, at, time, interval));
  const any = undecided.reduce<Expression>(
    (left, right) => pool.apply('or', left, right),
    pool.condition(false),
  );
  return [toColumn(WORK.undecided, pool.apply('select', any, pool.number(1), pool.number(0)))];
}

function isUndecided(
  { model, pool, symbols, translator }: Lowering,
  jump: Jump,
  at: Environment,
  time: Expression,
  interval: Bounds,
): Expression {
  const boundsOf = (expression: CheckedExpression): Bounds =>
    boundsOverTime(pool, translator.translate(expression, at), time, interval);
  if (jump.kind === 'comparison') {
    const [left, right] = [boundsOf(jump.left), boundsOf(jump.right)];
    // At a single time they may be equal: that decides nothing about the times between.
    const isAbove = pool.apply('>=', left.low, right.high);
    const isBelow = pool.apply('<=', left.high, right.low);
    return pool.apply('not', pool.apply('or', isAbove, isBelow));
  }
  const place = boundsOf(jump.at);
  const list = known(model.lists[jump.xs], 'list');
  const next = pool.apply('firstAbove', symbols.table(list.name), place.low);
  return pool.apply('<', next, place.high);
}
