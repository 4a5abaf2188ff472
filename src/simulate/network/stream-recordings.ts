/**
 * What a network records, sent to a sink while it runs: what the sink is told before, and recorders that hand each full block
 * over, in the units that models declare.
 */
import { known } from '../../base/invariant.ts';
import type { CellRange, CheckedNetwork, CheckedRecord } from '../../check/network/checked-network.ts';
import { type Network, named } from '../../runtime/network/network.ts';
import {
  type NetworkRecorder,
  recordCells,
  recordReduction,
  recordSpikes,
  recordSynapses,
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
import { unitConverter } from '../../units/unit-system.ts';
import { recordableUnits } from '../model-names.ts';
import type { NetworkPlan } from './plan-network.ts';

/** A run's recordings on their way to a sink. */
export interface Stream {
  readonly recorders: readonly NetworkRecorder[];
  /** Says what the network is like and what its synapses are; to be called before the first step. */
  readonly begin: () => void;
}

type SampleRecord = Exclude<CheckedRecord, { kind: 'spikes' }>;

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
  const converting: RecordingSink = {
    ...bound(sink),
    samples: (trace, first, block) =>
      sink.samples(trace, first, block.map(known(traces[trace], `trace ${trace}`).convert)),
  };
  let next = 0;
  const sampled = samples.map((record, index) => {
    const first = next;
    next += known(streamed[index], 'traces').length;
    const numbers = record.names.map((_, at) => first + at);
    return sampleRecorder(plan, running, record, takeSamplesInto(converting, numbers));
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

/** A sink may be an object with methods that need it. */
function bound(sink: RecordingSink): RecordingSink {
  return {
    begin: (description) => sink.begin(description),
    synapses: (...block) => sink.synapses(...block),
    samples: (...block) => sink.samples(...block),
    spikes: (...block) => sink.spikes(...block),
    end: (ending) => sink.end(ending),
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

function sampleRecorder(
  { everyOf }: NetworkPlan,
  running: Network,
  record: SampleRecord,
  take: TakeSamples,
): NetworkRecorder {
  const every = everyOf(record);
  const { names } = record;
  if (record.kind === 'synapses') {
    return recordSynapses(running, { projection: record.projection, names, every, take });
  }
  const { population, cells, reduction } = record;
  return reduction === undefined
    ? recordCells(running, { population, names, every, cells: numbersOf(cells), take })
    : recordReduction(running, { population, names, every, by: reduction, ...cells, take });
}

function numbersOf({ first, last }: CellRange): Int32Array {
  return Int32Array.from({ length: last - first + 1 }, (_, place) => first + place);
}

function streamedTrace(
  { network, everyOf }: NetworkPlan,
  running: Network,
  record: SampleRecord,
  name: string,
): Streamed {
  const isOfSynapses = record.kind === 'synapses';
  const group = isOfSynapses ? record.projection : record.population;
  const index = (isOfSynapses ? network.projections : network.populations).findIndex(
    (each) => each.name === group,
  );
  const model = known(
    isOfSynapses ? network.projections[index]?.synapse.model : network.populations[index]?.model,
    group,
  );
  const unit = known(recordableUnits(model).get(name), `unit of ${name}`);
  const doc = [...model.states, ...model.definitions, ...model.parameters, ...model.inputs].find(
    (each) => each.name === name,
  )?.doc;
  return {
    convert: unitConverter(unit, model.system),
    trace: {
      name,
      unit: unit.text,
      ...(doc === undefined ? {} : { doc }),
      of: { kind: isOfSynapses ? 'projection' : 'population', index },
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
