import type { RecordedTime, RecordingEnding } from '../runtime/network/recording-sink.ts';
import { setAttributes } from './attributes.ts';
import type { Dataset, Group } from './hdf5-library.ts';

const BYTES = 512;

/**
 * How a run ended. Datasets, as attributes cannot change while others may read the file; each is changed by one write, so
 * that there is no time between.
 */
export class EndingDatasets {
  readonly #ending: Dataset;
  readonly #endedAt: Dataset;

  constructor(root: Group, { unit }: RecordedTime) {
    const [shape, dtype] = [[1], `S${BYTES}`];
    this.#ending = root.create_dataset({ name: 'ending', data: ['unfinished'], shape, dtype });
    this.#endedAt = root.create_dataset({ name: 'ended_at', data: [Number.NaN], shape, dtype: '<d' });
    setAttributes(this.#ending, { long_name: 'complete, interrupted, failed (and why), or unfinished' });
    setAttributes(this.#endedAt, { unit, long_name: 'time up to which the run came' });
  }

  write(reason: RecordingEnding['reason'], time: number, message: string | undefined): void {
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
