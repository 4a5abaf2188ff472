import type { TakeSamples, TakeSpikes } from './network-recorder.ts';
import type { RecordingSink } from './recording-sink.ts';

const WIDTH = 3;

/** Returns what a spike recorder is told, so that its blocks go to a sink: `population` counts those of the description. */
export function takeSpikesInto(sink: Pick<RecordingSink, 'spikes'>, population: number): TakeSpikes {
  return (triples) => {
    let spikes = 0;
    for (let at = 2; at < triples.length; at += WIDTH) spikes += triples[at] ?? 0;
    const [points, cells] = [new Int32Array(spikes), new Int32Array(spikes)];
    let next = 0;
    for (let at = 0; at < triples.length; at += WIDTH) {
      const end = next + (triples[at + 2] ?? 0);
      // What happens in a step is dated at its end.
      points.fill((triples[at] ?? 0) + 1, next, end);
      cells.fill(triples[at + 1] ?? 0, next, end);
      next = end;
    }
    sink.spikes(population, points, cells);
  };
}

/** Returns the same for a sample recorder: its traces, in order, are those numbers of the description. */
export function takeSamplesInto(sink: RecordingSink, traces: readonly number[]): TakeSamples {
  return (blocks, first) => {
    for (const [index, block] of blocks.entries()) {
      const trace = traces[index];
      if (trace === undefined) throw new RangeError(`no trace for record ${index}`);
      sink.samples(trace, first, block);
    }
  };
}
