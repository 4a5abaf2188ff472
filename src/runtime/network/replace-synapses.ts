/**
 * Other synapses in a network that runs: a network of the same descriptions but one topology is made, and every number moves
 * into it. Synapses that stay keep their states, their numbers for draws and their delays; spikes on their way stay on it.
 */
import { CELL_NUMBER } from '../draws.ts';
import type { ColumnDescription } from '../layout.ts';
import { columnView, fillPadding, initialise, type Population } from '../population.ts';
import { makeNetwork, type Network, type ProjectionDescription } from './network.ts';
import { sourcesOf } from './orders-of-synapses.ts';
import type { Projection } from './projection.ts';
import { addSpikes, beginStep, clearHistory, type SpikeHistory } from './spike-history.ts';
import type { LinkableSynapse } from './synapse-kernels.ts';
import type { Topology } from './topology.ts';

export interface OtherSynapses {
  readonly projection: string;
  readonly topology: Topology;
  /** By synapse: its number for draws. */
  readonly numbers: Int32Array;
  /** By synapse: the step with which it begins; of all the first if absent. */
  readonly since?: Int32Array;
  /** By synapse: its place before; -1 of a new one. */
  readonly before: Int32Array;
  /** Other code, where what was kept once for a cell is to be kept for each synapse. */
  readonly synapse?: LinkableSynapse;
  /** Of new synapses, by column: by place, what they are given. What is not here is computed as at the start. */
  readonly given: ReadonlyMap<string, Float64Array>;
  /** Columns that hold the step at which states had the values that are stored. */
  readonly storedSteps: readonly string[];
}

/** Returns the network with other synapses in one projection. The old one is not to be used any more. */
export function replaceSynapses(old: Network, other: OtherSynapses): Network {
  const { description, step } = old;
  const network = makeNetwork({
    ...description,
    projections: description.projections.map((projection) =>
      projection.name === other.projection ? withOther(projection, other) : projection,
    ),
  });
  network.step = step;
  network.hash.set(old.hash);
  for (const [index, population] of network.populations.entries()) {
    const from = old.populations[index];
    if (from === undefined) continue;
    copyNumbers(from.cells, population.cells);
    copyHistory(from.history, population.history, step);
    const { statistics } = population;
    statistics.spikes = from.statistics.spikes;
    for (const kept of ['last', 'intervals', 'means', 'squares'] as const)
      statistics[kept].set(from.statistics[kept]);
  }
  for (const [index, { cells }] of network.signals.entries()) {
    const from = old.signals[index];
    if (from !== undefined) copyNumbers(from.cells, cells);
  }
  for (const [index, projection] of network.projections.entries()) {
    const from = old.projections[index];
    if (from === undefined) continue;
    projection.deliveries = from.deliveries;
    if (projection.name === other.projection) moveSynapses(from, projection, other, step);
    else copyNumbers(from.synapses, projection.synapses);
  }
  return network;
}

function withOther(
  { since: _, ...projection }: ProjectionDescription,
  { topology, numbers, since, synapse = projection.synapse }: OtherSynapses,
): ProjectionDescription {
  return { ...projection, synapse, topology, numbers, ...(since === undefined ? {} : { since }) };
}

/** Both have one layout. */
function copyNumbers(from: Population, to: Population): void {
  to.numbers.set(from.numbers);
}

/** Copies what both keep: delays may have become longer, or shorter. */
export function copyHistory(from: SpikeHistory, to: SpikeHistory, k: number): void {
  clearHistory(to);
  for (let step = Math.max(0, k - to.steps); step < k; step++) {
    beginStep(to, step);
    if (step < k - from.steps) continue;
    const slot = step % from.steps;
    for (let n = 0; n < (from.lengths[slot] ?? 0); n++) {
      const place = ((from.firsts[slot] ?? 0) + n) & (from.cells.length - 1);
      addSpikes(to, step, from.cells[place] ?? 0, from.counts[place] ?? 0);
    }
  }
}

function moveSynapses(
  { synapses: from, topology: old }: Projection,
  { synapses: to, synapse: { needs, storage }, topology }: Projection,
  { before, given, storedSteps }: OtherSynapses,
  step: number,
): void {
  const counted = new Set([...needs.outdegree, ...needs.indegree, CELL_NUMBER]);
  const moved = storage.columns.filter(({ name }) => !counted.has(name));
  const oldEnds = { pre: sourcesOf(old), post: old.targets };
  const ends = { pre: sourcesOf(topology), post: topology.targets };
  const isFresh = {
    pre: freshOf(ends.pre, topology.pre, before),
    post: freshOf(ends.post, topology.post, before),
  };
  const kept = new Map(from.model.storage.columns.map(({ name, variability }) => [name, variability]));
  const move = (): void => {
    for (const { name, variability } of moved) {
      const was = kept.get(name);
      // A step that is stored where none was: what follows is computed of the same numbers.
      if (was === undefined) continue;
      const [source, target] = [columnView(from, name), columnView(to, name)];
      const own = given.get(name);
      if (variability === 'population') {
        target.set(source);
        continue;
      }
      if (variability !== 'cell') {
        for (let cell = 0; cell < target.length; cell++)
          if (isFresh[variability][cell] !== 1) target[cell] = source[cell] ?? Number.NaN;
      }
      for (let n = 0; n < before.length; n++) {
        const place = before[n] ?? -1;
        if (variability === 'cell' && place >= 0) target[n] = source[placeIn(was, place)] ?? Number.NaN;
        else if (place < 0 && own !== undefined) {
          const at = variability === 'cell' ? n : (ends[variability][n] ?? 0);
          if (variability === 'cell' || isFresh[variability][at] === 1) target[at] = own[n] ?? Number.NaN;
        }
      }
    }
  };
  const placeIn = (variability: ColumnDescription['variability'], synapse: number): number => {
    switch (variability) {
      case 'cell':
        return synapse;
      case 'population':
        return 0;
      case 'pre':
      case 'post':
        return oldEnds[variability][synapse] ?? 0;
    }
  };
  // What new synapses begin with follows from what they are given; it leaves what stays for a moment.
  move();
  initialise(to);
  move();
  for (const { name, variability } of moved) {
    if (!storedSteps.includes(name) || variability === 'population') continue;
    const column = columnView(to, name);
    if (variability !== 'cell') {
      for (let cell = 0; cell < column.length; cell++)
        if (isFresh[variability][cell] === 1) column[cell] = step;
    } else for (let n = 0; n < before.length; n++) if ((before[n] ?? -1) < 0) column[n] = step;
  }
  fillPadding(to);
  to.kernels.prepare(to.layout, 0, to.layout.cells, 0, 0);
}

/** Returns which cells of an end have new synapses alone: 1 for those. What is kept once for them begins with these. */
function freshOf(ends: Int32Array, cells: number, before: Int32Array): Uint8Array {
  const isFresh = new Uint8Array(cells);
  for (let n = 0; n < before.length; n++) if ((before[n] ?? -1) < 0) isFresh[ends[n] ?? 0] = 1;
  for (let n = 0; n < before.length; n++) if ((before[n] ?? -1) >= 0) isFresh[ends[n] ?? 0] = 0;
  return isFresh;
}
