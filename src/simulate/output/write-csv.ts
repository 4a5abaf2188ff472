import { csvHeading } from '../../base/csv-heading.ts';
import { type RunResult, sweptValues } from '../run-result.ts';
import { gathered, joined, NUMBERS_OF_PIECE } from './pieces.ts';

/** Returns what counts, time after time, how many spikes of each cell have come since the time before. */
function spikeCounter(spikes: readonly Float64Array[]): (cell: number, time: number) => number {
  const next = new Int32Array(spikes.length);
  return (cell, time) => {
    const ofCell = spikes[cell];
    const start = next[cell] ?? 0;
    let end = start;
    while ((ofCell?.[end] ?? Number.POSITIVE_INFINITY) <= time) end += 1;
    next[cell] = end;
    return end - start;
  };
}

function* traceHeadings({ timeUnit, cells, traces }: RunResult): Generator<string> {
  const suffix = (cell: number): string => (cells === 1 ? '' : `[${cell}]`);
  yield csvHeading('t', timeUnit);
  for (const { name, unit, cells: recorded } of traces.values()) {
    for (const cell of recorded) yield `,${csvHeading(name + suffix(cell), unit)}`;
  }
  for (let cell = 0; cell < cells; cell++) yield `,spikes${suffix(cell)}`;
  yield '\n';
}

function* traceRows({ times, cells, traces, spikes }: RunResult): Generator<string> {
  const recorded = [...traces.values()];
  const spikesUntil = spikeCounter(spikes);
  for (const [sample, time] of times.entries()) {
    yield `${time}`;
    for (const { values, cells: ofTrace } of recorded) {
      const width = ofTrace.length;
      for (let place = 0; place < width; place += NUMBERS_OF_PIECE) {
        const end = Math.min(place + NUMBERS_OF_PIECE, width);
        yield `,${values.subarray(sample * width + place, sample * width + end).join(',')}`;
      }
    }
    for (let cell = 0; cell < cells; cell++) yield `,${spikesUntil(cell, time)}`;
    yield '\n';
  }
}

function* measureRows({ cells, sweep, measures }: RunResult): Generator<string> {
  const columns = [...sweep, ...measures.values()].map(({ name, unit }) => csvHeading(name, unit));
  yield `${['cell', ...columns].join(',')}\n`;
  const all = [...measures.values()];
  for (let cell = 0; cell < cells; cell++) {
    const values = all.map((measure) => measure.values[cell] ?? Number.NaN);
    yield `${[cell, ...sweptValues(sweep, cell), ...values].join(',')}\n`;
  }
}

function* spikeRows({ timeUnit, spikes }: RunResult): Generator<string> {
  yield `cell,${csvHeading('t', timeUnit)}\n`;
  for (const [cell, times] of spikes.entries()) {
    for (const time of times) yield `${cell},${time}\n`;
  }
}

function* traceTable(result: RunResult): Generator<string> {
  yield* traceHeadings(result);
  yield* traceRows(result);
}

const TABLES: Readonly<Record<CsvTable, (result: RunResult) => Iterable<string>>> = {
  measures: measureRows,
  traces: traceTable,
  spikes: spikeRows,
};

/** What a table of a run has rows of: cells, samples, or spikes. */
export type CsvTable = 'measures' | 'traces' | 'spikes';

/** Returns the table that a run is written as, unless another is named: of its measures, else its traces, else its spikes. */
export function usualCsvTable({ measures, traces }: RunResult): CsvTable {
  if (measures.size > 0) return 'measures';
  return traces.size > 0 ? 'traces' : 'spikes';
}

/** Returns the text of `runToCsv` piece by piece: for runs that no string holds. */
export function runToCsvPieces(
  result: RunResult,
  table: CsvTable = usualCsvTable(result),
): Generator<string> {
  return gathered(TABLES[table](result));
}

/**
 * Returns the run as a table, headings with units: of the `measures`, a row per cell with its number, the values that
 * were swept, and its measures; of the `traces`, a row per sample with the time, the recorded values and how many
 * spikes fell since the row before, several cells in columns of their own: `v[0]`, `v[1]`; of the `spikes`, a row per
 * spike with the number of its cell and the time. Unless one is named it is the first of them that the run has. JSON has
 * all. What is no number is `NaN`. Throws RangeError where no string can hold that (half a billion characters).
 */
export function runToCsv(result: RunResult, table?: CsvTable): string {
  return joined(runToCsvPieces(result, table), 'runToCsvPieces');
}
