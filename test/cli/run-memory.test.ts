/** What a run says that it takes, and what it says where there is not so much. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planNetwork } from '../../src/simulate/network/plan-network.ts';
import { openSink } from '../recording/files.ts';
import { networkOf } from '../simulate/network/compiled-and-interpreted.ts';
import { axode, folderWith } from './axode.ts';

const net = (records: string): string => `neuron Cell {
  state v = 0
  dv/dt = (1.5 - v) / 10 ms
  spike when v > 1
  on spike { v = 0 }
}
network Net {
  population A = Cell[3200]
  ${records}
}
`;

const FOLDER = folderWith({
  'v.axo': net('record v of A'),
  'spikes.axo': net('record spikes of A'),
  'little.axo': net('record v of A[0]'),
});

/** More than there is on any machine, for a recording of every step. */
const LONG = '100000 s';

function refusal(file: string, ...words: readonly string[]): string {
  const { exit, aside } = axode(FOLDER, 'run', file, '--for', LONG, ...words);
  expect(exit).toBe(1);
  return aside.replace(/there are [\d.]+ .B/, 'there are … GB');
}

/** Returns the memory that is stated of a short run. */
function stated(file: string, ...words: readonly string[]): string {
  const { out } = axode(FOLDER, 'run', file, '--for', '1ms', ...words);
  return /takes .*/.exec(out)?.[0] ?? '';
}

describe('a run that does not fit into memory', () => {
  it('names the file that would hold it', () => {
    expect(`\n${refusal('v.axo')}`).toMatchInlineSnapshot(`
      "
      error[build/memory]: The network \`Net\` needs about 26000 GB of memory, and there are … GB.
        --> v.axo:9:3
         |
       9 |   record v of A
         |   ^^^^^^^^^^^^^ most of it for 1000000001 samples of v of A
      hint: write it to the disk while the network runs, \`--out run.h5\`, or record less: fewer cells, or a sample now and then, \`every 1 ms\`.

      1 error
      "
    `);
  });

  it('says so where it goes to such a file and is kept too', () => {
    expect(`\n${refusal('v.axo', '--out', 'v.h5', '--out', 'v.svg')}`).toMatchInlineSnapshot(`
      "
      error[build/memory]: The network \`Net\` needs about 26000 GB of memory, and there are … GB.
        --> v.axo:9:3
         |
       9 |   record v of A
         |   ^^^^^^^^^^^^^ most of it for 1000000001 samples of v of A
      hint: name no file but that of HDF5: for the others, and for pictures, it is kept in memory too. Or record less: fewer cells, or a sample now and then, \`every 1 ms\`.

      1 error
      "
    `);
  });
});

describe('the memory that a run states', () => {
  it('is the same for a long one whose recordings go to the disk', async () => {
    const sink = await openSink(join(FOLDER, 'v.h5'));
    const bytes = (duration: string): number | string => {
      const made = planNetwork(networkOf(net('record v of A')), {
        for: duration,
        memory: { free: 1e9 },
        recordTo: { sink },
      });
      return 'plan' in made ? made.plan.stated.bytes : made.diagnostics.map(({ message }) => message).join();
    };
    expect(bytes(LONG)).toBe(bytes('10 s'));
    expect(bytes(LONG)).toBeLessThan(100e6);
  });

  it('counts recorded spikes by the million, where they are kept', () => {
    expect(stated('spikes.axo')).toMatchInlineSnapshot(
      `"takes about 461 kB of memory, and up to 48 MB for each million of recorded spikes"`,
    );
    expect(stated('spikes.axo', '--out', 's.h5')).toMatchInlineSnapshot(`"takes about 66.5 MB of memory"`);
    expect(stated('little.axo')).toMatchInlineSnapshot(`"takes about 461 kB of memory"`);
  });
});
