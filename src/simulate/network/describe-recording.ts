/** What a recording is told before the first number: known of a plan as of a network that is built. */
import { known } from '../../base/invariant.ts';
import type { CellRange, CheckedNetwork, CheckedRecord } from '../../check/network/checked-network.ts';
import type {
  RecordedPopulation,
  RecordedProjection,
  RecordedTrace,
  RecordingDescription,
} from '../../runtime/network/recording-sink.ts';
import type { TimeGrid } from '../time-grid.ts';
import { numbersOf, partOf, type SampleRecord, unitOf } from './sample-records.ts';

/** What of a plan a recording is of. */
export interface Recorded {
  readonly network: CheckedNetwork;
  readonly grid: TimeGrid;
  readonly seed: number;
  readonly everyOf: (record: CheckedRecord) => number;
}

type SynapsesOf = (projection: string) => number;

/** A recording, and which of its traces are of which statement. */
export interface DescribedRecording {
  readonly description: RecordingDescription;
  readonly traces: readonly { readonly record: SampleRecord; readonly traces: readonly Streamed[] }[];
}

/** A trace of the description, and how its numbers become those of its unit. */
export interface Streamed {
  readonly trace: RecordedTrace;
  readonly convert: (value: number) => number;
}

/** Returns what the network records; `synapsesOf`: how many synapses a projection has, or is expected to have. */
export function describeRecording(plan: Recorded, synapsesOf: SynapsesOf): DescribedRecording {
  const { network, grid, seed } = plan;
  const traces = network.records.flatMap((record) =>
    record.kind === 'spikes'
      ? []
      : [{ record, traces: record.names.map((name) => streamedTrace(plan, synapsesOf, record, name)) }],
  );
  const description = {
    network: network.name,
    ...(network.doc === undefined ? {} : { doc: network.doc }),
    seed,
    time: { unit: grid.unit.text, dt: grid.timeOf(1), steps: grid.steps, timeOf: grid.timeOf },
    populations: network.populations.map((population) => recordedPopulation(network, population)),
    projections: network.projections.map(({ name }, index) =>
      recordedProjection(network, index, Math.round(synapsesOf(name))),
    ),
    traces: traces.flatMap((each) => each.traces.map(({ trace }) => trace)),
  };
  return { description, traces };
}

/** The cells of a population whose spikes statements name. */
export function spikeRanges({ records }: CheckedNetwork, population: string): readonly CellRange[] {
  return records.flatMap((record) =>
    record.kind === 'spikes' && record.population === population ? [record.cells] : [],
  );
}

function streamedTrace(
  { network, everyOf }: Recorded,
  synapsesOf: SynapsesOf,
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
      columns: columnsOf(network, synapsesOf, record),
      firstPoint: 0,
      every: everyOf(record),
    },
  };
}

function columnsOf(
  network: CheckedNetwork,
  synapsesOf: SynapsesOf,
  record: SampleRecord,
): RecordedTrace['columns'] {
  if (record.kind === 'synapses') return { kind: 'all', count: synapsesOf(record.projection) };
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
