/**
 * What a network records, sent to a sink while it runs: what the sink is told before, and recorders that hand each full block
 * over, in the units that models declare.
 */
import { known } from '../../base/invariant.ts';
import type { CellRange, CheckedNetwork } from '../../check/network/checked-network.ts';
import { type Network, named } from '../../runtime/network/network.ts';
import {
  type NetworkRecorder,
  recordSpikes,
  type TakeSamples,
} from '../../runtime/network/network-recorder.ts';
import { putSynapses } from '../../runtime/network/put-synapses.ts';
import type {
  RecordedPopulation,
  RecordedProjection,
  RecordedTrace,
  RecordingDescription,
  RecordingSink,
} from '../../runtime/network/recording-sink.ts';
import { takeSamplesInto, takeSpikesInto } from '../../runtime/network/take-into-sink.ts';
import type { NetworkPlan } from './plan-network.ts';
import { numbersOf, partOf, type SampleRecord, sampleRecorder, unitOf } from './sample-records.ts';

/** A run's recordings on their way to a sink. */
export interface Stream {
  readonly recorders: readonly NetworkRecorder[];
  /** Says what the network is like and what its synapses are; to be called before the first step. */
  readonly begin: () => void;
}

/** A trace of the description, and how its numbers become those of its unit. */
interface Streamed {
  readonly trace: RecordedTrace;
  readonly convert: (value: number) => number;
}

/** Returns what sends everything that the network is to record to the sink; `command`: what asked for the run. */
export function streamRecordings(
  plan: NetworkPlan,
  running: Network,
  sink: RecordingSink,
  command: string | undefined,
): Stream {
  const { network, grid, seed } = plan;
  const samples = network.records.filter((record) => record.kind !== 'spikes');
  const streamed = samples.map((record) =>
    record.names.map((name) => streamedTrace(plan, running, record, name)),
  );
  const traces = streamed.flat();
  let next = 0;
  const sampled = samples.map((record, index) => {
    const own = known(streamed[index], 'traces');
    const numbers = own.map((_, at) => next + at);
    next += own.length;
    return sampleRecorder(plan, running, record, takeConverted(takeSamplesInto(sink, numbers), own));
  });
  const projections = network.projections.map((projection, index) =>
    recordedProjection(network, index, known(running.projections[index], projection.name).topology.synapses),
  );
  const description: RecordingDescription = {
    network: network.name,
    ...(network.doc === undefined ? {} : { doc: network.doc }),
    seed,
    ...(command === undefined ? {} : { command }),
    time: { unit: grid.unit.text, dt: grid.timeOf(1), steps: grid.steps, timeOf: grid.timeOf },
    populations: network.populations.map((population) => recordedPopulation(network, population)),
    projections,
    traces: traces.map(({ trace }) => trace),
  };
  const spikes = network.populations.flatMap(({ name }, index) => {
    const ranges = spikeRanges(network, name);
    return ranges.length === 0 ? [] : [spikeRecorder(running, name, ranges, takeSpikesInto(sink, index))];
  });
  return {
    recorders: [...spikes, ...sampled],
    begin: () => {
      sink.begin(description);
      for (const [index, { hasSynapses }] of projections.entries()) {
        if (hasSynapses) putSynapses(sink, index, known(running.projections[index], 'projection'));
      }
    },
  };
}

/** Takes samples in the units of the run, and hands them on in those of the description. */
function takeConverted(take: TakeSamples, traces: readonly Streamed[]): TakeSamples {
  return (blocks, first) => {
    const converted = blocks.map((block, index) => block.map(known(traces[index], 'trace').convert));
    take(converted, first);
  };
}

/** The cells of a population whose spikes statements name. */
function spikeRanges({ records }: CheckedNetwork, population: string): readonly CellRange[] {
  return records.flatMap((record) =>
    record.kind === 'spikes' && record.population === population ? [record.cells] : [],
  );
}

/** One recorder for all statements about a population: a cell that two of them name is there once. */
function spikeRecorder(
  running: Network,
  population: string,
  ranges: readonly CellRange[],
  take: (triples: Int32Array) => void,
): NetworkRecorder {
  const first = Math.min(...ranges.map((range) => range.first));
  const last = Math.max(...ranges.map((range) => range.last));
  const isNamed = (cell: number): boolean =>
    ranges.some((range) => range.first <= cell && cell <= range.last);
  const takeNamed = (triples: Int32Array): void => {
    const kept = new Int32Array(triples.length);
    let length = 0;
    for (let at = 0; at < triples.length; at += 3) {
      if (!isNamed(triples[at + 1] ?? 0)) continue;
      kept.set(triples.subarray(at, at + 3), length);
      length += 3;
    }
    take(kept.subarray(0, length));
  };
  return recordSpikes(running, { population, first, last, take: ranges.length === 1 ? take : takeNamed });
}

function streamedTrace(
  { network, everyOf }: NetworkPlan,
  running: Network,
  record: SampleRecord,
  name: string,
): Streamed {
  const part = partOf(network, record);
  const { of, model } = part;
  const parts = of === 'projection' ? network.projections : network.populations;
  const { unit, convert } = unitOf(part, name);
  const doc = [...model.states, ...model.definitions, ...model.parameters, ...model.inputs].find(
    (each) => each.name === name,
  )?.doc;
  return {
    convert,
    trace: {
      name,
      unit: unit.text,
      ...(doc === undefined ? {} : { doc }),
      of: { kind: of, index: parts.findIndex((each) => each.name === part.name) },
      columns: columnsOf(network, running, record),
      firstPoint: 0,
      every: everyOf(record),
    },
  };
}

function columnsOf(
  network: CheckedNetwork,
  running: Network,
  record: SampleRecord,
): RecordedTrace['columns'] {
  if (record.kind === 'synapses') {
    const { topology } = named(running.projections, record.projection);
    return { kind: 'all', count: topology.synapses };
  }
  const { population, cells, reduction } = record;
  if (reduction !== undefined) return { kind: 'reduced', by: reduction };
  const count = known(
    network.populations.find(({ name }) => name === population),
    population,
  ).cells;
  return cells.first === 0 && cells.last === count - 1
    ? { kind: 'all', count }
    : { kind: 'chosen', numbers: numbersOf(cells) };
}

function recordedPopulation(
  network: CheckedNetwork,
  { name, doc, model, cells, shape }: CheckedNetwork['populations'][number],
): RecordedPopulation {
  const [rows, columns] = shape;
  return {
    name,
    model: model.name,
    ...(doc === undefined ? {} : { doc }),
    cells,
    ...(columns === undefined ? {} : { shape: [rows, columns] }),
    hasSpikes: spikeRanges(network, name).length > 0,
  };
}

/** Which cells synapses join is told of those that are recorded. */
function recordedProjection(network: CheckedNetwork, index: number, synapses: number): RecordedProjection {
  const { name, from, to, component } = known(network.projections[index], 'projection');
  const hasSynapses = network.records.some(
    (record) => record.kind === 'synapses' && record.projection === name,
  );
  return { name, from, to, synapse: component, synapses, hasSynapses, values: [] };
}
