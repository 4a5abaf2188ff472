import type { Origin } from '../origin.ts';
import { gathered, NUMBERS_OF_PIECE } from '../output/pieces.ts';
import { endingText, endingWords } from './ending-words.ts';
import type { NetworkResult, NetworkTrace, RecordedSpikes } from './network-result.ts';
import { summaryJson } from './summary-json.ts';

/**
 * Returns the network as JSON text piece by piece: the summary, and all that was recorded. NaN is `null`, infinity the number
 * `1e999`, as in the JSON of a run. `onWritten` hears of samples, of all traces one behind the other.
 */
export function networkToJsonPieces(
  result: NetworkResult,
  origin?: Origin,
  onWritten?: (samples: number) => void,
): Generator<string> {
  return gathered(jsonPieces(result, origin, onWritten));
}

function* jsonPieces(
  result: NetworkResult,
  origin: Origin | undefined,
  onWritten: ((samples: number) => void) | undefined,
): Generator<string> {
  const { network, method, dt, timeUnit, duration, seed, meta, held } = result;
  const ending = endingText(endingWords(meta.ending));
  const head = { network, method, dt, time_unit: timeUnit, duration, seed, ending };
  yield `{${fields(head)},"held":${JSON.stringify(held)},${fields(summaryJson(result))},"spikes":{`;
  let separator = '';
  for (const { name, spikes } of result.populations) {
    if (spikes === undefined) continue;
    yield `${separator}${JSON.stringify(name)}:`;
    yield* spikePieces(spikes);
    separator = ',';
  }
  yield '},"traces":[';
  for (const [index, trace] of result.traces.entries()) {
    if (index > 0) yield ',';
    yield* tracePieces(trace, onWritten);
  }
  yield ']';
  if (origin !== undefined) {
    const { command, version, address, files } = origin;
    yield `,"origin":${JSON.stringify({ command, version, address, files: Object.fromEntries(files) })}`;
  }
  yield '}\n';
}

/** Returns the fields of an object as they stand between its braces. */
function fields(value: object): string {
  return JSON.stringify(value).slice(1, -1);
}

function* spikePieces({ first, last, cells, times }: RecordedSpikes): Generator<string> {
  yield `{"cells_recorded":[${first},${last}],"cells":`;
  yield* listPieces(cells);
  yield ',"times":';
  yield* listPieces(times);
  yield '}';
}

function* tracePieces(
  { of, kind, name, unit, numbers, ends, times, values }: NetworkTrace,
  onWritten: ((samples: number) => void) | undefined,
): Generator<string> {
  yield `{${fields({ of, kind, name, unit })},"numbers":`;
  yield* listPieces(numbers);
  if (ends !== undefined) {
    yield ',"pre":';
    yield* listPieces(ends.pre);
    yield ',"post":';
    yield* listPieces(ends.post);
  }
  yield ',"t":';
  yield* listPieces(times);
  yield ',"values":[';
  const width = kind === 'all cells' || kind === 'all synapses' ? 1 : numbers.length;
  for (let sample = 0; sample < times.length; sample++) {
    if (sample > 0) yield ',';
    yield* listPieces(values.subarray(sample * width, (sample + 1) * width));
    onWritten?.(1);
  }
  yield ']}';
}

function* listPieces(numbers: Int32Array | Float64Array): Generator<string> {
  yield '[';
  for (let first = 0; first < numbers.length; first += NUMBERS_OF_PIECE) {
    if (first > 0) yield ',';
    const piece = Array.from(numbers.subarray(first, first + NUMBERS_OF_PIECE));
    // The engine's own is three times faster, and has words for all numbers but these.
    yield piece.every(isPlain) ? JSON.stringify(piece).slice(1, -1) : piece.map(numberText).join(',');
  }
  yield ']';
}

function isPlain(value: number): boolean {
  return Number.isFinite(value) && (value !== 0 || !Object.is(value, -0));
}

/** Returns a number as JSON that is read back as the same bits; JSON has no word for NaN. */
function numberText(value: number): string {
  if (Number.isNaN(value)) return 'null';
  if (!Number.isFinite(value)) return value > 0 ? '1e999' : '-1e999';
  return Object.is(value, -0) ? '-0' : String(value);
}
