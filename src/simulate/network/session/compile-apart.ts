import { known } from '../../../base/invariant.ts';
import { compileSynapse, type SynapseArtifact } from '../../../compile-synapse.ts';
import type { StorageDescription } from '../../../runtime/layout.ts';
import type { BuiltNetwork } from '../build-network.ts';

/**
 * Returns the code of a projection that keeps all states for each synapse: those of one cell may have begun at different times, or
 * hear of its spikes at different ones.
 */
export function compileApart(
  { populations, projections }: BuiltNetwork,
  { name, from, to }: { readonly name: string; readonly from: string; readonly to: string },
): SynapseArtifact {
  const { synapse, options } = known(projections.get(name), name).artifact;
  const storageOf = (population: string): StorageDescription =>
    known(populations.get(population), population).artifact.linkables.js.storage;
  const ends = { pre: storageOf(from), post: storageOf(to) };
  // The method took it before.
  return known(compileSynapse(synapse, ends, { ...options, sharesStates: false }).artifact, name);
}
