import { CELL_NUMBER } from '../draws.ts';
import { makeKernels } from '../drive.ts';
import { type LinkableModel, layOut } from '../layout.ts';
import { columnView, type Population, setTimeStep } from '../population.ts';
import type { ProjectionDescription } from './network.ts';
import type { NetworkPopulation } from './network-population.ts';
import { incomingOf, indegreesOf, outdegreesOf, sourcesOf } from './orders-of-synapses.ts';
import type { LinkableSynapse, LinkedSynapseKernels } from './synapse-kernels.ts';
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

/** Returns the projection with all numbers 0, but those of its synapses and degrees of its cells. */
export function makeProjection(
  { name, synapse, topology, numbers, states, dt }: ProjectionDescription,
  from: NetworkPopulation,
  to: NetworkPopulation,
  steps: number | undefined,
): Projection {
  // Synapses emit no spikes.
  const storage = { ...synapse.storage, isSilent: true };
  const layout = layOut(storage, topology.synapses, 0, { pre: topology.pre, post: topology.post });
  const buffer = new ArrayBuffer(layout.byteLength);
  const sources = synapse.needs.sources ? sourcesOf(topology) : NONE;
  const link = (incoming: Int32Array): LinkedSynapseKernels =>
    synapse.link(
      { buffer, pre: from.end, post: to.end, targets: topology.targets, sources, incoming },
      steps === undefined ? undefined : steps * topology.synapses,
    );
  // Only a linked synapse says whether it hears of postsynaptic spikes.
  const first = link(NONE);
  const incoming = first.onPost === undefined ? undefined : incomingOf(topology);
  const linked = incoming === undefined ? first : link(incoming.synapses);
  const isStepped = synapse.driver !== undefined || linked.step !== undefined;
  const model: LinkableModel = {
    storage,
    ...(synapse.driver === undefined ? {} : { driver: synapse.driver }),
    link: () => (isStepped ? linked : { ...linked, step: () => {} }),
  };
  const synapses: Population = {
    model,
    layout,
    buffer,
    numbers: new Float64Array(buffer),
    words: new Int32Array(buffer),
    // What they read of cells is that of the grid.
    kernels: makeKernels(model, buffer, undefined, true),
  };
  setTimeStep(synapses, dt);
  const { outdegree, indegree } = synapse.needs;
  for (const column of outdegree) columnView(synapses, column).set(outdegreesOf(topology));
  for (const column of indegree) columnView(synapses, column).set(indegreesOf(topology));
  if (storage.columns.some((column) => column.name === CELL_NUMBER)) {
    const view = columnView(synapses, CELL_NUMBER);
    if (numbers !== undefined) view.set(numbers);
    else for (let synapse = 0; synapse < view.length; synapse++) view[synapse] = synapse;
  }
  const { onPre, onPost, couple } = linked;
  return {
    name,
    from,
    to,
    synapse,
    topology,
    ...(numbers === undefined ? {} : { numbers }),
    ...(incoming === undefined ? {} : { incoming }),
    synapses,
    states,
    deliver: {
      ...(onPre === undefined ? {} : { onPre }),
      ...(onPost === undefined ? {} : { onPost }),
      ...(couple === undefined ? {} : { couple }),
    },
    isStepped,
    deliveries: 0,
  };
}
