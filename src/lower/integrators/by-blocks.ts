/**
 * One step made of several methods: the states in blocks, one block after the other, each behind those that it reads. A
 * block finds the others at the start, the middle and the end of the step as their own methods left them, so that the
 * order of the whole is the lowest of its parts, and nothing is split that acts both ways.
 */
import { known } from '../../base/invariant.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import type { Expression } from '../../expr/expression.ts';
import type { BlockMethod } from './block-methods.ts';
import type { EquationSystem, Integrator, MethodChoice } from './integrator.ts';
import { statesAlone } from './states-alone.ts';

/** States and what steps them. */
export interface Block {
  readonly states: readonly string[];
  readonly method: BlockMethod;
}

const RANKS: readonly Integrator['stability'][] = ['exact', 'exponential', 'explicit'];

/** The order where all parts are exact, as that of `exact`. */
const ORDER_OF_EXACT = 2;

/** Returns the integrator `auto` of these blocks, each behind those that it reads; together they have every state with an equation. */
export function byBlocks(blocks: readonly Block[], choices: readonly MethodChoice[]): Integrator {
  const methods = blocks.map(({ method }) => method);
  const order = Math.min(...methods.map((method) => method.order));
  const isExact = order === Number.POSITIVE_INFINITY;
  const worst = Math.max(0, ...methods.map(({ stability }) => RANKS.indexOf(stability)));
  const only = blocks.length === 1 ? methods[0]?.sameAs : undefined;
  return {
    name: 'auto',
    aliases: [],
    title: 'Methods chosen for each block of equations',
    description: 'What suits each block of equations that depend on each other, with a written reason.',
    order: isExact ? ORDER_OF_EXACT : order,
    driver: 'fixed',
    stability: known(RANKS[worst], 'stability'),
    choices,
    ...(only === undefined ? {} : { sameAs: only }),
    ...(isExact ? { isExactFor: (_: CheckedModel) => true } : {}),
    refuse: () => undefined,
    attempt: (system) => attempt(system, blocks),
  };
}

function attempt(system: EquationSystem, blocks: readonly Block[]): readonly Expression[] {
  const { equations, name } = system;
  const indices = new Map(equations.map(({ state }, i) => [state, i]));
  const start = equations.map((each) => each.start);
  const middle: Expression[] = [...start];
  const end: Expression[] = [...start];
  for (const [place, { states, method }] of blocks.entries()) {
    const members = states.map((state) => known(indices.get(state), state));
    const alone = statesAlone(system, members, { start, middle, end });
    const after = method.end(alone);
    const isLast = place === blocks.length - 1;
    const halfway = isLast ? [] : method.middle(alone, after);
    for (const [i, member] of members.entries()) {
      const state = known(states[i], 'state');
      end[member] = name(known(after[i], 'value'), `${state}_next`);
      if (!isLast) middle[member] = name(known(halfway[i], 'value'), `${state}_halfway`);
    }
  }
  return end;
}
