import type { PairValue } from './checked-network.ts';

/** What a list of pairs says: cells by pair, and what it gives each. */
export interface ListedPairs {
  readonly pre: Int32Array;
  readonly post: Int32Array;
  readonly values: readonly (PairValue & { readonly target: string })[];
  readonly delay?: PairValue;
}
