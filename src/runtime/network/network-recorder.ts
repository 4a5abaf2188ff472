/**
 * What is written down of a network. Numbers are gathered in blocks; a full one goes to where the recorder was told to, and
 * its memory is used again; or, where nothing was told, everything is kept.
 */
import type { Population } from '../population.ts';
import {
  makeRecorder,
  type RecordedCells,
  type Recorder,
  takeSample,
  takeSampleInPieces,
} from '../recorder.ts';
import { reduceCells } from '../reduce-cells.ts';
import { survey } from '../survey.ts';
import { type Network, named } from './network.ts';
import type { NetworkPopulation } from './network-population.ts';

export type NetworkRecorder = SpikeRecorder | SampleRecorder;

/** Takes so many spikes: three numbers each, (step, cell, count), in the order of steps and cells. It copies what it keeps. */
export type TakeSpikes = (triples: Int32Array) => void;

/** Takes samples from the one with number `first` on: by trace, sample after sample. It copies what it keeps. */
export type TakeSamples = (traces: readonly Float64Array[], first: number) => void;

export interface SpikeRecorder {
  readonly kind: 'spikes';
  readonly population: NetworkPopulation;
  /** Cells that are recorded, both ends included. */
  readonly first: number;
  readonly last: number;
  /** 1 for each of those that is meant; absent: all. */
  readonly chosen?: Uint8Array;
  /** Numbers (step, cell, count) that were not handed over. */
  triples: Int32Array;
  length: number;
  /** How many spikes there were, by their counts. */
  total: number;
  readonly take?: TakeSpikes;
}

export interface SampleRecorder {
  readonly kind: 'samples';
  readonly every: number;
  /** Samples taken so far. */
  samples: number;
  /** The grid point of the last; -1 before the first. */
  lastStep: number;
  /** Of what it holds now: how many samples were due before the first. */
  firstSample: number;
  /** The block that is being filled. */
  readonly block: Recorder;
  /** Puts the sample at t_k into the block. */
  readonly sample: (k: number) => Generator<undefined, void>;
  readonly take: TakeSamples;
  /** What was kept, where nobody else takes it. */
  readonly kept?: KeptSamples;
}

interface KeptSamples {
  samples: number;
  traces: readonly Float64Array[];
  readonly widths: readonly number[];
}

export interface SpikeRecording {
  readonly population: string;
  readonly first?: number;
  readonly last?: number;
  /** Those from the first to the last that are meant; all if absent. */
  readonly chosen?: Int32Array;
  readonly take?: TakeSpikes;
}

interface Sampled {
  /** Names of records of the model. */
  readonly names: readonly string[];
  /** Steps between samples, at least 1. */
  readonly every: number;
  readonly take?: TakeSamples;
}

export interface CellRecording extends Sampled {
  readonly population: string;
  /** Increasing; all if absent. */
  readonly cells?: Int32Array;
}

export interface SynapseRecording extends Sampled {
  readonly projection: string;
  /** Places in the order of the topology, increasing; all if absent. */
  readonly synapses?: Int32Array;
}

export interface ReductionRecording extends Sampled {
  /** A population, or a projection, of whose synapses it is. */
  readonly population: string;
  readonly by: 'sum' | 'mean' | 'max' | 'min';
  readonly first?: number;
  readonly last?: number;
  /** Those from the first to the last that are meant, increasing; all if absent. */
  readonly chosen?: Int32Array;
}

/** Numbers of a block, about. */
const BLOCK_NUMBERS = 1 << 16;
const MOST_SAMPLES_OF_BLOCK = 4096;
const BLOCK_SPIKES = 1 << 15;
/** Cells whose records are computed at once, and behind which others may have their turn. */
const CELLS_AT_ONCE = 1 << 15;
const WIDTH = 3;

export function recordSpikes(
  { populations }: Network,
  { population: name, first = 0, last, chosen, take }: SpikeRecording,
): SpikeRecorder {
  const population = named(populations, name);
  const isChosen = chosen && new Uint8Array((chosen.at(-1) ?? first) - first + 1);
  for (const cell of chosen ?? []) if (isChosen !== undefined) isChosen[cell - first] = 1;
  return {
    kind: 'spikes',
    population,
    first,
    last: last ?? population.cells.layout.cells - 1,
    ...(isChosen === undefined ? {} : { chosen: isChosen }),
    triples: new Int32Array(take === undefined ? 64 * WIDTH : BLOCK_SPIKES * WIDTH),
    length: 0,
    total: 0,
    ...(take === undefined ? {} : { take }),
  };
}

