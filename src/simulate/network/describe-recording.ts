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

/** Cells whose spikes a statement names: a range, or some of it. */
export interface SpikeCells extends CellRange {
  readonly chosen?: Int32Array;
}

type SynapsesOf = (projection: string) => number;

/** Which synapses a statement means, where they are known; undefined: all. */
type Places = (record: SynapseRecord) => Int32Array | undefined;
type SynapseRecord = Extract<CheckedRecord, { kind: 'synapses' }>;

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
export function describeRecording(
  plan: Recorded,
  synapsesOf: SynapsesOf,
  places: Places = () => undefined,
): DescribedRecording {
  const { network, grid, seed } = plan;
  const traces = network.records.flatMap((record) =>
    record.kind === 'spikes'
      ? []
      : [
          {
            record,
            traces: record.names.map((name) => streamedTrace(plan, synapsesOf, places, record, name)),
          },
        ],
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
export function spikeRanges({ records }: CheckedNetwork, population: string): readonly SpikeCells[] {
  return records.flatMap((record) =>
    record.kind === 'spikes' && record.population === population
      ? [{ ...record.cells, ...(record.chosen === undefined ? {} : { chosen: record.chosen }) }]
      : [],
  );
}

function streamedTrace(
  { network, everyOf }: Recorded,
  synapsesOf: SynapsesOf,
  places: Places,
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
      columns: columnsOf(network, synapsesOf, places, record),
      firstPoint: 0,
      every: everyOf(record),
    },
  };
}

function columnsOf(
  network: CheckedNetwork,
  synapsesOf: SynapsesOf,
  places: Places,
  record: SampleRecord,
): RecordedTrace['columns'] {
  if (record.reduction !== undefined) return { kind: 'reduced', by: record.reduction };
  if (record.kind === 'synapses') {
    const numbers = places(record);
    return numbers === undefined
      ? { kind: 'all', count: Math.round(synapsesOf(record.projection)) }
      : { kind: 'chosen', numbers };
  }
  const { population, cells, chosen } = record;
  if (chosen !== undefined) return { kind: 'chosen', numbers: chosen };
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
