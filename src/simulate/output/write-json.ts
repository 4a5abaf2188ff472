import type { Origin } from '../origin.ts';
import { cellTrace, type RunMeta, type RunResult, type Trace } from '../run-result.ts';
import { gathered, joined, NUMBERS_OF_PIECE } from './pieces.ts';

/** A run as JSON: plain arrays of numbers. */
export interface RunJson {
  readonly model: string;
  readonly method: string;
  readonly dt: { readonly value: number; readonly unit: string };
  /** When the samples were taken; where nothing was recorded, only the first and the last of them. */
  readonly t: readonly number[];
  readonly time_unit: string;
  readonly cells: number;
  /** Without a sweep none. Cells count through the combinations, the last axis fastest. */
  readonly sweep: readonly {
    readonly name: string;
    readonly unit: string;
    readonly values: readonly number[];
  }[];
  /** One value per cell. */
  readonly measures: Readonly<Record<string, { readonly unit: string; readonly values: readonly number[] }>>;
  /** One array of samples, or in a run of several cells one per cell that was recorded. */
  readonly traces: Readonly<Record<string, readonly number[] | readonly (readonly number[])[]>>;
  /** Of the traces. */
  readonly units: Readonly<Record<string, string>>;
  /** Whose traces those are, in their order. */
  readonly cells_recorded: Readonly<Record<string, readonly number[]>>;
  /** One array per cell. */
  readonly spikes: readonly (readonly number[])[];
  readonly meta: RunMeta;
  readonly origin?: OriginJson;
}

/** Where the run came from: enough to repeat it. */
export interface OriginJson {
  readonly command?: string;
  readonly version: string;
  readonly address: string;
  /** Texts by name. */
  readonly files: Readonly<Record<string, string>>;
}

/** What stands around the long lists. */
type Head = Pick<RunJson, 'model' | 'method' | 'dt'>;
type Middle = Pick<RunJson, 'time_unit' | 'cells' | 'sweep' | 'measures'>;
type Tail = Pick<RunJson, 'meta' | 'origin'>;

function headOf({ model, method, dt }: RunResult): Head {
  return { model, method, dt };
}

function middleOf({ timeUnit, cells, sweep, measures }: RunResult): Middle {
  return {
    time_unit: timeUnit,
    cells,
    sweep: sweep.map(({ name, unit, values }) => ({ name, unit, values: Array.from(values) })),
    measures: Object.fromEntries(
      Array.from(measures.values(), ({ name, unit, values }) => [name, { unit, values: Array.from(values) }]),
    ),
  };
}

function describeTraces(result: RunResult): Pick<RunJson, 'units' | 'cells_recorded'> {
  const traces = [...result.traces.values()];
  return {
    units: Object.fromEntries(traces.map(({ name, unit }) => [name, unit])),
    cells_recorded: Object.fromEntries(traces.map(({ name, cells }) => [name, Array.from(cells)])),
  };
}

function tailOf({ meta }: RunResult, origin: Origin | undefined): Tail {
  if (origin === undefined) return { meta };
  const { command, version, address, files } = origin;
  const texts = Object.fromEntries(files);
  return { meta, origin: { ...(command === undefined ? {} : { command }), version, address, files: texts } };
}

/** Returns the times that are written: a run of spikes alone keeps those that say from when to when it went. */
function timesOf({ times, traces }: RunResult): Float64Array {
  return traces.size > 0 || times.length <= 2
    ? times
    : Float64Array.of(times[0] ?? Number.NaN, times.at(-1) ?? Number.NaN);
}

/**
 * Returns the run as a plain value, ready for JSON; `JSON.stringify` would make infinities `null`, `runToJsonText` does
 * not. Names become own properties, whatever they are.
 */
export function runToJson(result: RunResult, origin?: Origin): RunJson {
  const { cells, spikes } = result;
  return {
    ...headOf(result),
    t: Array.from(timesOf(result)),
    ...middleOf(result),
    traces: Object.fromEntries(
      Array.from(result.traces.values(), (trace) => [
        trace.name,
        cells === 1
          ? Array.from(trace.values)
          : Array.from(trace.cells, (_, place) => Array.from(cellTrace(trace, place))),
      ]),
    ),
    ...describeTraces(result),
    spikes: spikes.map((times) => Array.from(times)),
    ...tailOf(result, origin),
  };
}

/** Beyond all float64: readers of JSON that round numbers to the nearest of them find infinity. */
const INFINITE = '1e999';

/** Returns a number as JSON that is read back as the same bits; JSON has no word for NaN. */
function numberText(value: number): string {
  if (Number.isNaN(value)) return 'null';
  if (!Number.isFinite(value)) return value > 0 ? INFINITE : `-${INFINITE}`;
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Returns a value as JSON. */
function valueText(value: unknown): string {
  if (typeof value === 'number') return numberText(value);
  if (Array.isArray(value)) return `[${value.map(valueText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${fieldTexts(value).join(',')}}`;
}

function fieldTexts(value: object): readonly string[] {
  return Object.entries(value).map(([name, part]) => `${JSON.stringify(name)}:${valueText(part)}`);
}

/** Returns numbers as a JSON list, piece by piece. */
function* listPieces(length: number, at: (index: number) => number): Generator<string> {
  yield '[';
  for (let start = 0; start < length; start += NUMBERS_OF_PIECE) {
    const count = Math.min(NUMBERS_OF_PIECE, length - start);
    const numbers = Array.from({ length: count }, (_, index) => numberText(at(start + index)));
    yield `${start === 0 ? '' : ','}${numbers.join(',')}`;
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

function valuesPieces({ values, cells: { length: width } }: Trace, cells: number): Iterable<string> {
  const samples = values.length / width;
  const ofCell = (place: number): Iterable<string> =>
    listPieces(samples, (sample) => values[sample * width + place] ?? Number.NaN);
  return cells === 1 ? ofCell(0) : listsPieces(width, ofCell);
}

function* jsonPieces(result: RunResult, origin: Origin | undefined): Generator<string> {
  const { cells, spikes } = result;
  const times = timesOf(result);
  yield `{${fieldTexts(headOf(result)).join(',')},"t":`;
  yield* listPieces(times.length, (sample) => times[sample] ?? Number.NaN);
  yield `,${fieldTexts(middleOf(result)).join(',')},"traces":{`;
  for (const [index, trace] of [...result.traces.values()].entries()) {
    yield `${index === 0 ? '' : ','}${JSON.stringify(trace.name)}:`;
    yield* valuesPieces(trace, cells);
  }
  yield `},${fieldTexts(describeTraces(result)).join(',')},"spikes":`;
  yield* listsPieces(spikes.length, (cell) => {
    const ofCell = spikes[cell] ?? new Float64Array();
    return listPieces(ofCell.length, (index) => ofCell[index] ?? Number.NaN);
  });
  yield `,${fieldTexts(tailOf(result, origin)).join(',')}}\n`;
}

/** Returns the text of `runToJsonText` piece by piece: for runs that no string holds. */
export function runToJsonPieces(result: RunResult, origin?: Origin): Generator<string> {
  return gathered(jsonPieces(result, origin));
}

/**
 * Returns the run as JSON text, numbers in their shortest exact form. JSON knows neither NaN nor infinity: NaN
 * is `null`, infinity the number `1e999`, which JavaScript and Python read as infinity. `origin` says where the run came
 * from; `readRunJson` reads both back. Throws RangeError where no string can hold that (half a billion characters).
 */
export function runToJsonText(result: RunResult, origin?: Origin): string {
  return joined(jsonPieces(result, origin), 'runToJsonPieces');
}
