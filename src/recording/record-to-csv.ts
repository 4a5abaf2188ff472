/**
 * Recordings as tables, for small things: `net-spikes.csv` has a row per spike, `net-E-v.csv` a row per sample with a column
 * per cell, `net-E_I by STDP-synapses.csv` a row per synapse. Each block is with the system before the call returns.
 */
import { csvField, csvHeading } from '../base/csv-heading.ts';
import { InvariantError, known } from '../base/invariant.ts';
import { cannotGoOn, cannotRecord } from '../diagnostics/codes/recording.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import {
  columnCount,
  type RecordedBefore,
  type RecordedProjection,
  type RecordedTrace,
  type RecordingDescription,
  type RecordingSink,
  type SynapseBlock,
} from '../runtime/network/recording-sink.ts';
import { CHARACTERS_AT_ONCE } from './chunk-shape.ts';
import { describeRecordingMemory } from './describe-recording-memory.ts';
import { createText, type GrowingText, reasonOfSystem, whyNoFilesIn } from './disk.ts';
import { FileNames } from './file-names.ts';
import { RecordingFailure } from './recording-failure.ts';
import { titleOfTrace } from './title-of-trace.ts';

/** Returns where recordings go; or why no tables can be written beside `path`, which ends in `.csv`. */
export function recordToCsv(path: string): RecordingSink | Diagnostic {
  const reason = whyNoFilesIn(path);
  return reason === undefined ? new CsvRecording(path) : cannotRecord({ path, reason });
}

interface Tables {
  readonly description: RecordingDescription;
  readonly spikes: GrowingText | undefined;
  /** By trace and by projection; undefined where nothing comes. */
  readonly traces: readonly (GrowingText | undefined)[];
  readonly synapses: readonly (GrowingText | undefined)[];
}

class CsvRecording implements RecordingSink {
  readonly #path: string;
  #tables: Tables | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  memory(description: RecordingDescription): number {
    return describeRecordingMemory(description, 'csv').total;
  }

  begin(description: RecordingDescription, before?: RecordedBefore): void {
    if (before !== undefined) {
      const reason = 'tables begin with their run';
      throw new RecordingFailure(cannotGoOn({ path: this.#path, reason }));
    }
    this.#attempt(() => {
      const { populations, projections, traces, time } = description;
      const names = new FileNames(this.#path.slice(0, -'.csv'.length));
      const table = (name: string, headings: Iterable<string>): GrowingText => {
        const text = createText(name);
        appendPieces(text, joinedBy(headings));
        return text;
      };
      this.#tables = {
        description,
        spikes: populations.some(({ hasSpikes }) => hasSpikes)
          ? table(names.take('spikes'), [csvHeading('t', time.unit), 'population', 'cell'])
          : undefined,
        traces: traces.map((trace) =>
          columnCount(trace.columns) === 0
            ? undefined
            : table(
                names.take(ownerOf(trace, description), titleOfTrace(trace)),
                traceHeadings(trace, description),
              ),
        ),
        synapses: projections.map((projection) =>
          projection.hasSynapses
            ? table(names.take(projection.name, 'synapses'), synapseHeadings(projection, description))
            : undefined,
        ),
      };
    });
  }

  synapses(projection: number, _first: number, block: SynapseBlock): void {
    this.#append(
      ({ synapses }) => synapses[projection],
      ({ description }) => synapseRows(block, description),
    );
  }

  samples(trace: number, first: number, block: Float64Array): void {
    this.#append(
      ({ traces }) => traces[trace],
      ({ description }) =>
        sampleRows(known(description.traces[trace], `trace ${trace}`), first, block, description),
    );
  }

  spikes(population: number, points: Int32Array | Float64Array, cells: Int32Array): void {
    this.#append(
      ({ spikes }) => spikes,
      ({ description }) =>
        spikeRows(known(description.populations[population], 'population').name, points, cells, description),
    );
  }

  end(): void {
    const { spikes, traces = [], synapses = [] } = this.#tables ?? {};
    this.#tables = undefined;
    for (const table of [spikes, ...traces, ...synapses]) table?.close();
  }

  #append(
    tableOf: (tables: Tables) => GrowingText | undefined,
    rows: (tables: Tables) => Iterable<string>,
  ): void {
    this.#attempt(() => {
      const tables = known(this.#tables, 'begin of the recording');
      const table = tableOf(tables);
      if (table !== undefined) appendPieces(table, rows(tables));
    });
  }

  #attempt(action: () => void): void {
    try {
      action();
    } catch (error) {
      if (error instanceof InvariantError) throw error;
      const kept = 'what was written before is kept.';
      throw new RecordingFailure(cannotRecord({ path: this.#path, reason: reasonOfSystem(error), kept }));
    }
  }
}

function appendPieces(table: GrowingText, pieces: Iterable<string>): void {
  let waiting = '';
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < CHARACTERS_AT_ONCE) continue;
    table.append(waiting);
    waiting = '';
  }
  if (waiting !== '') table.append(waiting);
}

function* joinedBy(fields: Iterable<string>): Generator<string> {
  let separator = '';
  for (const field of fields) {
    yield separator + field;
    separator = ',';
  }
  yield '\n';
}

function ownerOf({ of }: RecordedTrace, { populations, projections }: RecordingDescription): string {
  const owners = of.kind === 'population' ? populations : projections;
  return known(owners[of.index], 'what was recorded').name;
}

function* traceHeadings(trace: RecordedTrace, { time }: RecordingDescription): Generator<string> {
  yield csvHeading('t', time.unit);
  const { columns, name, unit } = trace;
  if (columns.kind === 'reduced') {
    yield csvHeading(titleOfTrace(trace), unit);
    return;
  }
  for (let column = 0; column < columnCount(columns); column++) {
    const number = columns.kind === 'all' ? column : columns.numbers[column];
    yield csvHeading(`${name}[${number}]`, unit);
  }
}

function* sampleRows(
  { firstPoint, every, columns }: RecordedTrace,
  first: number,
  block: Float64Array,
  { time }: RecordingDescription,
): Generator<string> {
  const width = columnCount(columns);
  for (let row = 0; row < block.length / width; row++) {
    yield `${time.timeOf(firstPoint + (first + row) * every)}`;
    for (let column = 0; column < width; column++) yield `,${block[row * width + column]}`;
    yield '\n';
  }
}

function* spikeRows(
  population: string,
  points: Int32Array | Float64Array,
  cells: Int32Array,
  { time }: RecordingDescription,
): Generator<string> {
  const name = csvField(population);
  for (let index = 0; index < cells.length; index++) {
    yield `${time.timeOf(points[index] ?? Number.NaN)},${name},${cells[index]}\n`;
  }
}

function synapseHeadings({ values }: RecordedProjection, { time }: RecordingDescription): readonly string[] {
  return [
    'pre',
    'post',
    csvHeading('delay', time.unit),
    ...values.map(({ name, unit }) => csvHeading(name, unit)),
  ];
}

function* synapseRows(
  { pre, post, delays, values }: SynapseBlock,
  { time }: RecordingDescription,
): Generator<string> {
  for (let index = 0; index < pre.length; index++) {
    yield `${pre[index]},${post[index]},${time.timeOf(delays[index] ?? Number.NaN)}`;
    for (const column of values) yield `,${column[index]}`;
    yield '\n';
  }
}
