import type { RecordedTime, RecordingEnding } from '../runtime/network/recording-sink.ts';
import { cellIn, type Place } from './datasets.ts';
import type { Dataset } from './hdf5-library.ts';

const BYTES = 512;
const UNFINISHED = 'unfinished';

/**
 * How a run ended. Datasets, as attributes cannot change while others may read the file; each is changed by one write, so
 * that there is no time between.
 */
export class EndingDatasets {
  readonly #ending: Dataset;
  readonly #endedAt: Dataset;

  constructor(root: Place, { unit }: RecordedTime) {
    const [shape, dtype] = [[1], `S${BYTES}`];
    const { group } = root;
    this.#ending = cellIn(
      root,
      'ending',
      () => group.create_dataset({ name: 'ending', data: [UNFINISHED], shape, dtype }),
      { long_name: 'complete, interrupted, failed (and why), or unfinished' },
    );
    this.#endedAt = cellIn(
      root,
      'ended_at',
      () => group.create_dataset({ name: 'ended_at', data: [Number.NaN], shape, dtype: '<d' }),
      { unit, long_name: 'time up to which the run came' },
    );
  }

  /** Takes the ending back: the run goes on. */
  reopen(): void {
    this.#endedAt.write_slice([[0, 1]], Float64Array.of(Number.NaN));
    this.#ending.write_slice([[0, 1]], [UNFINISHED]);
  }

  write({ reason, message }: Omit<RecordingEnding, 'point'>, time: number): void {
    this.#endedAt.write_slice([[0, 1]], Float64Array.of(time));
    this.#ending.write_slice([[0, 1]], [shortened(message === undefined ? reason : `${reason}: ${message}`)]);
  }
}

/** Returns as many whole characters as fit. */
function shortened(text: string): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += new TextEncoder().encode(character).length;
    if (bytes > BYTES) break;
    kept += character;
  }
  return kept;
}
