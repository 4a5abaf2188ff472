import type { Topology } from './topology.ts';

/** The cells that a rule may join. */
export interface Ends {
  readonly pre: number;
  readonly post: number;
  /** Not a cell with itself; both ends are one population then. */
  readonly noSelf: boolean;
}

/** What a rule comes to: synapses without delay, or a mistake in what was asked for. */
export type Connected =
  | {
      readonly kind: 'connected';
      readonly topology: Topology;
      /** Of pairs as listed: by synapse, its place in the list; absent where that is its number. */
      readonly listed?: Int32Array;
    }
  | ConnectionProblem;

export interface ConnectionProblem {
  readonly kind: 'problem';
  readonly problem: /** A probability that is NaN. */
    | 'notNumber'
    /** A number of cells that is negative, not whole or NaN. */
    | 'notWhole'
    /** More cells than there are to choose from; `candidates` of them. */
    | 'tooMany'
    /** A cell of a list that its population does not have. */
    | 'noCell'
    /** One to one, of populations that differ in size. */
    | 'sizesDiffer'
    /** More synapses than can be numbered: 2^31. */
    | 'tooLarge';
  /** The cell it is about: postsynaptic of `fixed indegree`, else presynaptic; of a list, the place in it. */
  readonly cell: number;
  readonly value: number;
  readonly candidates?: number;
}

/** Synapses are numbered by Int32. */
export const MOST_SYNAPSES: number = 2 ** 31 - 1;
