import type { RowParts } from './row-parts.ts';
import type { SpikeHistory } from './spike-history.ts';
import type { Ranges, StepPhase } from './step-phase.ts';

/**
 * What one of several threads does of a network: some cells of each population, and all synapses that go to them. What
 * synapses change is theirs or their target's, so no two threads change the same number.
 */
export interface Share {
  /** Counted from 0; the first also does what there is once for all. */
  readonly thread: number;
  /** By population: its cells. */
  readonly cells: readonly Ranges[];
  /** By population: where the spikes of its cells are collected. */
  readonly emitted: readonly SpikeHistory[];
  /** By projection: its synapses. */
  readonly parts: readonly RowParts[];
  /** A phase that is done when all threads have come to it. */
  readonly barrier: StepPhase;
}