/** Returns a recorder of values of cells: a trace by name, with a number for each cell. */
export function recordCells({ populations }: Network, recording: CellRecording): SampleRecorder {
  return recordColumns(named(populations, recording.population).cells, recording, recording.cells);
}

/** Returns a recorder of values of synapses. */
export function recordSynapses({ projections }: Network, recording: SynapseRecording): SampleRecorder {
  return recordColumns(named(projections, recording.projection).synapses, recording, recording.synapses);
}

function recordColumns(
  population: Population,
  sampled: Sampled,
  chosen: Int32Array | undefined,
): SampleRecorder {
  const cells = chosen ?? Int32Array.from({ length: population.layout.cells }, (_, cell) => cell);
  const records = sampled.names.map(
    (name): RecordedCells => ({ record: recordIndex(population, name), cells }),
  );
  const block = makeBlock(population, records);
  const isSmall = cells.length <= CELLS_AT_ONCE;
  return makeSampleRecorder(
    sampled,
    block,
    function* (k) {
      if (isSmall) takeSample(block, population, k);
      else yield* takeSampleInPieces(block, population, k, CELLS_AT_ONCE);
    },
    records.map(() => cells.length),
  );
}

/** Returns a recorder of what cells come to: a trace by name, with one number. */
export function recordReduction({ populations }: Network, recording: ReductionRecording): SampleRecorder {
  return reductionOf(named(populations, recording.population).cells, recording);
}

/** Returns the same of what synapses come to. */
export function recordSynapseReduction(
  { projections }: Network,
  recording: ReductionRecording,
): SampleRecorder {
  return reductionOf(named(projections, recording.population).synapses, recording);
}

function reductionOf(cells: Population, recording: ReductionRecording): SampleRecorder {
  const { layout, kernels, numbers } = cells;
  const { first = 0, last = layout.cells - 1, chosen, names, by } = recording;
  const gathered = new Float64Array(chosen?.length ?? 0);
  const count = last - first + 1;
  const starts = names.map((name) => (layout.records[recordIndex(cells, name)] ?? 0) + first);
  // One number each: as if the first cell alone were kept.
  const block = makeBlock(
    cells,
    names.map((name) => ({ record: recordIndex(cells, name), cells: Int32Array.of(first) })),
  );
  return makeSampleRecorder(
    recording,
    block,
    function* (k) {
      survey(cells, k);
      for (let from = first; from <= last; from += CELLS_AT_ONCE) {
        if (from > first) yield;
        kernels.record(layout, from, Math.min(CELLS_AT_ONCE, last + 1 - from), k, 0);
      }
      for (const [index, trace] of block.traces.entries()) {
        const start = starts[index] ?? 0;
        if (chosen === undefined) trace[block.samples] = reduceCells(by, numbers, start, count);
        else {
          for (const [place, cell] of chosen.entries())
            gathered[place] = numbers[start + cell - first] ?? Number.NaN;
          trace[block.samples] = reduceCells(by, gathered, 0, gathered.length);
        }
      }
      block.samples += 1;
    },
    names.map(() => 1),
  );
}

function recordIndex({ model }: Population, name: string): number {
  const index = model.storage.records.indexOf(name);
  if (index < 0) throw new RangeError(`no record ${name}`);
  return index;
}

function makeBlock(population: Population, records: readonly RecordedCells[]): Recorder {
  const width = records.reduce((sum, { cells }) => sum + cells.length, 0);
  const samples = Math.max(
    1,
    Math.min(MOST_SAMPLES_OF_BLOCK, Math.floor(BLOCK_NUMBERS / Math.max(1, width))),
  );
  return makeRecorder(population, samples - 1, 1, records);
}

function makeSampleRecorder(
  { every, take }: Sampled,
  block: Recorder,
  sample: SampleRecorder['sample'],
  widths: readonly number[],
): SampleRecorder {
  const common = { kind: 'samples', every, samples: 0, lastStep: -1, firstSample: 0, block, sample } as const;
  if (take !== undefined) return { ...common, take };
  const kept: KeptSamples = { samples: 0, traces: widths.map(() => new Float64Array(0)), widths };
  return { ...common, kept, take: (traces, first) => keep(kept, traces, first) };
}

function keep(kept: KeptSamples, traces: readonly Float64Array[], first: number): void {
  kept.traces = kept.traces.map((trace, index) => {
    const [width = 0, block = new Float64Array(0)] = [kept.widths[index], traces[index]];
    const end = first * width + block.length;
    let longer = trace;
    if (end > trace.length) {
      longer = new Float64Array(Math.max(end, 2 * trace.length));
      longer.set(trace);
    }
    longer.set(block, first * width);
    return longer;
  });
  kept.samples = first + (traces[0]?.length ?? 0) / (kept.widths[0] ?? 1);
}

