/**
 * Which cells a projection joins. Synapses are in rows by presynaptic cell; within a row they are sorted by delay, then by
 * postsynaptic cell, then as they were listed. A stretch of a row with one delay is delivered together.
 */
export interface Topology {
  /** Presynaptic and postsynaptic cells. */
  readonly pre: number;
  readonly post: number;
  readonly synapses: number;
  /** `pre` + 1 numbers: where each row begins. */
  readonly rows: Int32Array;
  /** By synapse: the postsynaptic cell. */
  readonly targets: Int32Array;
  readonly delays: Delays;
}

/** In whole steps. */
export type Delays =
  | { readonly kind: 'uniform'; readonly steps: number }
  | {
      readonly kind: 'stretches';
      /** All that there are, increasing. */
      readonly distinct: Int32Array;
      /** `pre` + 1 numbers: the first stretch of each row. */
      readonly rows: Int32Array;
      /** By stretch: its delay, and where it begins; it ends where the next does. One start more than delays. */
      readonly steps: Int32Array;
      readonly starts: Int32Array;
    };

/** The same synapses by postsynaptic cell; of one cell they are sorted by presynaptic cell, then as they are in its row. */
export interface Incoming {
  /** `post` + 1 numbers. */
  readonly columns: Int32Array;
  /** The number of the synapse in its row order. */
  readonly synapses: Int32Array;
}
