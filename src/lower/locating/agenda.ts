/** The stops that are known beforehand: the ends of refractory periods, and dates. */
import { known } from '../../base/invariant.ts';
import type { CheckedExpression, CheckedModel } from '../../check/checked-model.ts';
import type { Expression } from '../../expr/expression.ts';
import type { Store } from '../../ir/program.ts';
import { WORK } from '../../runtime/driver.ts';
import type { Environment } from '../environment.ts';
import type { Lowering } from '../lowering.ts';
import { untilColumn } from '../step-values.ts';
import { toColumn } from './cell-steps.ts';

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

export function tableOfTimes({ model, symbols }: Lowering, list: number): Expression {
  return symbols.table(timesTable(known(model.lists[list], `list ${list}`).name));
}

/** The date from + j period. */
export interface Period {
  readonly period: CheckedExpression;
  readonly from: CheckedExpression;
}

/** Returns the j-th date of a period, and its time. */
function dateOf(
  { pool, translator }: Lowering,
  { period, from }: Period,
  at: Environment,
  round: (turns: Expression) => Expression,
): { readonly number: Expression; readonly time: Expression } {
  const [length, first] = [translator.translate(period, at), translator.translate(from, at)];
  const turns = pool.apply('/', pool.apply('-', at.time, first), length);
  const number = round(turns);
  return { number, time: pool.apply('+', first, pool.apply('*', number, length)) };
}

/** Returns the condition that a date of the period is now. */
export function isDate(lowering: Lowering, period: Period, at: Environment): Expression {
  const { pool } = lowering;
  const { number, time } = dateOf(lowering, period, at, (turns) =>
    pool.apply('floor', pool.apply('+', turns, pool.number(0.5))),
  );
  return pool.apply('and', pool.apply('==', time, at.time), pool.apply('>=', number, pool.number(0)));
}

/** Returns the first date of the period after now. */
function nextDate(lowering: Lowering, period: Period, at: Environment): Expression {
  const { pool } = lowering;
  const zero = pool.number(0);
  const after = (more: number): Expression =>
    dateOf(lowering, period, at, (turns) =>
      pool.apply('max', pool.apply('+', pool.apply('floor', turns), pool.number(more)), zero),
    ).time;
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
