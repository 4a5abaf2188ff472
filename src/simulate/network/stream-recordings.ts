/**
 * What a network records, sent to a sink while it runs: what the sink is told before, and recorders that hand each full block
 * over, in the units that models declare.
 */
import { known } from '../../base/invariant.ts';
import { type Network, named } from '../../runtime/network/network.ts';
import {
  type NetworkRecorder,
  recordSpikes,
  type SampleRecorder,
  type TakeSamples,
} from '../../runtime/network/network-recorder.ts';
import { putSynapses } from '../../runtime/network/put-synapses.ts';
import type {
  RecordedBefore,
  RecordedTrace,
  RecordingDescription,
  RecordingSink,
} from '../../runtime/network/recording-sink.ts';
import { takeSamplesInto, takeSpikesInto } from '../../runtime/network/take-into-sink.ts';
import { describeRecording, type SpikeCells, type Streamed, spikeRanges } from './describe-recording.ts';
import { hashOfText, networkIdentity } from './network-identity.ts';
import type { NetworkPlan } from './plan-network.ts';
import { sampleRecorder, synapsesOf } from './sample-records.ts';

/** A run's recordings on their way to a sink. */
export interface Stream {
  readonly recorders: readonly NetworkRecorder[];
  /** Says what the network is like and what its synapses are; to be called before the first step. */
  readonly begin: () => void;
  /** Returns how much the sink was given, with what there was before. All was handed over between runs. */
  readonly recorded: () => RecordedBefore;
}

/**
 * Returns what sends everything that the network is to record to the sink; `command`: what asked for the run; `before`: how much the
 * sink has of the run that goes on. A network that has run begins with the samples behind the grid point where it is.
 */
export function streamRecordings(
  plan: NetworkPlan,
  running: Network,
  sink: RecordingSink,
  command: string | undefined,
  before?: RecordedBefore,
): Stream {
  const { network } = plan;
  const countOf = (projection: string): number => named(running.projections, projection).topology.synapses;
  const described = describeRecording(plan, countOf, (record) => synapsesOf(running, record));
  let next = 0;
  const counts: { recorder: SampleRecorder; first: number }[] = [];
  const traces: RecordedTrace[] = [];
  const sampled = described.traces.map(({ record, traces: own }) => {
    const numbers = own.map((_, at) => next + at);
    const first = before?.samples[next] ?? 0;
    next += own.length;
    const take = takeConverted(takeSamplesInto(sink, numbers), own, first);
    const recorder = sampleRecorder(plan, running, record, take);
    // What is due at this point is a sample of the run before.
    if (running.step > 0) recorder.lastStep = running.step;
    const firstPoint = firstPointOf(running, recorder.every, first);
    for (const { trace } of own) {
      counts.push({ recorder, first });
      traces.push({ ...trace, firstPoint });
    }
    return recorder;
  });
  const { populations, projections } = described.description;
  const description: RecordingDescription = {
    ...described.description,
    identity: identityOf(plan, { populations, projections, traces }),
    ...(command === undefined ? {} : { command }),
    traces,
  };
  const spikeCounts = network.populations.map((_, index) => before?.spikes[index] ?? 0);
  const counting: Pick<RecordingSink, 'spikes'> = {
    spikes: (population, points, cells) => {
      sink.spikes(population, points, cells);
      spikeCounts[population] = (spikeCounts[population] ?? 0) + cells.length;
    },
  };
  const spikes = network.populations.flatMap(({ name }, index) => {
    const ranges = spikeRanges(network, name);
    return ranges.length === 0 ? [] : [spikeRecorder(running, name, ranges, takeSpikesInto(counting, index))];
  });
  return {
    recorders: [...spikes, ...sampled],
    begin: () => {
      sink.begin(description, before);
      if (before !== undefined) return;
      for (const [index, { hasSynapses }] of projections.entries()) {
        if (hasSynapses) putSynapses(sink, index, known(running.projections[index], 'projection'));
      }
    },
    recorded: () => ({
      samples: counts.map(({ recorder, first }) => first + recorder.samples),
      spikes: [...spikeCounts],
    }),
  };
}

/** Returns the grid point of the first sample of all, of which there were so many up to where the network is. */
function firstPointOf({ step }: Network, every: number, samples: number): number {
  const last = Math.floor(step / every) * every;
  if (samples > 0) return last - (samples - 1) * every;
  return step === 0 ? 0 : last + every;
}

/** Returns a text that differs where a recording is of another run, or of something else of the run. */
function identityOf(
  plan: NetworkPlan,
  { populations, projections, traces }: Pick<RecordingDescription, 'populations' | 'projections' | 'traces'>,
): string {
  const recorded = [
    populations.map(({ name, hasSpikes }) => [name, hasSpikes]),
    projections.map(({ name, synapses, hasSynapses }) => [name, synapses, hasSynapses]),
    traces.map(({ name, unit, of, columns, every }) => [
      [name, unit, of, every],
      columns.kind === 'chosen' ? [...columns.numbers] : columns,
    ]),
    // Which cells of a population spikes are recorded of.
    plan.network.records.flatMap((record) =>
      record.kind === 'spikes' ? [[record.population, record.cells, ...(record.chosen ?? [])]] : [],
    ),
  ];
  return hashOfText(JSON.stringify([networkIdentity(plan), recorded]));
}

/** Takes samples in the units of the run, and hands them on in those of the description, behind those of before. */
function takeConverted(take: TakeSamples, traces: readonly Streamed[], before: number): TakeSamples {
  return (blocks, first) => {
    const converted = blocks.map((block, index) => block.map(known(traces[index], 'trace').convert));
    take(converted, before + first);
  };
}

/** One recorder for all statements about a population: a cell that two of them name is there once. */
function spikeRecorder(
  running: Network,
  population: string,
  ranges: readonly SpikeCells[],
  take: (triples: Int32Array) => void,
): NetworkRecorder {
  const first = Math.min(...ranges.map((range) => range.first));
  const last = Math.max(...ranges.map((range) => range.last));
  const isMeant = new Uint8Array(last - first + 1);
  for (const range of ranges) {
    if (range.chosen === undefined) isMeant.fill(1, range.first - first, range.last - first + 1);
    for (const cell of range.chosen ?? []) isMeant[cell - first] = 1;
  }
  const isNamed = (cell: number): boolean => isMeant[cell - first] === 1;
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
  const isWhole = isMeant.every((each) => each === 1);
  return recordSpikes(running, { population, first, last, take: isWhole ? take : takeNamed });
}
