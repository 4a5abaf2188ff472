/** Which states must be looked for, and which follow from them: those that are linear in themselves, as gates are. */
import { known } from '../base/invariant.ts';
import { isNumber } from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import { symbolsOf } from '../expr/reachable.ts';
import { classifyEquations } from '../symbolic/linearity.ts';
import type { LocalEquations } from './local-equations.ts';

/** The states that follow from others, in an order in which they can be computed, and those that do not. */
export interface Reduction {
  readonly core: readonly string[];
  readonly following: readonly string[];
}

export function reduceStates({ symbolic, states }: LocalEquations): Reduction {
  const { pool, derivatives, classOf } = symbolic;
  const linear = new Set(
    classifyEquations(pool, derivatives, classOf)
      .filter(({ linearity }) => linearity !== 'nonlinear')
      .map(({ state }) => state),
  );
  const reads = new Map<string, ReadonlySet<string>>();
  const core: string[] = [];
  for (const state of states) {
    const derivative = known(derivatives.get(state), state);
    const moves = linear.has(state) && !isNumber(differentiate(pool, derivative, state), 0);
    if (moves) reads.set(state, symbolsOf([derivative]));
    else core.push(state);
  }
  // How many states that are not yet placed each one waits for, and who waits for it.
  const waitsFor = new Map<string, number>();
  const readers = new Map<string, string[]>();
  for (const [state, read] of reads) {
    const others = [...read].filter((other) => other !== state && reads.has(other));
    waitsFor.set(state, others.length);
    for (const other of others) readers.set(other, [...(readers.get(other) ?? []), state]);
  }
  const ready = [...waitsFor].filter(([, count]) => count === 0).map(([state]) => state);
  const place = (state: string): void => {
    waitsFor.delete(state);
    for (const reader of readers.get(state) ?? []) {
      const left = waitsFor.get(reader);
      if (left === undefined) continue;
      waitsFor.set(reader, left - 1);
      if (left === 1) ready.push(reader);
    }
  };
  const following: string[] = [];
  while (waitsFor.size > 0) {
    const next = ready.pop();
    if (next !== undefined) {
      if (!waitsFor.has(next)) continue;
      following.push(next);
      place(next);
      continue;
    }
    // All wait for another: the one that most of them wait for is looked for, and they follow.
    const waiting = (state: string): number =>
      (readers.get(state) ?? []).filter((reader) => waitsFor.has(reader)).length;
    const most = [...waitsFor.keys()].reduce((a, b) => (waiting(b) > waiting(a) ? b : a));
    core.push(most);
    place(most);
  }
  return { core, following };
}
