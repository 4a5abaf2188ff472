/** A network that is there, between its runs. */
import { known } from '../../../base/invariant.ts';
import type { StateClass } from '../../../lower/synapse/classify-states.ts';
import type { Projection } from '../../../runtime/network/projection.ts';
import type { BuiltNetwork } from '../build-network.ts';
import type { NetworkPlan } from '../plan-network.ts';
import type { Recording } from '../record-network.ts';
import type { OwnValues } from './own-values.ts';
import type { SavedEdit } from './saved-edits.ts';

export interface Started {
  readonly plan: NetworkPlan;
  readonly built: BuiltNetwork;
  readonly recordings: readonly Recording[];
  readonly buildMilliseconds: number;
  /** Of projections that have other synapses than they were made with. */
  readonly edits: ReadonlyMap<string, SavedEdit>;
  /** What was set since it was made. */
  readonly own: OwnValues;
}

/** Notes that a parameter was set. */
export function noteOwn({ own }: Started, of: string, name: string): void {
  own.set(of, new Set([...(own.get(of) ?? []), name]));
}

/** Returns a projection that runs, and what became of the states of its synapses. */
export function projectionOf(
  { built }: Started,
  name: string,
): { readonly projection: Projection; readonly classes: readonly StateClass[] } {
  const projection = built.network.projections.find((each) => each.name === name);
  return {
    projection: known(projection, name),
    classes: known(built.projections.get(name), name).artifact.classes,
  };
}
