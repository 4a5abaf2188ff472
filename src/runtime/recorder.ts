import type { Population } from './population.ts';
import { survey, surveyInPieces } from './survey.ts';

/** Which cells' values of a record are kept, in increasing order. */
export interface RecordedCells {
  /** Index of a record of the model. */
  readonly record: number;
  readonly cells: Int32Array;
}

/** What is written down of a population, in the model's units: every `every` steps, t_0 included. */
export interface Recorder {
  /** Steps between samples, at least 1. */
  readonly every: number;
  readonly capacity: number;
  /** Samples taken so far. */
  samples: number;
  /** In the order of what is recorded: sample after sample, each with one number per chosen cell. */
  readonly traces: readonly Float64Array[];
  /** By trace: what is kept in it. */
  readonly sources: readonly Source[];
  /** The cells whose records must be computed for a sample: pairs of the first and how many. */
  readonly ranges: Int32Array;
}

interface Source {
  readonly cells: Int32Array;
  /** Where the record's numbers begin in the population's buffer. */
  readonly start: number;
  /** The numbers themselves, where neighbouring cells are kept. */
  readonly view?: Float64Array;
}

/** Computing so many records in vain costs less than calling the kernel again. */
const GAP = 16;

/** Returns a recorder with room for a run of `steps` steps; without `records` it keeps all records of all cells. */
export function makeRecorder(
  { model, layout, numbers }: Population,
  steps: number,
  every: number,
  records: readonly RecordedCells[] = allRecords(model.storage.records.length, layout.cells),
): Recorder {
  const capacity = Math.floor(steps / every) + 1;
  const sources = records.map(({ record, cells }): Source => {
    const start = layout.records[record] ?? 0;
    const [first = 0, last = 0] = [cells[0], cells.at(-1)];
    const areNeighbours = cells.length > 1 && last - first === cells.length - 1;
    return {
      cells,
      start,
      ...(areNeighbours ? { view: numbers.subarray(start + first, start + last + 1) } : {}),
    };
  });
  return {
    every,
    capacity,
    samples: 0,
    traces: sources.map(({ cells }) => new Float64Array(capacity * cells.length)),
    sources,
    ranges: rangesOf(records, layout.cells),
  };
}

function allRecords(records: number, cells: number): readonly RecordedCells[] {
  const all = Int32Array.from({ length: cells }, (_, cell) => cell);
  return Array.from({ length: records }, (_, record) => ({ record, cells: all }));
}

/** Returns the ranges of cells of which anything is kept. */
function rangesOf(records: readonly RecordedCells[], cells: number): Int32Array {
  const isKept = new Uint8Array(cells);
  for (const { cells: kept } of records) for (const cell of kept) isKept[cell] = 1;
  const ranges: number[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (let cell = 0; cell < cells; cell++) {
    if (isKept[cell] === 0) continue;
    if (cell - end > GAP) ranges.push(cell, 0);
    end = cell + 1;
    ranges[ranges.length - 1] = end - (ranges.at(-2) ?? 0);
  }
  return Int32Array.from(ranges);
}

/** Copies the records, as the kernel has just computed them, behind the samples that were taken before. */
export function keepSample(recorder: Recorder, population: Population): void {
  for (let index = 0; index < recorder.sources.length; index++) {
    keepNumbers(recorder, population, index, 0, Number.POSITIVE_INFINITY);
  }
  endSample(recorder);
}

/** Numbers that are copied at once. */
const PIECE = 1 << 18;

/** The same, to be interrupted. */
export function* keepSampleInPieces(recorder: Recorder, population: Population): Generator<undefined, void> {
  for (const [index, { cells }] of recorder.sources.entries()) {
    for (let first = 0; first < cells.length; first += PIECE) {
      if (first > 0) yield;
      keepNumbers(recorder, population, index, first, first + PIECE);
    }
  }
  endSample(recorder);
}

/** Copies what is kept of one record, from one place among its cells up to another. */
function keepNumbers(
  { samples, capacity, traces, sources }: Recorder,
  { numbers }: Population,
  index: number,
  first: number,
  end: number,
): void {
  if (samples >= capacity) throw new RangeError('the recorder is full');
  const [source, trace] = [sources[index], traces[index]];
  if (source === undefined || trace === undefined) return;
  const { cells, start, view } = source;
  const row = samples * cells.length;
  const last = Math.min(end, cells.length);
  if (view !== undefined) {
    trace.set(first === 0 && last === cells.length ? view : view.subarray(first, last), row + first);
    return;
  }
  for (let place = first; place < last; place++) {
    trace[row + place] = numbers[start + (cells[place] ?? 0)] ?? Number.NaN;
  }
}

function endSample(recorder: Recorder): void {
  if (recorder.samples >= recorder.capacity) throw new RangeError('the recorder is full');
  recorder.samples += 1;
}

/** Computes the records of the chosen cells at t_k and keeps them. */
export function takeSample(recorder: Recorder, population: Population, k: number): void {
  const { layout, kernels } = population;
  const { ranges } = recorder;
  survey(population, k);
  for (let at = 0; at < ranges.length; at += 2) {
    kernels.record(layout, ranges[at] ?? 0, ranges[at + 1] ?? 0, k, 0);
  }
  keepSample(recorder, population);
}

/** The same, to be interrupted: the records of so many cells are computed at once. */
export function* takeSampleInPieces(
  recorder: Recorder,
  population: Population,
  k: number,
  cellsAtOnce: number,
): Generator<undefined, void> {
  const { layout, kernels } = population;
  const { ranges } = recorder;
  yield* surveyInPieces(population, k, cellsAtOnce);
  let left = cellsAtOnce;
  for (let at = 0; at < ranges.length; at += 2) {
    const first = ranges[at] ?? 0;
    const end = first + (ranges[at + 1] ?? 0);
    for (let cell = first; cell < end; cell += cellsAtOnce) {
      if (left <= 0) {
        yield;
        left = cellsAtOnce;
      }
      const count = Math.min(cellsAtOnce, end - cell);
      kernels.record(layout, cell, count, k, 0);
      left -= count;
    }
  }
  yield* keepSampleInPieces(recorder, population);
}

/** Returns the recorded part of a trace, as a view: there may be no memory to hold it twice. */
export function recorded(trace: Float64Array, { samples, capacity }: Recorder): Float64Array {
  return samples === capacity ? trace : trace.subarray(0, (trace.length / capacity) * samples);
}
