import { cellTrace, type RunMeta, type RunResult, type Trace } from '../run-result.ts';
import { gathered, joined, NUMBERS_OF_PIECE } from './pieces.ts';

/** A run as JSON: plain arrays of numbers. */
export interface RunJson {
  readonly model: string;
  readonly method: string;
  readonly dt: { readonly value: number; readonly unit: string };
  readonly t: readonly number[];
  readonly time_unit: string;
  readonly cells: number;
  /** One array of samples, or one per cell where there are several. */
  readonly traces: Readonly<Record<string, readonly number[] | readonly (readonly number[])[]>>;
  readonly units: Readonly<Record<string, string>>;
  /** One array per cell. */
  readonly spikes: readonly (readonly number[])[];
  readonly meta: RunMeta;
}

/** Returns the run as a plain value, ready for JSON. Names become own properties, whatever they are. */
export function runToJson(result: RunResult): RunJson {
  const { model, method, dt, times, timeUnit, cells, spikes, meta } = result;
  const traces = [...result.traces.values()];
  return {
    model,
    method,
    dt,
    t: Array.from(times),
    time_unit: timeUnit,
    cells,
    traces: Object.fromEntries(
      traces.map((trace) => [
        trace.name,
        cells === 1
          ? Array.from(trace.values)
          : Array.from({ length: cells }, (_, cell) => Array.from(cellTrace(trace, cell))),
      ]),
    ),
    units: Object.fromEntries(traces.map(({ name, unit }) => [name, unit])),
    spikes: spikes.map((times) => Array.from(times)),
    meta,
  };
}

/** Returns numbers as a JSON list, piece by piece. */
function* listPieces(length: number, at: (index: number) => number): Generator<string> {
  yield '[';
  for (let start = 0; start < length; start += NUMBERS_OF_PIECE) {
    const count = Math.min(NUMBERS_OF_PIECE, length - start);
    const numbers = Array.from({ length: count }, (_, index) => at(start + index));
    yield `${start === 0 ? '' : ','}${JSON.stringify(numbers).slice(1, -1)}`;
  }
  yield ']';
}

function* listsPieces(lists: number, pieces: (list: number) => Iterable<string>): Generator<string> {
  yield '[';
  for (let list = 0; list < lists; list++) {
    if (list > 0) yield ',';
    yield* pieces(list);
  }
  yield ']';
}

function valuesPieces({ values }: Trace, cells: number): Iterable<string> {
  const samples = values.length / cells;
  const ofCell = (cell: number): Iterable<string> =>
    listPieces(samples, (sample) => values[sample * cells + cell] ?? Number.NaN);
  return cells === 1 ? ofCell(0) : listsPieces(cells, ofCell);
}

function* jsonPieces(result: RunResult): Generator<string> {
  const { model, method, dt, times, timeUnit, cells, spikes, meta } = result;
  const traces = [...result.traces.values()];
  const field = (name: string, value: unknown): string => `${JSON.stringify(name)}:${JSON.stringify(value)}`;
  yield `{${field('model', model)},${field('method', method)},${field('dt', dt)},"t":`;
  yield* listPieces(times.length, (sample) => times[sample] ?? Number.NaN);
  yield `,${field('time_unit', timeUnit)},${field('cells', cells)},"traces":{`;
  for (const [index, trace] of traces.entries()) {
    yield `${index === 0 ? '' : ','}${JSON.stringify(trace.name)}:`;
    yield* valuesPieces(trace, cells);
  }
  const units = Object.fromEntries(traces.map(({ name, unit }) => [name, unit]));
  yield `},${field('units', units)},"spikes":`;
  yield* listsPieces(spikes.length, (cell) => {
    const ofCell = spikes[cell] ?? new Float64Array();
    return listPieces(ofCell.length, (index) => ofCell[index] ?? Number.NaN);
  });
  yield `,${field('meta', meta)}}\n`;
}

/** Returns the text of `runToJsonText` piece by piece: for runs that no string holds. */
export function runToJsonPieces(result: RunResult): Generator<string> {
  return gathered(jsonPieces(result));
}

/**
 * Returns the run as JSON text, numbers in their shortest exact form. JSON knows neither NaN nor infinity: a
 * recorded value that is one is `null`. Throws RangeError where no string can hold that (half a billion characters).
 */
export function runToJsonText(result: RunResult): string {
  return joined(jsonPieces(result), 'runToJsonPieces');
}
