/** What callers say of pairs of cells, for so many at once: pair n is of the cells `pre[n]` and `post[n]`. */

/** Sets `keep[n]` to 1 where there may be a synapse, else to 0. */
export type PairTest = (pre: Int32Array, post: Int32Array, count: number, keep: Uint8Array) => void;

/**
 * Whether there may be a synapse between any two cells of these ranges; each ends before its `end`. Where it is not known,
 * there may be one.
 */
export type RangeTest = (preFirst: number, preEnd: number, postFirst: number, postEnd: number) => boolean;

/** Which pairs of cells may have a synapse, of each, and if that is known of ranges. */
export interface PairFilter {
  readonly test: PairTest;
  readonly mayPass?: RangeTest | undefined;
}

/** Sets `out[n]`. */
export type PairNumbers = (pre: Int32Array, post: Int32Array, count: number, out: Float64Array) => void;

/** Most pairs of a call. */
export const PAIRS_AT_ONCE = 4096;
