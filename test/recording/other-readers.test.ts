import { copyFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { EXAMPLE, recordExample } from './example.ts';
import { openSink, temporary } from './files.ts';
import { LONG, recordBlock } from './long-recording.ts';
import { keptReading, readByH5py, readInAnotherProcess } from './read-by-h5py.ts';

/** Files that are the same to the byte whenever and wherever they are written. */
const FILES: Readonly<Record<string, (path: string) => Promise<void>>> = {
  example: async (path) => recordExample(await openSink(path)),
  failed: async (path) => {
    const sink = await openSink(path);
    sink.begin(EXAMPLE);
    sink.end({ point: 7, reason: 'failed', message: 'τ is not finite' });
  },
  'of-many-chunks': async (path) => {
    const sink = await openSink(path);
    sink.begin(LONG);
    for (let block = 0; block < 40; block++) recordBlock(sink, block * 50, 50);
    sink.end({ point: 2000, reason: 'interrupted' });
  },
  // As another program finds it while it grows, and when its writer was killed.
  unfinished: async (path) => {
    const growing = temporary('growing.h5');
    const sink = await openSink(growing);
    sink.begin(LONG);
    for (let block = 0; block < 20; block++) recordBlock(sink, block * 50, 50);
    copyFileSync(growing, path);
    sink.end({ point: 1000, reason: 'complete' });
  },
};

describe('readers that did not write a recording', () => {
  // What is held back is written after some time.
  beforeEach(() => {
    vi.useFakeTimers({ now: 0, toFake: ['Date', 'performance'] });
    return () => vi.useRealTimers();
  });

  it.each(Object.entries(FILES))('agree about all that is in one (%s)', async (name, write) => {
    const path = temporary(`${name}.h5`);
    await write(path);
    const byH5py = readByH5py(path, name);
    await expect(byH5py).toMatchFileSnapshot(keptReading(name));
    expect(readInAnotherProcess(path)).toEqual(JSON.parse(byH5py));
  });
});
