import { columnCount, type RecordingDescription } from '../runtime/network/recording-sink.ts';
import { CHARACTERS_AT_ONCE, chunksOfTraces, NUMBERS_AT_ONCE, ROWS_OF_LIST } from './chunk-shape.ts';
import type { RecordingForm } from './recording-form.ts';

/** What a recording holds in memory at most, whatever the length of the run, in bytes; blocks of recorders come on top. */
export interface RecordingMemory {
  /** The library, with its code and caches. */
  readonly library: number;
  /** What is held back until it fills a chunk, or a piece of text. */
  readonly held: number;
  readonly total: number;
}

/** What the HDF5 library takes, measured: its memory at the start is 19 MB, its code takes twice as much again. */
const LIBRARY = 60e6;
const BYTES = 8;

/** Returns how much memory a recording takes at most, known before the run. */
export function describeRecordingMemory(
  description: RecordingDescription,
  form: RecordingForm,
): RecordingMemory {
  const library = form === 'hdf5' ? LIBRARY : 0;
  const held = form === 'hdf5' ? heldByHdf5(description) : CHARACTERS_AT_ONCE * 8;
  return { library, held, total: library + held };
}

function heldByHdf5(description: RecordingDescription): number {
  const chunks = chunksOfTraces(description);
  let numbers = 2 * NUMBERS_AT_ONCE;
  const axes = new Set<string>();
  for (const [index, { columns, of, firstPoint, every }] of description.traces.entries()) {
    const rows = chunks[index]?.rows ?? 0;
    // A single row goes to the file as it comes.
    if (rows > 1) numbers += rows * columnCount(columns);
    axes.add([of.kind, of.index, firstPoint, every].join(' '));
  }
  numbers += axes.size * ROWS_OF_LIST;
  for (const { hasSpikes } of description.populations) numbers += hasSpikes ? 2 * ROWS_OF_LIST : 0;
  for (const { hasSynapses, values } of description.projections) {
    numbers += hasSynapses ? (3 + values.length) * ROWS_OF_LIST : 0;
  }
  return numbers * BYTES;
}
