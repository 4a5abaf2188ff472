/** What holds at a stop, before anything happens there. */
import { known, unreachable } from '../../base/invariant.ts';
import type { CheckedExpression } from '../../check/checked-expression.ts';
import { isNumber } from '../../expr/build.ts';
import { differentiate } from '../../expr/differentiate.ts';
import type { Expression } from '../../expr/expression.ts';
import { substitute } from '../../expr/substitute.ts';
import { atColumn, WORK } from '../../runtime/driver.ts';
import type { Edge, Environment } from '../environment.ts';
import { holdState, statesWithEquation } from '../equation-system.ts';
import type { Lowering } from '../lowering.ts';
import { spikersAtTime } from '../step-values.ts';

/**
 * Returns the place that a stop is; `old` reads the start of the step of the grid, if the driver keeps one, else the stop
 * itself.
 */
export function atStop(lowering: Lowering, step: Environment, grid: Environment | undefined): Environment {
  const { model, symbols } = lowering;
  const time = symbols.stored(WORK.stop);
  const place: Environment = {
    ...step,
    mode: 'instant',
    time,
    states: new Map(model.states.map(({ name }) => [name, symbols.stored(atColumn(name))])),
    spikers: spikersAtTime(lowering, time),
    edge: () => lowering.pool.condition(false),
  };
  return { ...place, start: grid === undefined ? place : { ...grid, mode: 'event' } };
}

/** How far behind a time it is decided what has jumped there: in roundings of the time, and as a part of the grid's step. */
const BEHIND = 2 ** -50;
const BEHIND_PART = 1e-12;

/** Returns the place as an adaptive cell sees it that goes on from there: what jumps at that time has jumped. */
export function behind({ pool, symbols }: Lowering, at: Environment): Environment {
  const rounding = pool.apply('*', pool.apply('abs', at.time), pool.number(BEHIND));
  const part = pool.apply('*', symbols.clock('stepSize'), pool.number(BEHIND_PART));
  const middle = pool.apply('+', at.time, pool.apply('max', rounding, part));
  const place = { ...at, middle };
  return { ...place, ...(at.start === undefined ? {} : { start: { ...at.start, middle } }) };
}

/**
 * Returns a number that is positive on the side on which an edge leaves its condition true, and negative on the other: for
 * a crossing the difference of its sides, for a peak the fall of its operand along the solution.
 */
export function sideOf(lowering: Lowering, edge: Edge, at: Environment): Expression {
  const { pool, translator } = lowering;
  switch (edge.kind) {
    case 'crossing': {
      const left = translator.translate(edge.left, at);
      const right = translator.translate(edge.right, at);
      return edge.direction === 'up' ? pool.apply('-', left, right) : pool.apply('-', right, left);
    }
    case 'peak':
      return pool.apply('negate', slopeOf(lowering, edge.operand, at));
    default:
      return unreachable(edge);
  }
}

/** Returns the condition that the edge's condition is true now, by its side: `>=` as a crossing upwards is. */
export function isBeyond(
  { pool, translator }: Lowering,
  edge: Edge,
  at: Environment,
  side: Expression,
): Expression {
  if (edge.kind === 'peak') return pool.apply('>', side, pool.number(0));
  const operator = edge.direction === 'up' ? '>=' : '<';
  return pool.apply(operator, translator.translate(edge.left, at), translator.translate(edge.right, at));
}

/**
 * Returns how fast a value changes along the solution: its partial derivatives times those of what it reads. What is held
 * does not change.
 */
function slopeOf(lowering: Lowering, operand: CheckedExpression, at: Environment): Expression {
  const { model, pool, translator } = lowering;
  const zero = pool.number(0);
  // Blocks may have changed a state: its new value is put in for a symbol of its own afterwards.
  const states = new Map(model.states.map(({ name }) => [name, pool.symbol(`slope of ${name}`)]));
  const value = translator.translate(operand, { ...at, states });
  const actual = new Map<Expression, Expression>(
    [...states].map(([name, symbol]) => [symbol, known(at.states.get(name), name)]),
  );
  const putIn = (expression: Expression): Expression =>
    known(substitute(pool, [expression], actual)[0], 'expression');
  const inEquations: Environment = { ...at, mode: 'equation' };
  const terms: Expression[] = [];
  const byTime = at.time.kind === 'symbol' ? differentiate(pool, value, at.time.name) : zero;
  if (!isNumber(byTime, 0)) terms.push(putIn(byTime));
  for (const { name, derivative } of statesWithEquation(model)) {
    const partial = differentiate(pool, value, known(states.get(name), name).name);
    if (isNumber(partial, 0)) continue;
    const slope = translator.translate(derivative, inEquations);
    const moving = holdState(lowering, name, { ...at, states: new Map([[name, zero]]) }, slope);
    terms.push(pool.apply('*', putIn(partial), moving));
  }
  return terms.reduce((sum, term) => pool.apply('+', sum, term), zero as Expression);
}
