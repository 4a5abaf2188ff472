/**
 * What stands where in a recording as HDF5:
 *
 *     /                                attributes: program, version, network, seed, dt, time_unit, command, identity …
 *     /ending, /ended_at               how the run ended, and when; `unfinished` until then
 *     /populations/E                   model, cells, the rows and columns of a lattice, doc
 *     /populations/E/spikes/time, cell   a row per spike
 *     /populations/E/traces/v          samples x cells; unit, long_name, steps_between_samples, sample_interval
 *     /populations/E/axes/time, cell   dimension scales of the traces: when, and which cells where it is not all of them
 *     /projections/E -> I by STDP      from, to, synapse, synapses, doc
 *     /projections/E -> I by STDP/pre, post, delay, w   a row per synapse
 *     /projections/E -> I by STDP/traces/w, axes/time, axes/synapse
 *
 * Names that HDF5 would read as paths are spelt otherwise; the attribute `name` has them as they are.
 */
import manifest from '../../package.json' with { type: 'json' };
import type {
  RecordedPopulation,
  RecordedProjection,
  RecordedTime,
  RecordingDescription,
} from '../runtime/network/recording-sink.ts';
import type { AppendedDataset } from './appended-dataset.ts';
import { setAttributes } from './attributes.ts';
import { attachScale, groupIn, listIn, type Place } from './datasets.ts';
import { EndingDatasets } from './ending-datasets.ts';
import { layOutTraces, type OwnedTraces, type TraceDatasets } from './lay-out-traces.ts';
import { LinkNames } from './link-names.ts';

/** The datasets of a file, in the order of what is recorded; undefined where nothing comes. */
export interface RecordingLayout {
  readonly traces: readonly (TraceDatasets | undefined)[];
  /** By population. */
  readonly spikes: readonly (SpikeDatasets | undefined)[];
  /** By projection. */
  readonly synapses: readonly (SynapseDatasets | undefined)[];
  readonly ending: EndingDatasets;
  /** All that may hold rows back; the times of samples are before the samples. */
  readonly all: readonly AppendedDataset[];
}

export interface SpikeDatasets {
  readonly times: AppendedDataset;
  readonly cells: AppendedDataset;
}

export interface SynapseDatasets {
  readonly pre: AppendedDataset;
  readonly post: AppendedDataset;
  readonly delays: AppendedDataset;
  readonly values: readonly AppendedDataset[];
}

/** Makes all groups, datasets and attributes; nothing is in them, and no more come. Of a file that goes on it finds them. */
export function layOutRecording(root: Place, description: RecordingDescription): RecordingLayout {
  const { network, doc, seed, command, time, identity } = description;
  const attributes = {
    program: manifest.name,
    version: manifest.version,
    network,
    doc,
    seed: BigInt(seed),
    dt: time.dt,
    time_unit: time.unit,
    planned_steps: BigInt(time.steps),
    command,
    identity,
  };
  if (!root.isFound) setAttributes(root.group, attributes);
  const populations = layOutPopulations(groupIn(root, 'populations'), description);
  const projections = layOutProjections(groupIn(root, 'projections'), description);
  const owners = [...populations, ...projections];
  const traces = description.traces.map(
    (_, index) => owners.flatMap(({ byTrace }) => byTrace.get(index) ?? [])[0],
  );
  const spikes = populations.map((each) => each.spikes);
  const synapses = projections.map((each) => each.synapses);
  return {
    ending: new EndingDatasets(root, time),
    traces,
    spikes,
    synapses,
    all: [
      ...owners.flatMap(({ axes }) => axes.map(({ list }) => list)),
      ...traces.flatMap((each) => (each === undefined ? [] : [each.values])),
      ...spikes.flatMap((each) => (each === undefined ? [] : [each.times, each.cells])),
      ...synapses.flatMap((each) =>
        each === undefined ? [] : [each.pre, each.post, each.delays, ...each.values],
      ),
    ],
  };
}

function layOutPopulations(
  parent: Place,
  description: RecordingDescription,
): readonly (OwnedTraces & { readonly spikes: SpikeDatasets | undefined })[] {
  const names = new LinkNames();
  return description.populations.map((population, index) => {
    const { name, model, doc, cells, shape, hasSpikes } = population;
    const group = groupIn(parent, names.take(name), {
      name,
      model,
      doc,
      cells: BigInt(cells),
      rows: shape && BigInt(shape[0]),
      columns: shape && BigInt(shape[1]),
    });
    const spikes = hasSpikes
      ? layOutSpikes(groupIn(group, 'spikes'), population, description.time)
      : undefined;
    return { ...layOutTraces(group, description, { kind: 'population', index }), spikes };
  });
}

function layOutSpikes(group: Place, { name }: RecordedPopulation, { unit }: RecordedTime): SpikeDatasets {
  const times = listIn(group, {
    name: 'time',
    type: 'float64',
    unit,
    title: `times of the spikes of ${name}`,
  });
  const cells = listIn(group, {
    name: 'cell',
    type: 'int32',
    unit: '1',
    title: `numbers of the cells of ${name} that spiked`,
  });
  attachScale(group, cells, 0, 'time', times);
  return { times, cells };
}

function layOutProjections(
  parent: Place,
  description: RecordingDescription,
): readonly (OwnedTraces & { readonly synapses: SynapseDatasets | undefined })[] {
  const names = new LinkNames();
  return description.projections.map((projection, index) => {
    const { name, from, to, synapse, synapses, doc, hasSynapses } = projection;
    const group = groupIn(parent, names.take(name), {
      name,
      from,
      to,
      synapse,
      doc,
      synapses: BigInt(synapses),
    });
    const traces = layOutTraces(group, description, { kind: 'projection', index });
    return {
      ...traces,
      synapses: hasSynapses ? layOutSynapses(group, projection, description.time) : undefined,
    };
  });
}

function layOutSynapses(
  group: Place,
  { from, to, values, synapses }: RecordedProjection,
  time: RecordedTime,
): SynapseDatasets {
  const names = new LinkNames(['traces', 'axes']);
  const column = (
    name: string,
    type: 'float64' | 'int32',
    { unit, title }: { readonly unit: string; readonly title: string },
  ): AppendedDataset =>
    listIn(group, { name: names.take(name), type, unit, title, expected: synapses }, { name });
  const ends = (way: string, of: string): { readonly unit: string; readonly title: string } => ({
    unit: '1',
    title: `numbers of the cells of ${of} that the synapses ${way}`,
  });
  return {
    pre: column('pre', 'int32', ends('come from', from)),
    post: column('post', 'int32', ends('go to', to)),
    delays: column('delay', 'float64', { unit: time.unit, title: 'delays of the synapses' }),
    values: values.map(({ name, unit, doc }) => column(name, 'float64', { unit, title: doc ?? name })),
  };
}
