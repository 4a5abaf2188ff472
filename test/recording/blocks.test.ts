import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSink, reading, temporary } from './files.ts';
import { checkLong, LONG, recordBlock } from './long-recording.ts';

describe('blocks of a recording', () => {
  it('may be of any length', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 320, max: 700 })), {
          maxLength: 6,
        }),
        async (blocks) => {
          const path = temporary('net.h5');
          const sink = await openSink(path);
          sink.begin(LONG);
          let samples = 0;
          for (const block of blocks) {
            recordBlock(sink, samples, block);
            samples += block;
          }
          sink.end({ point: samples, reason: 'complete' });
          expect(await reading(path, checkLong)).toEqual({ samples, spikes: 10 * samples });
        },
      ),
      { numRuns: 20 },
    );
  });

  it.each([1, 65_535, 65_536, 65_537, 200_000])('may have rows of %d numbers', async (count) => {
    const path = temporary('net.h5');
    const sink = await openSink(path);
    const trace = LONG.traces[0];
    if (trace === undefined) throw new Error('no trace');
    sink.begin({ ...LONG, traces: [{ ...trace, columns: { kind: 'all', count } }] });
    const block = Float64Array.from({ length: 3 * count }, (_, index) => index);
    sink.samples(0, 0, block.subarray(0, count));
    sink.samples(0, 1, block.subarray(count));
    sink.end({ point: 3, reason: 'complete' });
    await reading(path, (file) => {
      expect(file.get('/populations/E/traces/v')).toMatchObject({ shape: [3, count] });
      // Millions of numbers are compared fastest as bytes.
      const { value } = file.get('/populations/E/traces/v') as { readonly value: Float64Array };
      expect(
        Buffer.from(value.buffer, value.byteOffset, value.byteLength).equals(Buffer.from(block.buffer)),
      ).toBe(true);
    });
  });

  it('come in the order of time', async () => {
    const sink = await openSink(temporary('net.h5'));
    sink.begin(LONG);
    recordBlock(sink, 0, 5);
    expect(() => recordBlock(sink, 6, 5)).toThrow('rows from 6 on after 5 rows of a recording');
    sink.end({ point: 5, reason: 'failed' });
  });
});
