import type { Network } from './network.ts';
import type { NetworkPopulation } from './network-population.ts';
import { spikeHashText } from './spike-hash.ts';
import { variationOfIntervals } from './spike-statistics.ts';

/** What a network did since it was initialised. */
export interface NetworkSummary {
  readonly steps: number;
  readonly populations: readonly PopulationSummary[];
  readonly projections: readonly ProjectionSummary[];
  /** Of its memory, all of it. */
  readonly bytes: number;
  /** 16 digits that are the same where all spikes are: see `spike-hash.ts`. */
  readonly spikeHash: string;
}

export interface PopulationSummary {
  readonly name: string;
  readonly cells: number;
  readonly spikes: number;
  /** Spikes per cell and step. */
  readonly rate: number;
  /** Standard deviation of the intervals over their mean, averaged over cells; NaN where there are none. */
  readonly variation: number;
}

export interface ProjectionSummary {
  readonly name: string;
  readonly synapses: number;
  /** Spikes that arrived at synapses. */
  readonly deliveries: number;
}

export function summariseNetwork(network: Network): NetworkSummary {
  const { step, populations, projections, hash } = network;
  return {
    steps: step,
    populations: populations.map(({ name, cells: { layout }, statistics }) => ({
      name,
      cells: layout.cells,
      spikes: statistics.spikes,
      rate: statistics.spikes / layout.cells / step,
      variation: variationOfIntervals(statistics),
    })),
    projections: projections.map(({ name, topology, deliveries }) => ({
      name,
      synapses: topology.synapses,
      deliveries,
    })),
    bytes: bytesOf(network),
    spikeHash: spikeHashText(hash),
  };
}

function bytesOf({ populations, signals, projections }: Network): number {
  const numbers = [
    ...populations.flatMap(arraysOf),
    ...signals.map(({ cells }) => cells.buffer),
    ...projections.flatMap(({ synapses, topology, incoming, numbers }) => [
      synapses.buffer,
      topology.rows,
      topology.targets,
      ...(topology.delays.kind === 'uniform'
        ? []
        : [topology.delays.rows, topology.delays.steps, topology.delays.starts]),
      ...(incoming === undefined ? [] : [incoming.columns, incoming.synapses]),
      ...(numbers === undefined ? [] : [numbers]),
    ]),
  ];
  // Presynaptic cells of synapses are kept by those that read them.
  const sources = projections.filter(({ synapse }) => synapse.needs.sources);
  return (
    numbers.reduce((sum, { byteLength }) => sum + byteLength, 0) +
    sources.reduce((sum, { topology }) => sum + 4 * topology.synapses, 0)
  );
}

function arraysOf({
  cells,
  history,
  statistics,
}: NetworkPopulation): readonly { readonly byteLength: number }[] {
  const { last, intervals, means, squares } = statistics;
  return [
    cells.buffer,
    history.cells,
    history.counts,
    history.firsts,
    history.lengths,
    last,
    intervals,
    means,
    squares,
  ];
}
