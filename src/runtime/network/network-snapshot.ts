/** What a network was at the beginning of a step, so that steps can be run again. */
import {
  clearStatus,
  columnsLength,
  restoreSnapshot,
  type Snapshot,
  snapshotInPieces,
} from '../find-failure.ts';
import type { Population } from '../population.ts';
import type { Network } from './network.ts';
import { packHistory, unpackHistory } from './spike-history.ts';

export interface NetworkSnapshot {
  readonly step: number;
  readonly parts: readonly Snapshot[];
  readonly histories: readonly Int32Array[];
  readonly deliveries: readonly number[];
}

/** Returns all whose columns change while it runs. */
function changing({ populations, signals, projections }: Network): readonly Population[] {
  return [
    ...populations.map(({ cells }) => cells),
    ...signals.map(({ cells }) => cells),
    ...projections.filter(({ synapse }) => synapse.isConstant !== true).map(({ synapses }) => synapses),
  ];
}

/** Returns how many bytes a snapshot takes, but for the few of spikes. */
export function snapshotBytes(network: Network): number {
  return changing(network).reduce((sum, { layout }) => sum + 8 * columnsLength(layout), 0);
}

/** Returns a copy; into an older one's memory, if that is given. */
export function* takeNetworkSnapshot(
  network: Network,
  into?: NetworkSnapshot,
): Generator<undefined, NetworkSnapshot> {
  const { step, populations, projections } = network;
  const parts: Snapshot[] = [];
  for (const [index, part] of changing(network).entries()) {
    parts.push(yield* snapshotInPieces(part, step, into?.parts[index]));
  }
  return {
    step,
    parts,
    histories: populations.map(({ history }) => packHistory(history, step)),
    deliveries: projections.map(({ deliveries }) => deliveries),
  };
}

/** Puts everything back that steps change, but for what was counted and recorded of spikes. */
export function restoreNetworkSnapshot(network: Network, snapshot: NetworkSnapshot): void {
  const { step, parts, histories, deliveries } = snapshot;
  for (const [index, part] of changing(network).entries()) {
    const copy = parts[index];
    if (copy !== undefined) restoreSnapshot(part, copy);
    clearStatus(part);
  }
  for (const [index, { history }] of network.populations.entries()) {
    unpackHistory(history, step, histories[index] ?? new Int32Array(history.steps));
  }
  for (const [index, projection] of network.projections.entries()) {
    projection.deliveries = deliveries[index] ?? 0;
  }
}
