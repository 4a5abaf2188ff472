/** What callers say of pairs of cells, for so many at once: pair n is of the cells `pre[n]` and `post[n]`. */

/** Sets `keep[n]` to 1 where there may be a synapse, else to 0. */
export type PairTest = (pre: Int32Array, post: Int32Array, count: number, keep: Uint8Array) => void;

/** Sets `out[n]`. */
export type PairNumbers = (pre: Int32Array, post: Int32Array, count: number, out: Float64Array) => void;

/** Most pairs of a call. */
export const PAIRS_AT_ONCE = 4096;
