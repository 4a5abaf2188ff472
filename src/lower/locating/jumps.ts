/** Where equations and stimuli jump in time: comparisons of times, and the points of lists that are read by time. */
import { known } from '../../base/invariant.ts';
import type { BuiltinFunction, CheckedExpression } from '../../check/checked-expression.ts';
import { everyPart } from '../../check/operands.ts';
import type { Expression, ExpressionPool } from '../../expr/expression.ts';
import type { Store } from '../../ir/program.ts';
import { WORK } from '../../runtime/driver.ts';
import type { Environment } from '../environment.ts';
import { statesWithEquation } from '../equation-system.ts';
import type { Lowering } from '../lowering.ts';
import { withDefinitions } from '../peaks.ts';
import { toColumn } from '../work-columns.ts';
import { type Bounds, boundsOverTime } from './time-interval.ts';

type Jump = Extract<CheckedExpression, { kind: 'comparison' | 'held' | 'interpolate' | 'call' }>;

/** Functions that jump or bend: where, says `isUndecidedCall`. */
const PIECEWISE: ReadonlySet<BuiltinFunction> = new Set<BuiltinFunction>([
  'floor', 'ceil', 'heaviside', 'sign', 'abs', 'mod', 'min', 'max', 'clamp',
]); // biome-ignore format: one table

/** Returns what jumps, or bends, in time by itself: in the equations, in what drives the inputs, and in conditions. */
export function jumpsOf(lowering: Lowering, conditions: readonly CheckedExpression[]): readonly Jump[] {
  const { model, options } = lowering;
  const given = new Set(options.given);
  const drives = model.inputs.flatMap(({ name, drive }) =>
    drive === undefined || given.has(name) ? [] : [drive],
  );
  const equations = statesWithEquation(model).map(({ derivative }) => derivative);
  const found = new Set<Jump>();
  for (const part of everyPart(withDefinitions(model, [...equations, ...drives, ...conditions]))) {
    if (part.kind === 'comparison' && part.jumps) found.add(part);
    if (part.kind === 'held' && part.jumps) found.add(part);
    if (part.kind === 'interpolate' && part.at.kind === 'time') found.add(part);
    if (part.kind === 'call' && PIECEWISE.has(part.function) && readsTimeOnly(lowering, part))
      found.add(part);
  }
  return [...found];
}

/** Functions that jump, rather than bend. */
const STEPPED: ReadonlySet<BuiltinFunction> = new Set<BuiltinFunction>([
  'floor',
  'ceil',
  'heaviside',
  'sign',
  'mod',
]);

/** Returns those of the functions that jump. */
export function steppedOf(jumps: readonly Jump[]): ReadonlySet<CheckedExpression> {
  return new Set(jumps.filter((jump) => jump.kind === 'call' && STEPPED.has(jump.function)));
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
  if (jump.kind === 'comparison') return mayMeet(pool, boundsOf(jump.left), boundsOf(jump.right));
  if (jump.kind === 'call') return isUndecidedCall(pool, jump.function, jump.arguments.map(boundsOf));
  const place = boundsOf(jump.at);
  const list = known(model.lists[jump.xs], 'list');
  const next = pool.apply('firstAbove', symbols.table(list.name), place.low);
  return pool.apply('<', next, place.high);
}

/** Whether one side may pass the other. At a single time they may be equal: that decides nothing about the times between. */
function mayMeet(pool: ExpressionPool, left: Bounds, right: Bounds): Expression {
  const isAbove = pool.apply('>=', left.low, right.high);
  const isBelow = pool.apply('<=', left.high, right.low);
  return pool.apply('not', pool.apply('or', isAbove, isBelow));
}

/** Whether a function may jump or bend while its arguments take these values. */
function isUndecidedCall(
  pool: ExpressionPool,
  name: BuiltinFunction,
  [first, ...others]: readonly Bounds[],
): Expression {
  const [second, third] = others;
  if (first === undefined) return pool.condition(false);
  const zero: Bounds = { low: pool.number(0), high: pool.number(0) };
  switch (name) {
    case 'floor':
    case 'ceil': {
      const next = pool.apply('+', pool.apply('floor', first.low), pool.number(1));
      return pool.apply('<', next, first.high);
    }
    case 'mod': {
      if (second === undefined) return pool.condition(false);
      const isLong = pool.apply('>=', pool.apply('-', first.high, first.low), pool.apply('abs', second.low));
      const [before, after] = [first.low, first.high].map((x) => pool.apply('mod', x, second.low));
      if (before === undefined || after === undefined) return isLong;
      // What ends just where a period does has not begun anew yet.
      const begins = pool.apply('and', pool.apply('<', after, before), pool.apply('!=', after, zero.low));
      return pool.apply('or', isLong, begins);
    }
    case 'min':
    case 'max':
      return others
        .map((other) => mayMeet(pool, first, other))
        .reduce<Expression>((left, right) => pool.apply('or', left, right), pool.condition(false));
    case 'clamp':
      return [second, third]
        .filter((bound) => bound !== undefined)
        .map((bound) => mayMeet(pool, first, bound))
        .reduce<Expression>((left, right) => pool.apply('or', left, right), pool.condition(false));
    default:
      return mayMeet(pool, first, zero);
  }
}

/** Whether an expression reads the time, and nothing else that changes in a run. */
function readsTimeOnly({ model }: Lowering, expression: CheckedExpression): boolean {
  const parts = everyPart(withDefinitions(model, [expression]));
  const isSteady = parts.every(
    (part) =>
      !UNSTEADY.has(part.kind) &&
      (part.kind !== 'reference' || part.to === 'parameter' || part.to === 'definition'),
  );
  return isSteady && parts.some(({ kind }) => kind === 'time');
}

const UNSTEADY: ReadonlySet<CheckedExpression['kind']> = new Set<CheckedExpression['kind']>([
  'local', 'stepSize', 'lastSpike', 'refractory', 'spikeCount', 'crossing', 'peak', 'old', 'draw', 'noise',
]); // biome-ignore format: one table