/** Returns what the recorder keeps, by trace: sample after sample. Nothing if another took it. */
export function keptTraces({ kept }: SampleRecorder): readonly Float64Array[] {
  return (
    kept?.traces.map((trace, index) => trace.subarray(0, kept.samples * (kept.widths[index] ?? 0))) ?? []
  );
}

/** Returns the spikes that the recorder keeps: three numbers (step, cell, count) each. */
export function keptSpikes({ triples, length }: SpikeRecorder): Int32Array {
  return triples.subarray(0, length * WIDTH);
}

/** Whether a sample is due at t_k that was not taken. */
export function isSampledAt({ every, lastStep }: SampleRecorder, k: number): boolean {
  return k % every === 0 && k > lastStep;
}

/** Forgets what was handed over or kept, and goes on from there: what it holds then is of what comes next. */
export function recordAnew(recorder: NetworkRecorder): void {
  if (recorder.kind === 'spikes') {
    recorder.length = 0;
    recorder.total = 0;
    return;
  }
  recorder.firstSample = recorder.lastStep < 0 ? 0 : Math.floor(recorder.lastStep / recorder.every) + 1;
  recorder.samples = 0;
  recorder.block.samples = 0;
  const { kept } = recorder;
  if (kept === undefined) return;
  kept.samples = 0;
  kept.traces = kept.traces.map(() => new Float64Array(0));
}

/**
 * Makes a recorder of one network hold what another kept that recorded the same of the network in whose place that is. As a run
 * ends nothing waits in a block.
 */
export function goOnFrom(recorder: NetworkRecorder, before: NetworkRecorder): void {
  if (recorder.kind === 'spikes') {
    if (before.kind !== 'spikes') return;
    recorder.triples = before.triples;
    recorder.length = before.length;
    recorder.total = before.total;
    return;
  }
  if (before.kind !== 'samples') return;
  recorder.samples = before.samples;
  recorder.lastStep = before.lastStep;
  recorder.firstSample = before.firstSample;
  if (recorder.kept === undefined || before.kept === undefined) return;
  recorder.kept.samples = before.kept.samples;
  recorder.kept.traces = before.kept.traces;
}

/** Takes the sample at t_k. */
export function* sampleInPieces(recorder: SampleRecorder, k: number): Generator<undefined, void> {
  const { block } = recorder;
  yield* recorder.sample(k);
  recorder.lastStep = k;
  recorder.samples += 1;
  if (block.samples === block.capacity) handOver(recorder);
}

/** Takes in the spikes of step k. */
export function recordSpikesOfStep(recorder: SpikeRecorder, k: number): void {
  const { history } = recorder.population;
  const slot = k % history.steps;
  const from = history.firsts[slot] ?? 0;
  const spikes = history.lengths[slot] ?? 0;
  for (let n = 0; n < spikes; n++) {
    const place = (from + n) & (history.cells.length - 1);
    const cell = history.cells[place] ?? 0;
    if (cell < recorder.first || cell > recorder.last) continue;
    if (recorder.chosen !== undefined && recorder.chosen[cell - recorder.first] !== 1) continue;
    if ((recorder.length + 1) * WIDTH > recorder.triples.length) makeRoom(recorder);
    const at = recorder.length * WIDTH;
    recorder.triples[at] = k;
    recorder.triples[at + 1] = cell;
    recorder.triples[at + 2] = history.counts[place] ?? 0;
    recorder.length += 1;
    recorder.total += history.counts[place] ?? 0;
  }
}

function makeRoom(recorder: SpikeRecorder): void {
  if (recorder.take !== undefined) {
    handOver(recorder);
    return;
  }
  const longer = new Int32Array(2 * recorder.triples.length);
  longer.set(recorder.triples);
  recorder.triples = longer;
}

/** Hands over what was gathered. */
export function handOver(recorder: NetworkRecorder): void {
  switch (recorder.kind) {
    case 'spikes':
      if (recorder.take === undefined || recorder.length === 0) return;
      recorder.take(keptSpikes(recorder));
      recorder.length = 0;
      return;
    case 'samples': {
      const { block, samples, take } = recorder;
      if (block.samples === 0) return;
      const parts = block.traces.map((trace) =>
        trace.subarray(0, (trace.length / block.capacity) * block.samples),
      );
      take(parts, samples - block.samples);
      block.samples = 0;
    }
  }
}
