import { known } from '../../base/invariant.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import { symbolsOf } from '../../expr/reachable.ts';
import { type SymbolicEquations, symbolicEquations } from '../../lower/symbolic-equations.ts';
import { classifyEquations, type Linearity } from '../../symbolic/linearity.ts';
import { coupledBlocks } from '../coupled-blocks.ts';

/**
 * States that are stepped together. `solvable`: linear with constant coefficients, as is all that drives them. `driven`: the
 * same, driven by what is not, or by the time. `conditional`: each linear in itself. `nonlinear`: not even that.
 */
export interface StateGroup {
  readonly states: readonly string[];
  readonly kind: 'solvable' | 'driven' | 'conditional' | 'nonlinear';
  /** Of a nonlinear group: the first state that is not linear in itself. */
  readonly nonlinear?: string;
  readonly hasGates: boolean;
  /** Whether its equations keep a sum of states. */
  readonly hasTotal: boolean;
}

/**
 * Returns the states with an equation in groups, each behind those that it reads. What can be solved is one group, however
 * many blocks it has; all others are blocks of states that depend on each other. `given` are names of inputs that keep one
 * value.
 */
export function splitStates(model: CheckedModel, given: readonly string[]): readonly StateGroup[] {
  const inputs = model.inputs.map(({ name }) => name).filter((name) => given.includes(name));
  const symbolic = symbolicEquations(model, inputs);
  const { derivatives } = symbolic;
  const blocks = coupledBlocks(derivatives);
  const gates = new Set(model.states.flatMap(({ name, isGate }) => (isGate ? [name] : [])));
  const summed = new Set((model.totals ?? []).flatMap(({ terms }) => terms.map(({ state }) => state)));
  const solvable = solvableStates(symbolic, blocks);
  const groupOf = (states: readonly string[], found: Pick<StateGroup, 'kind' | 'nonlinear'>): StateGroup => ({
    states,
    ...found,
    hasGates: states.some((state) => gates.has(state)),
    hasTotal: states.some((state) => summed.has(state)),
  });
  const inOrder = [...derivatives.keys()].filter((state) => solvable.has(state));
  return [
    ...(inOrder.length === 0 ? [] : [groupOf(inOrder, { kind: 'solvable' })]),
    ...blocks
      .filter((states) => !states.some((state) => solvable.has(state)))
      .map((states) => groupOf(states, kindOf(symbolic, states))),
  ];
}

function solvableStates(
  { pool, derivatives, classOf, meanings }: SymbolicEquations,
  blocks: readonly (readonly string[])[],
): ReadonlySet<string> {
  const linear = new Set(
    classifyEquations(pool, derivatives, classOf).flatMap(({ state, linearity }) =>
      linearity === 'constant' ? [state] : [],
    ),
  );
  const solvable = new Set<string>();
  const isTime = (symbol: string): boolean => {
    const meaning = meanings.get(symbol);
    return meaning?.kind === 'clock' && meaning.clock === 'time';
  };
  for (const block of blocks) {
    const fits = block.every((state) => {
      if (!linear.has(state)) return false;
      return [...symbolsOf([known(derivatives.get(state), state)])].every(
        (read) => !isTime(read) && (!derivatives.has(read) || solvable.has(read) || block.includes(read)),
      );
    });
    if (fits) for (const state of block) solvable.add(state);
  }
  return solvable;
}

/** All that is outside a block only drives it. */
function kindOf(
  { pool, derivatives, classOf }: SymbolicEquations,
  block: readonly string[],
): Pick<StateGroup, 'kind' | 'nonlinear'> {
  const own = new Map(block.map((state) => [state, known(derivatives.get(state), state)]));
  const found = classifyEquations(pool, own, (symbol) =>
    classOf(symbol) === 'state' && !own.has(symbol) ? 'varying' : classOf(symbol),
  );
  const has = (wanted: Linearity): string | undefined =>
    found.find(({ linearity }) => linearity === wanted)?.state;
  const nonlinear = has('nonlinear');
  if (nonlinear !== undefined) return { kind: 'nonlinear', nonlinear };
  return { kind: (has('conditional') ?? has('varying')) ? 'conditional' : 'driven' };
}
