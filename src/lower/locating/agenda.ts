/** The stops that are known beforehand: the ends of refractory periods, and dates. */
import { known } from '../../base/invariant.ts';
import type { CheckedExpression } from '../../check/checked-expression.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import type { Expression } from '../../expr/expression.ts';
import type { Store } from '../../ir/program.ts';
import { WORK } from '../../runtime/driver.ts';
import type { Environment } from '../environment.ts';
import type { Lowering } from '../lowering.ts';
import { untilColumn } from '../step-values.ts';
import { toColumn } from '../work-columns.ts';

/** The table that holds a list's times in increasing order. */
export const timesTable = (list: string): string => `times of ${list}`;

/** Returns the lists whose times are stops. */
export function stoppingLists(
  { spikers, timedHandlers }: CheckedModel,
  driver: 'adaptive' | 'located',
): ReadonlySet<number> {
  const triggers = [...spikers, ...(driver === 'adaptive' ? timedHandlers : [])].map(
    ({ trigger }) => trigger,
  );
  return new Set(triggers.flatMap((trigger) => (trigger.kind === 'at' ? [trigger.list] : [])));
}

function tableOfTimes({ model, symbols }: Lowering, list: number): Expression {
  return symbols.table(timesTable(known(model.lists[list], `list ${list}`).name));
}

/** The date from + j period. */
export interface Period {
  readonly period: CheckedExpression;
  readonly from: CheckedExpression;
}

/** Returns the date of a period, its number made of how often the period has gone by. */
function dateOf(
  { pool, translator }: Lowering,
  { period, from }: Period,
  at: Environment,
  round: (turns: Expression) => Expression,
): Expression {
  const [length, first] = [translator.translate(period, at), translator.translate(from, at)];
  const turns = pool.apply('/', pool.apply('-', at.time, first), length);
  return pool.apply('+', first, pool.apply('*', round(turns), length));
}

/** Returns the place at which the step began that leads to a stop: dates between the two are due. */
function beginOf({ symbols }: Lowering, at: Environment): Environment {
  return { ...at, time: symbols.stored(WORK.start) };
}

/** Returns the condition that a time of the list is due. */
export function isListed(lowering: Lowering, list: number, at: Environment): Expression {
  const { pool } = lowering;
  const next = pool.apply('firstAbove', tableOfTimes(lowering, list), beginOf(lowering, at).time);
  return pool.apply('<=', next, at.time);
}

/** Returns the condition that a date of the period is due. */
export function isPeriodic(lowering: Lowering, period: Period, at: Environment): Expression {
  return lowering.pool.apply('<=', nextDate(lowering, period, beginOf(lowering, at)), at.time);
}

/** Returns the first date of the period after now. */
function nextDate(lowering: Lowering, period: Period, at: Environment): Expression {
  const { pool } = lowering;
  const zero = pool.number(0);
  const after = (more: number): Expression =>
    dateOf(lowering, period, at, (turns) =>
      pool.apply('max', pool.apply('+', pool.apply('floor', turns), pool.number(more)), zero),
    );
  // The quotient is rounded, so that the whole number below it may be one off.
  return [after(1), after(0)].reduce(
    (later, time) => pool.apply('select', pool.apply('>', time, at.time), time, later),
    after(2),
  );
}

export function agendaStores(
  lowering: Lowering,
  driver: 'adaptive' | 'located',
  at: Environment,
): readonly Store[] {
  const { model, pool, symbols } = lowering;
  const never = pool.number(Number.POSITIVE_INFINITY);
  const ends = model.spikers.flatMap(({ path, refractory }) => {
    if (refractory === undefined) return [];
    const until = symbols.stored(untilColumn(path));
    return [pool.apply('select', pool.apply('>', until, at.time), until, never)];
  });
  const listed = [...stoppingLists(model, driver)].map((list) =>
    pool.apply('firstAbove', tableOfTimes(lowering, list), at.time),
  );
  const periodic = model.timedHandlers.flatMap(({ trigger }) =>
    driver === 'adaptive' && trigger.kind === 'every' ? [nextDate(lowering, trigger, at)] : [],
  );
  const first = [...ends, ...listed, ...periodic].reduce<Expression>(
    (earliest, time) => pool.apply('min', earliest, time),
    never,
  );
  return [toColumn(WORK.nextStop, first)];
}
