import type { Expression } from '../expr/expression.ts';
import { symbolsOf } from '../expr/reachable.ts';
import { stronglyConnected } from '../symbolic/strongly-connected.ts';

/**
 * Returns the state variables in blocks: those that depend on each other, directly or through others, are in one. Each
 * block comes after those that it reads.
 */
export function coupledBlocks(derivatives: ReadonlyMap<string, Expression>): readonly (readonly string[])[] {
  const reads = Array.from(derivatives, ([state, derivative]) => {
    const read = [...symbolsOf([derivative])].filter((symbol) => derivatives.has(symbol));
    return [state, read] as const;
  });
  return stronglyConnected(new Map(reads));
}
