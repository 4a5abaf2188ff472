import type { Expression } from '../expr/expression.ts';
import { reachable } from '../expr/reachable.ts';
import type { Block, Let, Store } from './program.ts';

/** One thing to do for a block. */
export type EvaluationStep =
  /** Compute the value of an expression whose operands, and lets if it is a local, came before. */
  | { readonly kind: 'compute'; readonly expression: Expression }
  /** The let's value is computed: its symbol now has it. */
  | { readonly kind: 'bind'; readonly let: Let }
  /** The store's value is computed. */
  | { readonly kind: 'store'; readonly store: Store };

/**
 * Returns what evaluating a block amounts to, in order: each expression once, where first needed. Lets that
 * nothing uses are computed too.
 */
export function evaluationOrder(block: Block): readonly EvaluationStep[] {
  const done = new Set<Expression>();
  const steps: EvaluationStep[] = [];
  const compute = (root: Expression): void => {
    for (const expression of reachable([root], done)) {
      done.add(expression);
      steps.push({ kind: 'compute', expression });
    }
  };
  for (const binding of block.lets) {
    compute(binding.value);
    steps.push({ kind: 'bind', let: binding });
  }
  for (const store of block.stores) {
    compute(store.value);
    steps.push({ kind: 'store', store });
  }
  return steps;
}
