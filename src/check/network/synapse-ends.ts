import type { Span } from '../../base/span.ts';
import type { CheckedModel } from '../checked-model.ts';

/** The models that a synapse connects, and where the text says so. */
export interface SynapseEnds {
  readonly pre: CheckedModel;
  readonly post: CheckedModel;
  /** The name of the synapse in `connect`. */
  readonly connected: Span;
}
