import { writeFileSync } from 'node:fs';
import { ready } from 'h5wasm/node';
import { describe, expect, it } from 'vitest';
import { openSink, reading, temporary } from './files.ts';
import { checkLong, LONG, recordBlock } from './long-recording.ts';

type Change = { readonly at: number; readonly bytes: Uint8Array } | { readonly length: number };

/** Lets `action` run, and writes down all that the library does to files meanwhile. */
async function watching(action: (changes: readonly Change[]) => Promise<void>): Promise<void> {
  const { FS } = await ready;
  const { write, ftruncate } = FS;
  const changes: Change[] = [];
  FS.write = (stream, buffer, offset, length, position) => {
    const bytes = new Uint8Array(buffer.buffer, buffer.byteOffset + offset, length).slice();
    changes.push({ at: position ?? Number.NaN, bytes });
    return write.call(FS, stream, buffer, offset, length, position);
  };
  FS.ftruncate = (descriptor, length) => {
    changes.push({ length });
    ftruncate.call(FS, descriptor, length);
  };
  try {
    await action(changes);
  } finally {
    Object.assign(FS, { write, ftruncate });
  }
}

function changed(image: Uint8Array, change: Change): Uint8Array {
  const length = 'length' in change ? change.length : Math.max(image.length, change.at + change.bytes.length);
  const result = new Uint8Array(length);
  result.set(image.subarray(0, length));
  if ('bytes' in change) result.set(change.bytes, change.at);
  return result;
}

describe('a file of HDF5', () => {
  // Samples that fill chunks at once, and others that do so in the course of time.
  it.each([
    { samples: 330, blocks: 6 },
    { samples: 70, blocks: 40 },
  ])('is whole after each of its writes ($samples samples a block)', async ({ samples, blocks }) => {
    await watching(async (changes) => {
      const sink = await openSink(temporary('net.h5'));
      sink.begin(LONG);
      const begun = changes.length;
      for (let block = 0; block < blocks; block++) recordBlock(sink, block * samples, samples);
      sink.end({ point: blocks * samples, reason: 'complete' });
      const killed = temporary('killed.h5');
      let image = changes.slice(0, begun).reduce(changed, new Uint8Array());
      let before = { samples: 0, spikes: 0 };
      for (const change of changes.slice(begun)) {
        image = changed(image, change);
        writeFileSync(killed, image);
        const found = await reading(killed, checkLong);
        // What was there once stays.
        expect(found.samples).toBeGreaterThanOrEqual(before.samples);
        expect(found.spikes).toBeGreaterThanOrEqual(before.spikes);
        before = found;
      }
      expect(before).toEqual({ samples: blocks * samples, spikes: 10 * blocks * samples });
      expect(changes.length - begun).toBeGreaterThan(50);
    });
  });
});
