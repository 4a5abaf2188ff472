import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordExample } from './example.ts';
import { openSink, temporary } from './files.ts';

describe('a recording as tables', () => {
  it('has a table for each thing that is recorded', async () => {
    const path = temporary('net.csv');
    recordExample(await openSink(path));
    const folder = dirname(path);
    const table = (name: string): string =>
      readFileSync(join(folder, name), 'utf8').split('\n').slice(0, 5).join('\n');
    const shown = readdirSync(folder)
      .toSorted()
      .map((name) => `${name}\n${table(name)}`);
    expect(`\n${shown.join('\n\n')}\n`).toMatchInlineSnapshot(`
      "
      net-E to τ by STDP-synapses.csv
      pre,post,delay (ms),w (nS),traces
      0,2,1.5,0.5,1
      1,0,0,0.30000000000000004,NaN
      3,1,0.3,2,Infinity


      net-E to τ by STDP-w.csv
      t (ms),w[0] (nS),w[1] (nS),w[2] (nS)
      0,0.25,1.25,2.25
      1,3.25,4.25,5.25
      2,6.25,7.25,8.25


      net-E-sodium.m.csv
      t (ms),sodium.m[1],sodium.m[3]
      1,0.25,1.25
      1.5,2.25,3.25
      2,4.25,5.25


      net-E-v-2.csv
      t (ms),v[2] (mV)
      0,0.25
      0.1,1.25
      0.2,2.25
      0.3,3.25

      net-E-v.csv
      t (ms),v[0] (mV),v[1] (mV),v[2] (mV),v[3] (mV)
      0,0.25,1.25,2.25,3.25
      0.1,4.25,5.25,6.25,7.25
      0.2,8.25,9.25,10.25,11.25
      0.3,12.25,13.25,14.25,15.25

      net-spikes.csv
      t (ms),population,cell
      0.1,E,0
      0.1,E,3
      0.7,E,3
      2,E,2

      net-τ-mean v.csv
      t (ms),mean v (mV)
      0,0.25
      0.1,1.25
      0.2,2.25
      0.3,3.25
      "
    `);
  });

  it('is with the system after each block', async () => {
    const path = temporary('net.csv');
    const sink = await openSink(path);
    sink.begin({
      network: 'N',
      seed: 1,
      time: { unit: 's', dt: 0.5, steps: 9, timeOf: (point) => point / 2 },
      populations: [{ name: 'A, "B"', model: 'Cell', cells: 1, hasSpikes: true }],
      projections: [],
      traces: [],
    });
    sink.spikes(0, Int32Array.of(3), Int32Array.of(0));
    expect(readFileSync(path.replace('.csv', '-spikes.csv'), 'utf8')).toBe(
      't (s),population,cell\n1.5,"A, ""B""",0\n',
    );
    sink.end({ point: 9, reason: 'complete' });
  });
});
