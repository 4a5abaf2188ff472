import type { LowerOptions } from '../lowering.ts';

/** How a synapse is lowered, apart from the integrator. */
export interface SynapseOptions extends Omit<LowerOptions, 'spikeTimes'> {
  /** Parameters, and states that are given, that differ between the synapses of the projection. */
  readonly perCell: readonly string[];
  /** Inputs that follow a signal; all others stay as they are. None if absent. */
  readonly received?: readonly string[];
  /** Whether all synapses of the projection have one delay. */
  readonly hasUniformDelay: boolean;
  /** Whether a state that all synapses of a cell have the same value of is kept once for that cell. Default: yes. */
  readonly sharesStates?: boolean;
}

/** What decides which states are stepped, and which are kept once for a cell. */
export type StateOptions = Pick<
  SynapseOptions,
  'perCell' | 'given' | 'hasUniformDelay' | 'received' | 'sharesStates'
>;
