import type { File } from 'h5wasm/node';
import type { RecordingDescription, RecordingSink } from '../../src/runtime/network/recording-sink.ts';
import { datasetAt } from './files.ts';

export const CELLS = 200;

/** One population, all of whose cells are recorded at every step, and their mean. */
export const LONG: RecordingDescription = {
  network: 'Long',
  seed: 1,
  time: { unit: 'ms', dt: 0.1, steps: 1e9, timeOf: (point) => point / 10 },
  populations: [{ name: 'E', model: 'Cell', cells: CELLS, hasSpikes: true }],
  projections: [],
  traces: [
    {
      name: 'v',
      unit: 'mV',
      of: { kind: 'population', index: 0 },
      columns: { kind: 'all', count: CELLS },
      firstPoint: 0,
      every: 1,
    },
    {
      name: 'v',
      unit: 'mV',
      of: { kind: 'population', index: 0 },
      columns: { kind: 'reduced', by: 'mean' },
      firstPoint: 0,
      every: 1,
    },
  ],
};

function counted(length: number, first: number): Float64Array {
  return Float64Array.from({ length }, (_, index) => first + index);
}

/** Records so many samples, and ten spikes for each: the numbers of all count on from the block before. */
export function recordBlock(sink: RecordingSink, first: number, samples: number): void {
  sink.samples(0, first, counted(samples * CELLS, first * CELLS));
  sink.samples(1, first, counted(samples, first));
  const spikes = counted(samples * 10, first * 10);
  sink.spikes(
    0,
    spikes,
    Int32Array.from(spikes, (number) => number % CELLS),
  );
}

function countsOn(numbers: ArrayLike<number>, scale = 1, modulus = Number.POSITIVE_INFINITY): boolean {
  for (let index = 0; index < numbers.length; index++) {
    if (numbers[index] !== (index % modulus) / scale) return false;
  }
  return true;
}

/** Returns how many samples and spikes a file holds; throws where they are not those that were recorded. */
export function checkLong(file: File): { readonly samples: number; readonly spikes: number } {
  const values = (path: string): ArrayLike<number> => {
    const { value } = datasetAt(file, `/populations/E/${path}`);
    if (!(value instanceof Float64Array || value instanceof Int32Array))
      throw new Error(`no numbers in ${path}`);
    return value;
  };
  const samples = values('traces/v');
  const times = values('axes/time');
  const spikes = values('spikes/time');
  const wrong = Object.entries({
    samples: countsOn(samples),
    times: countsOn(times, 10) && times.length * CELLS >= samples.length,
    means: countsOn(values('traces/mean v')),
    spikes: countsOn(spikes, 10),
    cells: countsOn(values('spikes/cell'), 1, CELLS),
  }).filter(([, isRight]) => !isRight);
  if (wrong.length > 0) throw new Error(`not what was recorded: ${wrong.map(([name]) => name)}`);
  return { samples: samples.length / CELLS, spikes: spikes.length };
}
