/** What a network records: the recorders of its statements, and what they hold at the end, in declared units. */
import type { CheckedRecord } from '../../check/network/checked-network.ts';
import { type Network, named } from '../../runtime/network/network.ts';
import {
  keptSpikes,
  keptTraces,
  recordSpikes,
  type SampleRecorder,
  type SpikeRecorder,
} from '../../runtime/network/network-recorder.ts';
import { sourcesOf } from '../../runtime/network/orders-of-synapses.ts';
import type { Topology } from '../../runtime/network/topology.ts';
import type { TimeGrid } from '../time-grid.ts';
import type { NetworkTrace, RecordedSpikes } from './network-result.ts';
import type { NetworkPlan } from './plan-network.ts';
import {
  numbersOf,
  partOf,
  type SampleRecord,
  sampleRecorder,
  synapsesOf,
  unitOf,
} from './sample-records.ts';

/** A statement with what gathers for it. */
export type Recording =
  | {
      readonly record: Extract<CheckedRecord, { kind: 'spikes' }>;
      readonly recorder: SpikeRecorder;
    }
  | {
      readonly record: SampleRecord;
      readonly recorder: SampleRecorder;
      /** Of synapses: who is joined while it gathers, and which of them it is of, if not all. */
      readonly topology?: Topology;
      readonly synapses?: Int32Array;
    };

/** Returns what gathers what the network is to record. */
export function recordingsOf(plan: NetworkPlan, running: Network): readonly Recording[] {
  return plan.network.records.map((record): Recording => {
    if (record.kind === 'synapses') {
      const { topology } = named(running.projections, record.projection);
      const synapses = synapsesOf(running, record);
      const some = synapses === undefined ? {} : { synapses };
      return { record, recorder: sampleRecorder(plan, running, record), topology, ...some };
    }
    if (record.kind === 'values') return { record, recorder: sampleRecorder(plan, running, record) };
    const { population, cells, chosen } = record;
    const some = chosen === undefined ? cells : { ...cells, chosen };
    return { record, recorder: recordSpikes(running, { population, ...some }) };
  });
}

/** Returns how many bytes they hold. */
export function bytesOfRecordings(recordings: readonly Recording[]): number {
  return recordings.reduce(
    (sum, { recorder }) =>
      sum +
      (recorder.kind === 'spikes'
        ? recorder.triples.byteLength
        : keptTraces(recorder).reduce((all, trace) => all + trace.byteLength, 0)),
    0,
  );
}

/** Returns the spikes of a population that were recorded by any of its statements; undefined if none did. */
export function recordedSpikes(
  population: string,
  recordings: readonly Recording[],
  grid: TimeGrid,
): RecordedSpikes | undefined {
  const own = recordings.flatMap(({ record, recorder }) =>
    record.kind === 'spikes' && record.population === population && recorder.kind === 'spikes'
      ? [{ cells: record.cells, chosen: record.chosen && new Set(record.chosen), recorder }]
      : [],
  );
  if (own.length === 0) return undefined;
  const first = Math.min(...own.map(({ cells }) => cells.first));
  const last = Math.max(...own.map(({ cells }) => cells.last));
  const [only, ...others] = own;
  // Ranges that do not meet have nothing of the cells between them.
  if (only !== undefined && others.length === 0) return { first, last, ...spikesOf(only.recorder, grid) };
  const all = own.flatMap(({ recorder }, place) => {
    const { cells, times } = spikesOf(recorder, grid);
    // A cell that two statements name is the first one's: it may spike several times in a step.
    const isTaken = (cell: number): boolean =>
      own
        .slice(0, place)
        .some(
          ({ cells: { first: from, last: to }, chosen }) =>
            from <= cell && cell <= to && chosen?.has(cell) !== false,
        );
    return Array.from(cells, (cell, at) => [times[at] ?? 0, cell] as const).filter(
      ([, cell]) => !isTaken(cell),
    );
  });
  const sorted = all.toSorted(([t, a], [u, b]) => t - u || a - b);
  return {
    first,
    last,
    cells: Int32Array.from(sorted, ([, cell]) => cell),
    times: Float64Array.from(sorted, ([time]) => time),
  };
}

/** A spike of step k is dated t_(k+1). */
function spikesOf(recorder: SpikeRecorder, { timeOf }: TimeGrid): Pick<RecordedSpikes, 'cells' | 'times'> {
  const triples = keptSpikes(recorder);
  const cells = new Int32Array(recorder.total);
  const times = new Float64Array(recorder.total);
  let next = 0;
  for (let at = 0; at < triples.length; at += 3) {
    const [step = 0, cell = 0, count = 0] = [triples[at], triples[at + 1], triples[at + 2]];
    cells.fill(cell, next, next + count);
    times.fill(timeOf(step + 1), next, next + count);
    next += count;
  }
  return { cells, times };
}

/** Returns the samples of a statement, a trace for each of its names. */
export function tracesOf(
  recording: Recording,
  { network, grid, everyOf }: NetworkPlan,
): readonly NetworkTrace[] {
  const { record, recorder } = recording;
  if (record.kind === 'spikes' || recorder.kind === 'spikes') return [];
  const every = everyOf(record);
  const times = Float64Array.from({ length: recorder.samples }, (_, sample) =>
    grid.timeOf((recorder.firstSample + sample) * every),
  );
  const part = partOf(network, record);
  const topology = 'topology' in recording ? recording.topology : undefined;
  const synapses = 'synapses' in recording ? recording.synapses : undefined;
  const some = (cells: Int32Array): Int32Array => synapses?.map((synapse) => cells[synapse] ?? 0) ?? cells;
  const ends = topology && { pre: some(sourcesOf(topology)), post: some(topology.targets.slice()) };
  return keptTraces(recorder).map((trace, index): NetworkTrace => {
    const name = record.names[index] ?? '';
    const { unit, convert } = unitOf(part, name);
    const values = trace.map(convert);
    const common = { of: part.name, unit: unit.text, times, values };
    const { reduction } = record;
    if (reduction !== undefined) {
      const kind = record.kind === 'synapses' ? 'all synapses' : 'all cells';
      return { ...common, name: `${reduction} ${name}`, kind, numbers: new Int32Array(0) };
    }
    if (record.kind === 'synapses') {
      const width = times.length === 0 ? 0 : values.length / times.length;
      const numbers = synapses ?? Int32Array.from({ length: width }, (_, n) => n);
      return { ...common, name, kind: 'synapses', numbers, ...(ends === undefined ? {} : { ends }) };
    }
    return { ...common, name, kind: 'cells', numbers: record.chosen ?? numbersOf(record.cells) };
  });
}
