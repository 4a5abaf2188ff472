/**
 * A network: populations, projections between them and signals, each with a buffer of its own. Made of compiled models and
 * topologies; its columns are then set as those of any population, and `initialiseNetwork` computes the rest.
 */
import type { LinkableModel } from '../layout.ts';
import type { TimeStep } from '../population.ts';
import { divideCells } from './divide-cells.ts';
import { makeNetworkPopulation, type NetworkPopulation } from './network-population.ts';
import { makeNetworkSignal, type NetworkSignal } from './network-signal.ts';
import { largestDelay } from './orders-of-synapses.ts';
import { makeProjection, type Projection } from './projection.ts';
import { makeSpikeHash, type SpikeHash } from './spike-hash.ts';
import type { LinkableSynapse } from './synapse-kernels.ts';
import type { Topology } from './topology.ts';

export interface NetworkDescription {
  readonly populations: readonly PopulationDescription[];
  /** Each after those that it reads. */
  readonly signals?: readonly SignalDescription[];
  readonly projections: readonly ProjectionDescription[];
  /** How many steps are to be done, where that is known: a short run is better off with code that is soon ready. */
  readonly steps?: number;
  /** How many threads are to step it: its memory is made to be shared by them. 1 if absent. */
  readonly threads?: number;
  /** What else must be the same for a saved state to fit: of the text of the models, their parameters, the options. */
  readonly identity?: NetworkIdentity;
}

/** What of a network is what: a number or a text each. */
export type NetworkIdentity = readonly (readonly [what: string, value: string | number])[];

interface Described {
  /** No other of its kind has it. */
  readonly name: string;
  /** In the unit of time of the model; the same time for all. */
  readonly dt: TimeStep;
  /** Columns that must stay finite: the state variables. */
  readonly states: readonly string[];
}

export interface PopulationDescription extends Described {
  readonly model: LinkableModel;
  readonly cells: number;
  readonly signals?: readonly SignalReader[];
}

export interface ProjectionDescription extends Described {
  readonly from: string;
  readonly to: string;
  readonly synapse: LinkableSynapse;
  readonly topology: Topology;
  /** By synapse: its number for draws (`Arranged.numbers`), where that is not its place. */
  readonly numbers?: Int32Array;
  /** By synapse: the step with which it begins, where that is not the first of all. */
  readonly since?: Int32Array;
  readonly signals?: readonly SignalReader[];
}

/** A number for all of the network: computed at t_k, after events, and held over the step. */
export interface SignalDescription extends Described {
  /** Of one cell. */
  readonly model: LinkableModel;
  /** The record of the model that is the signal. */
  readonly value: string;
  /** Signals before it. */
  readonly reads?: readonly SignalReader[];
  readonly sums?: readonly PopulationReading[];
}

/** A column that follows a signal. */
export interface SignalReader {
  readonly input: string;
  readonly signal: string;
  readonly conversion?: Factor;
}

/** A column that follows what the cells of a population come to. */
export interface PopulationReading {
  readonly input: string;
  readonly population: string;
  readonly by: 'sum' | 'mean' | 'max' | 'min' | 'count';
  /** A column of the population, or what it records under that name. */
  readonly operand: { readonly kind: 'column' | 'record'; readonly name: string };
  readonly conversion?: Factor;
}

/** From the units of one model to those of another. */
export interface Factor {
  readonly operator: '*' | '/';
  readonly by: number;
}

export interface Network {
  readonly description: NetworkDescription;
  readonly populations: readonly NetworkPopulation[];
  readonly signals: readonly NetworkSignal[];
  readonly projections: readonly Projection[];
  /** Steps done since it was initialised. */
  step: number;
  /** Of all spikes since then. */
  readonly hash: SpikeHash;
}

/** Returns the network with all numbers 0. A name that nothing has is a RangeError. */
export function makeNetwork(description: NetworkDescription): Network {
  const { steps, threads = 1 } = description;
  const populations = description.populations.map((population, index) => {
    const { name } = population;
    const outgoing = description.projections.filter(({ from }) => from === name);
    const before = new Set(outgoing.flatMap(({ synapse }) => synapse.needs.beforeDeliveries));
    const longest = Math.max(0, ...outgoing.map(({ topology }) => largestDelay(topology)));
    const ranges = divideCells(population.model, population.cells, index, threads);
    return makeNetworkPopulation(population, [...before], longest + 1, steps, ranges);
  });
  return {
    description,
    populations,
    signals: (description.signals ?? []).map((signal) => makeNetworkSignal(signal, steps)),
    projections: description.projections.map((projection) =>
      makeProjection(
        projection,
        named(populations, projection.from),
        named(populations, projection.to),
        description,
      ),
    ),
    step: 0,
    hash: makeSpikeHash(),
  };
}

/** Returns the one of that name. */
export function named<Each extends { readonly name: string }>(all: readonly Each[], name: string): Each {
  const found = all.find((each) => each.name === name);
  if (found === undefined) throw new RangeError(`nothing is called ${name}`);
  return found;
}
