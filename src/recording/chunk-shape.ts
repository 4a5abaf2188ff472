import { columnCount, type RecordingDescription } from '../runtime/network/recording-sink.ts';

/**
 * How datasets are cut into chunks. A chunk is written as a whole where that can be, so what is held back of a dataset is less
 * than one chunk. Larger chunks cost memory, smaller ones time: 200 us each, whatever they hold.
 */
export interface ChunkShape {
  readonly rows: number;
  readonly columns: number;
}

/** Numbers of a chunk: half a megabyte. */
const MOST_NUMBERS = 2 ** 16;
const FEWEST_NUMBERS = 2 ** 10;
/** What is held back of all traces together: 32 MB. */
const NUMBERS_OF_ALL = 2 ** 22;

/** Numbers that the library is given at once, and copies: 2 MB. */
export const NUMBERS_AT_ONCE: number = 2 ** 18;

/** Characters of a table that are written at once. */
export const CHARACTERS_AT_ONCE: number = 2 ** 16;

/** Rows of the lists of spikes and synapses, and of the times of samples. */
export const ROWS_OF_LIST: number = 2 ** 14;

/** Returns how many samples the traces have at the end of the run that is planned, by trace. */
export function expectedSamples({ time, traces }: RecordingDescription): readonly number[] {
  return traces.map(({ firstPoint, every }) =>
    Math.max(Math.floor((time.steps - firstPoint) / every) + 1, 1),
  );
}

/** Returns the chunks of the traces: each of whole samples, unless one alone is too large. */
export function chunksOfTraces(description: RecordingDescription): readonly ChunkShape[] {
  const { traces } = description;
  const share = Math.floor(NUMBERS_OF_ALL / Math.max(traces.length, 1));
  const numbers = Math.min(Math.max(share, FEWEST_NUMBERS), MOST_NUMBERS);
  const expected = expectedSamples(description);
  return traces.map((trace, index): ChunkShape => {
    const columns = columnCount(trace.columns);
    const rows = Math.min(Math.max(Math.floor(numbers / columns), 1), expected[index] ?? 1);
    return { rows, columns: Math.min(columns, MOST_NUMBERS) };
  });
}
