/**
 * States between events: what they were at a step that is stored, and their exact solution over the steps since then.
 *
 * - One that only decays: x exp(a (n dt)), which leaves x as it is where n is 0.
 * - One by itself: the line through its slope (`exponential-move.ts`), over n dt.
 * - Several that read each other: x + S f(x), S of all the time in one (`linear-flow.ts`): no difference of rates is divided
 *   by, so equal ones are like any others.
 */

import { known } from '../../base/invariant.ts';
import { ZERO } from '../../base/rational.ts';
import { differentiate } from '../../expr/differentiate.ts';
import type { Expression, SymbolExpression } from '../../expr/expression.ts';
import { symbolsOf } from '../../expr/reachable.ts';
import type { EndOfSynapse } from '../../runtime/network/synapse-kernels.ts';
import { jacobian } from '../../symbolic/jacobian.ts';
import type { Environment } from '../environment.ts';
import { equationSystem, onGrid } from '../equation-system.ts';
import { exponentialMove } from '../integrators/exponential-move.ts';
import type { EquationSystem } from '../integrators/integrator.ts';
import { linearFlow } from '../integrators/linear-flow.ts';
import type { Lowering } from '../lowering.ts';
import type { StateClass } from './classify-states.ts';

/** States that are carried by one stored step: the same handlers assign them, and they are kept for the same. */
export interface CarriedGroup {
  /** In the order of the model. */
  readonly states: readonly string[];
  readonly per: StateClass['per'];
  readonly assignedBy: readonly EndOfSynapse[];
  /** The column of the step at which they had their stored values. */
  readonly column: string;
}

/** Returns the groups of event-driven states, states without an equation that these read included. */
export function carriedGroups(classes: readonly StateClass[]): readonly CarriedGroup[] {
  const isCarried = new Map(classes.map(({ state, changes }) => [state, changes === 'event-driven']));
  const groups = new Map<string, StateClass[]>();
  for (const each of classes) {
    if (each.changes === 'clock-driven' || !each.together.some((state) => isCarried.get(state))) continue;
    const key = `${each.per} ${each.assignedBy.join(' ')}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].map((members): CarriedGroup => {
    const [first] = members;
    const { per, assignedBy } = known(first, 'member of a group');
    const states = members.map(({ state }) => state);
    const named = states.filter((state) => isCarried.get(state));
    const column = `step of ${named.join(', ')}`;
    return { states, per, assignedBy, column };
  });
}

/** Returns what the states of a group are at step k, of what is stored. */
export function carried(
  lowering: Lowering,
  start: Environment,
  group: CarriedGroup,
  classes: readonly StateClass[],
): ReadonlyMap<string, Expression> {
  const { pool, symbols, names } = lowering;
  const step = symbols.clock('step');
  const steps = pool.apply('-', step, symbols.stored(group.column));
  const elapsed = names.note(pool.apply('*', steps, symbols.clock('stepSize')), 'elapsed');
  const values = new Map<string, Expression>();
  const together = new Set(classes.map((each) => each.together));
  const families = new Map([...together].map((states) => [states.join('\n'), states]));
  for (const states of families.values()) {
    if (!states.some((state) => group.states.includes(state))) continue;
    for (const [state, value] of family(lowering, start, states, steps, elapsed)) values.set(state, value);
  }
  return values;
}

/** The states of one family that have equations. */
function family(
  lowering: Lowering,
  start: Environment,
  states: readonly string[],
  steps: Expression,
  elapsed: Expression,
): ReadonlyMap<string, Expression> {
  const { model, pool, names } = lowering;
  // Equations of these alone: all others stand still as far as they are concerned.
  const own = model.states.map(({ derivative, ...state }) =>
    derivative !== undefined && states.includes(state.name) ? { ...state, derivative } : state,
  );
  const system = equationSystem({ ...lowering, model: { ...model, states: own } }, onGrid(lowering, start));
  const { equations } = system;
  const starts = equations.map((equation) => equation.start);
  const slopes = system.derivatives({ number: 1, offset: ZERO, values: starts });
  const rows = jacobian(pool, new Map(starts.map(({ name }, i) => [name, known(slopes[i], name)])));
  const isAlone = starts.map(({ name }) =>
    [...(rows.get(name)?.keys() ?? [])].every((read) => read === name),
  );
  const moved = isAlone.every(Boolean) ? [] : linearFlow(system, rows, elapsed)(starts, slopes);
  const isSame = pool.apply('==', steps, pool.number(0));
  return new Map(
    equations.map(({ state, start: stored }, i) => {
      const slope = known(slopes[i], state);
      const isDecay = isAlone[i] === true && isHomogeneous(slope, stored.name);
      const value = isDecay
        ? decay(system, { state, start: stored, slope }, elapsed)
        : pool.apply(
            'select',
            isSame,
            stored,
            isAlone[i] === true
              ? byItself(system, { state, start: stored, slope }, elapsed)
              : known(moved[i], state),
          );
      return [state, names.note(value, `${state}_now`)];
    }),
  );
}

interface Alone {
  readonly state: string;
  readonly start: SymbolExpression;
  readonly slope: Expression;
}

function decay(system: EquationSystem, { state, start, slope }: Alone, elapsed: Expression): Expression {
  const { pool, name } = system;
  const rate = name(differentiate(pool, slope, start.name), `${state}_rate`);
  return pool.apply('*', start, pool.apply('exp', pool.apply('*', rate, elapsed)));
}

function byItself(system: EquationSystem, { state, start, slope }: Alone, elapsed: Expression): Expression {
  const rate = differentiate(system.pool, slope, start.name);
  return exponentialMove(system, { state, start, slope, rate }, elapsed);
}

/** Whether an expression that is linear in the symbol has no other term, as far as its form tells. */
function isHomogeneous(expression: Expression, symbol: string): boolean {
  if (expression.kind === 'symbol') return expression.name === symbol;
  if (expression.kind === 'number') return expression.value === 0;
  if (expression.kind !== 'apply') return false;
  const [left, right] = expression.operands;
  if (left === undefined) return false;
  const isIn = (operand: Expression): boolean => symbolsOf([operand]).has(symbol);
  switch (expression.operation) {
    case 'negate':
      return isHomogeneous(left, symbol);
    case '+':
    case '-':
      return right !== undefined && isHomogeneous(left, symbol) && isHomogeneous(right, symbol);
    case '*':
      return right !== undefined && (isIn(left) ? isHomogeneous(left, symbol) : isHomogeneous(right, symbol));
    case '/':
      return isHomogeneous(left, symbol);
    default:
      return false;
  }
}
