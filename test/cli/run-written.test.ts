/** The files that a network is written to, read back. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { networkToCsvPieces } from '../../src/simulate/network/network-csv.ts';
import { networkToJsonPieces } from '../../src/simulate/network/network-json.ts';
import { simulateNetwork } from '../../src/simulate/network/run-network.ts';
import { networkOf } from '../simulate/network/compiled-and-interpreted.ts';
import { axode, folderWith } from './axode.ts';

const NET = `neuron Cell {
  state v = 0
  dv/dt = (1.5 - v) / 10 ms
  spike when v > 1
  on spike { v = 0 }
}
synapse Kick { state w = 0; on pre { post.v += 0.01; w += 1 } }
network Net {
  population A = Cell[3] { v = i / 4 }
  population B = Cell[4]
  connect A -> B by Kick(w = 10 * i + j) where i != j
  record w of A -> B every 5 ms
}
`;

/** Which cells the synapses join, by hand. */
const PAIRS = [0, 1, 2].flatMap((i) => [0, 1, 2, 3].flatMap((j) => (i === j ? [] : [[i, j] as const])));

interface Written {
  readonly ending: string;
  readonly traces: readonly {
    readonly pre: number[];
    readonly post: number[];
    readonly values: number[][];
  }[];
}

const FOLDER = folderWith({ 'net.axo': NET });

describe('what was recorded of synapses', () => {
  const { exit, out } = axode(FOLDER, 'run', 'net.axo', '--for', '10ms', '--out', 'w.json', '--out', 'w.csv');

  it('comes with the cells that they join', () => {
    expect(exit).toBe(0);
    const { ending, traces } = JSON.parse(readFileSync(join(FOLDER, 'w.json'), 'utf8')) as Written;
    expect(ending).toBe('complete');
    const [{ pre, post, values } = { pre: [], post: [], values: [] }] = traces;
    expect(pre.map((cell, synapse) => [cell, post[synapse]])).toEqual(PAIRS);
    expect(values[0]).toEqual(PAIRS.map(([i, j]) => 10 * i + j));
  });

  it('comes with them in tables: in x.csv, where no spikes are recorded', () => {
    expect(out).toContain('Written: w.json, w.csv (traces)');
    const rows = readFileSync(join(FOLDER, 'w.csv'), 'utf8').split('\n');
    expect(rows.slice(0, 3)).toEqual([
      't (ms),of,number,pre,post,variable,unit,value',
      '0,A -> B by Kick,0,0,1,w,1,1',
      '0,A -> B by Kick,1,0,2,w,1,2',
    ]);
    expect(rows.length).toBe(1 + 3 * PAIRS.length + 1);
  });
});

describe('axode plot of the result of a network', () => {
  it('says what draws it', () => {
    axode(FOLDER, 'run', 'net.axo', '--for', '1ms', '--quiet', '--out', 'p.json');
    const { exit, aside } = axode(FOLDER, 'plot', 'p.json');
    expect(`\n${exit}: ${aside}`).toBe(`
1: error[command/plotted-network]: "p.json" is the result of the network \`Net\`, and \`plot\` draws those of single models.
hint: its run draws it: \`axode run net.axo#Net --out raster.svg\`, or \`--out report.html\`.

1 error
`);
  });
});

describe('writing', () => {
  it('tells how far it is, sample by sample', async () => {
    const { result } = await simulateNetwork(networkOf(NET), { for: '10 ms' });
    if (result === undefined) throw new Error('no result');
    for (const pieces of [
      (told: (samples: number) => void) => networkToJsonPieces(result, undefined, told),
      (told: (samples: number) => void) => networkToCsvPieces(result, 'traces', told),
    ]) {
      let samples = 0;
      for (const _ of pieces((more) => {
        samples += more;
      }));
      expect(samples).toBe(3);
    }
  });

  it('has words for the numbers that JSON lacks', async () => {
    const { result } = await simulateNetwork(networkOf(NET), { for: '10 ms' });
    if (result === undefined) throw new Error('no result');
    const [trace] = result.traces;
    const values = Float64Array.of(-0, 0.1, Number.NaN, Number.POSITIVE_INFINITY, 1e-7, -1e21, 5e-324, 2, 3);
    const traces = trace === undefined ? [] : [{ ...trace, times: Float64Array.of(0), values }];
    const text = [...networkToJsonPieces({ ...result, traces })].join('');
    expect(text).toContain('"values":[[-0,0.1,null,1e999,1e-7,-1e+21,5e-324,2,3]]');
  });
});
