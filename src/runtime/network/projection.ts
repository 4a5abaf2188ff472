import { CELL_NUMBER } from '../draws.ts';
import { makeKernels } from '../drive.ts';
import { type Layout, type LinkableModel, layOut, type StorageDescription } from '../layout.ts';
import { columnView, type Population, setTimeStep } from '../population.ts';
import { allocateFor } from './divide-cells.ts';
import type { NetworkDescription, ProjectionDescription } from './network.ts';
import type { NetworkPopulation } from './network-population.ts';
import { incomingOf, indegreesOf, outdegreesOf, sourcesOf } from './orders-of-synapses.ts';
import { sharedNumbers, sharedTopology } from './share-topology.ts';
import type { LinkableSynapse, LinkedSynapseKernels, SynapseBinding } from './synapse-kernels.ts';
import type { Incoming, Topology } from './topology.ts';

/** The synapses from one population to another. */
export interface Projection {
  readonly name: string;
  readonly from: NetworkPopulation;
  readonly to: NetworkPopulation;
  readonly synapse: LinkableSynapse;
  readonly topology: Topology;
  /** By synapse: its number, where that is not its place: what `arrange` brings values into their order by. */
  readonly numbers?: Int32Array;
  /** By synapse: the step with which it begins, where that is not the first of all: spikes of earlier steps never arrive. */
  readonly since?: Int32Array;
  /** By synapse: its presynaptic cell; empty where nothing needs it. */
  readonly sources: Int32Array;
  /** For `onPost`. */
  readonly incoming?: Incoming;
  /** Its synapses, as a population with one "cell" each: set their columns as those of any population. */
  readonly synapses: Population;
  readonly states: readonly string[];
  readonly deliver: Pick<LinkedSynapseKernels, 'onPre' | 'onPost' | 'couple'>;
  /** Whether states are stepped. */
  readonly isStepped: boolean;
  /** Spikes times synapses so far: how often something arrived. */
  deliveries: number;
}

const NONE = new Int32Array(0);

/** What kernels of synapses are bound to, and how much they are to do. */
export interface BoundSynapses {
  readonly layout: Layout;
  readonly binding: SynapseBinding;
  readonly cellSteps?: number;
}

/** Returns the synapses as a population, and the kernels that deliver to them. */
export function bindSynapses(
  synapse: LinkableSynapse,
  { layout, binding, cellSteps }: BoundSynapses,
): Pick<Projection, 'synapses' | 'deliver' | 'isStepped'> {
  const { buffer } = binding;
  const linked = synapse.link(binding, cellSteps);
  const isStepped = synapse.driver !== undefined || linked.step !== undefined;
  const model: LinkableModel = {
    storage: storageOf(synapse),
    ...(synapse.driver === undefined ? {} : { driver: synapse.driver }),
    link: () => (isStepped ? linked : { ...linked, step: () => {} }),
  };
  const { onPre, onPost, couple } = linked;
  return {
    synapses: {
      model,
      layout,
      buffer,
      numbers: new Float64Array(buffer),
      words: new Int32Array(buffer),
      // What they read of their cells changes at every grid point.
      kernels: makeKernels(model, buffer, undefined, true),
    },
    deliver: {
      ...(onPre === undefined ? {} : { onPre }),
      ...(onPost === undefined ? {} : { onPost }),
      ...(couple === undefined ? {} : { couple }),
    },
    isStepped,
  };
}

/** Synapses emit no spikes. */
function storageOf({ storage }: LinkableSynapse): StorageDescription {
  return { ...storage, isSilent: true };
}

/** Returns the projection with all numbers 0, but those of its synapses and degrees of its cells. */
export function makeProjection(
  { name, synapse, topology: given, numbers, since, states, dt }: ProjectionDescription,
  from: NetworkPopulation,
  to: NetworkPopulation,
  { steps, threads = 1 }: Pick<NetworkDescription, 'steps' | 'threads'>,
): Projection {
  const share = threads === 1 ? (same: Int32Array): Int32Array => same : sharedNumbers;
  const topology = threads === 1 ? given : sharedTopology(given);
  const storage = storageOf(synapse);
  const layout = layOut(storage, topology.synapses, 0, { pre: topology.pre, post: topology.post });
  const nobodys = Array.from({ length: threads }, () => NONE);
  const buffer = allocateFor(layout, storage, nobodys);
  const sources = synapse.needs.sources ? share(sourcesOf(topology)) : NONE;
  const bind = (incoming: Int32Array): ReturnType<typeof bindSynapses> =>
    bindSynapses(synapse, {
      layout,
      binding: { buffer, pre: from.end, post: to.end, targets: topology.targets, sources, incoming },
      ...(steps === undefined ? {} : { cellSteps: steps * topology.synapses }),
    });
  // Only linked synapses say whether they hear of postsynaptic spikes.
  const first = bind(NONE);
  const incoming = first.deliver.onPost === undefined ? undefined : incomingOf(topology, share);
  const bound = incoming === undefined ? first : bind(incoming.synapses);
  const { synapses } = bound;
  setTimeStep(synapses, dt);
  const { outdegree, indegree } = synapse.needs;
  for (const column of outdegree) columnView(synapses, column).set(outdegreesOf(topology));
  for (const column of indegree) columnView(synapses, column).set(indegreesOf(topology));
  if (storage.columns.some((column) => column.name === CELL_NUMBER)) {
    const view = columnView(synapses, CELL_NUMBER);
    if (numbers !== undefined) view.set(numbers);
    else for (let synapse = 0; synapse < view.length; synapse++) view[synapse] = synapse;
  }
  return {
    name,
    from,
    to,
    synapse,
    topology,
    ...(numbers === undefined ? {} : { numbers }),
    ...(since === undefined ? {} : { since }),
    sources,
    ...(incoming === undefined ? {} : { incoming }),
    ...bound,
    states,
    deliveries: 0,
  };
}
