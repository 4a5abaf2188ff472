import { known, unreachable } from '../../base/invariant.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import type { CheckedNetwork } from '../../check/network/checked-network.ts';
import type { PartOfNetwork } from '../../runtime/network/part-of-network.ts';

/** Returns the model that cells of a population, synapses of a projection or a signal are of. */
export function modelOfPart(network: CheckedNetwork, of: PartOfNetwork['of'], name: string): CheckedModel {
  const isIt = (each: { readonly name: string }): boolean => each.name === name;
  switch (of) {
    case 'population':
      return known(network.populations.find(isIt), name).model;
    case 'signal':
      return known(network.signals.find(isIt), name).model;
    case 'projection':
      return known(network.projections.find(isIt), name).synapse.model;
    default:
      return unreachable(of);
  }
}
