/** What the kind of a component allows. */
import type { ComponentKind } from '../syntax/tree.ts';

const SPIKING: readonly ComponentKind[] = ['neuron', 'source'];
const OWNERS: readonly ComponentKind[] = ['neuron', 'compartment', 'receptor', 'pool'];
const NETWORK_ONLY: readonly ComponentKind[] = ['source', 'synapse'];

/** Whether it has a threshold or dates of spikes. */
export function hasSpikes(kind: ComponentKind): boolean {
  return SPIKING.includes(kind);
}

/** Whether it stands between two cells. */
export function isSynapse(kind: ComponentKind): boolean {
  return kind === 'synapse';
}

/** Whether it is made of parts. */
export function hasParts(kind: ComponentKind): boolean {
  return OWNERS.includes(kind);
}

/** Whether it may be a part of another. */
export function isPart(kind: ComponentKind): boolean {
  return !NETWORK_ONLY.includes(kind);
}
