import { describe, expect, it } from 'vitest';
import { describeRecordingMemory } from '../../src/recording/describe-recording-memory.ts';
import { loadHdf5 } from '../../src/recording/hdf5-library.ts';
import { EXAMPLE } from './example.ts';
import { openSink, reading, temporary } from './files.ts';
import { CELLS, checkLong, LONG, recordBlock } from './long-recording.ts';

describe('the memory of a recording', () => {
  it('is known before the run', () => {
    expect(describeRecordingMemory(EXAMPLE, 'hdf5')).toMatchInlineSnapshot(`
      {
        "held": 5637224,
        "library": 60000000,
        "total": 65637224,
      }
    `);
    expect(describeRecordingMemory(EXAMPLE, 'csv')).toMatchInlineSnapshot(`
      {
        "held": 524288,
        "library": 0,
        "total": 524288,
      }
    `);
  });

  it('is shared by many traces', () => {
    const traces = Array.from({ length: 500 }, () => EXAMPLE.traces[2] ?? []).flat();
    const time = { ...EXAMPLE.time, steps: 1e9 };
    expect(describeRecordingMemory({ ...EXAMPLE, time, traces }, 'hdf5').held).toBeLessThan(100e6);
    expect(
      describeRecordingMemory({ ...EXAMPLE, time, traces: traces.slice(1) }, 'hdf5').held,
    ).toBeGreaterThan(30e6);
  });

  it('stays as stated while ten million numbers go through', async () => {
    const { total } = describeRecordingMemory(LONG, 'hdf5');
    const library = await loadHdf5();
    const path = temporary('net.h5');
    const before = process.memoryUsage().rss;
    const sink = await openSink(path);
    sink.begin(LONG);
    let most = 0;
    const samples = 10_000_000 / CELLS;
    for (let first = 0; first < samples; first += 500) {
      recordBlock(sink, first, 500);
      most = Math.max(most, process.memoryUsage().rss - before);
    }
    sink.end({ point: samples, reason: 'complete' });
    expect(most).toBeLessThan(total);
    expect(library.memoryInUse()).toBeLessThan(32e6);
    expect(await reading(path, checkLong)).toEqual({ samples, spikes: 10 * samples });
  });
});
