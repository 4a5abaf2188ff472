import type { RecordedTime, RecordedTrace } from '../runtime/network/recording-sink.ts';
import type { AppendedDataset } from './appended-dataset.ts';
import { listIn, type Place } from './datasets.ts';

/** Times that are computed at once. */
const PIECE = 4096;

/** When the samples were taken of all traces that are sampled together. */
export class TimeAxis {
  readonly list: AppendedDataset;
  readonly #time: RecordedTime;
  readonly #trace: RecordedTrace;

  constructor(place: Place, name: string, trace: RecordedTrace, time: RecordedTime, expected: number) {
    this.list = listIn(place, {
      name,
      type: 'float64',
      unit: time.unit,
      title: 'times of samples',
      expected,
      isCompressed: false,
    });
    this.#time = time;
    this.#trace = trace;
  }

  /** Appends the times of samples until there are so many. */
  extendTo(samples: number): void {
    const { firstPoint, every } = this.#trace;
    while (this.list.rows < samples) {
      const first = this.list.rows;
      const block = new Float64Array(Math.min(samples - first, PIECE));
      for (let index = 0; index < block.length; index++) {
        block[index] = this.#time.timeOf(firstPoint + (first + index) * every);
      }
      this.list.append(block);
    }
  }
}
