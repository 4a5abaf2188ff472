import { known } from '../base/invariant.ts';

/**
 * Returns the states in blocks: those that read each other, directly or through others, are in one. Each block comes after
 * those that it reads; within a block states are in the order of the map. (Tarjan 1972, doi:10.1137/0201010, with a stack
 * of its own in place of recursion.) `reads` has every state that it names as a key.
 */
export function stronglyConnected(
  reads: ReadonlyMap<string, readonly string[]>,
): readonly (readonly string[])[] {
  const places = new Map(Array.from(reads.keys(), (state, place) => [state, place] as const));
  const inOrder = (states: readonly string[]): string[] =>
    states.toSorted((a, b) => known(places.get(a), a) - known(places.get(b), b));
  const blocks: string[][] = [];
  const numbers = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();

  const enter = (state: string): Visit => {
    numbers.set(state, numbers.size);
    lowest.set(state, numbers.size - 1);
    open.push(state);
    isOpen.add(state);
    return { state, waiting: inOrder(known(reads.get(state), state)) };
  };
  const lower = (state: string, number: number): void => {
    lowest.set(state, Math.min(known(lowest.get(state), state), number));
  };
  const close = (state: string): void => {
    const block: string[] = [];
    for (let last = open.pop(); last !== undefined; last = open.pop()) {
      isOpen.delete(last);
      block.push(last);
      if (last === state) break;
    }
    blocks.push(inOrder(block));
  };

  for (const root of reads.keys()) {
    if (numbers.has(root)) continue;
    const path = [enter(root)];
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const { state, waiting } = visit;
      const next = waiting.shift();
      if (next === undefined) {
        path.pop();
        const owner = path.at(-1);
        if (owner !== undefined) lower(owner.state, known(lowest.get(state), state));
        if (lowest.get(state) === numbers.get(state)) close(state);
      } else if (!numbers.has(next)) {
        path.push(enter(next));
      } else if (isOpen.has(next)) {
        lower(state, known(numbers.get(next), next));
      }
    }
  }
  return blocks;
}

interface Visit {
  readonly state: string;
  readonly waiting: string[];
}
