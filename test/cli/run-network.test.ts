import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { numbersAt, reading } from '../recording/files.ts';
import { axode, folderWith } from './axode.ts';

const NET = `## Cells that kick each other.
neuron Cell {
  param tau = 10 ms
  input I = 1.5
  state v = 0
  dv/dt = (I - v) / tau
  spike when v > 1
  on spike { v = 0 }
}
synapse Kick {
  param w = 0.1
  state x = 0
  dx/dt = -x / 20 ms
  on pre { post.v += w; x += 1 }
}

## Two kinds of them.
network Pair {
  ## cells of each kind
  param N = 4
  population A = Cell[N] { v = i / N }
  population B = Cell[N] { I = 0.5 }
  connect A -> B by Kick(w = 0.2) all to all, delay 1 ms
  connect B -> A by Kick with probability 0.5
  record spikes of A, B
  record v of B[0] every 1 ms
}
`;
const FOLDER = folderWith({
  'net.axo': NET,
  'wrong.axo': NET.replace('by Kick with', 'by Kik with'),
  'two.axo': `${NET}network Other { population C = Cell[2] }\n`,
});
const SHORT = ['--for', '30ms', '--seed', '1'] as const;

function run(...words: readonly string[]) {
  return axode(FOLDER, 'run', ...words, ...SHORT);
}

describe('axode run of a network', () => {
  it('draws rasters and traces, and ends with tables', () => {
    const { exit, out, aside } = run('net.axo#Pair');
    expect({ exit, aside }).toEqual({ exit: 0, aside: '' });
    const [plan = ''] = out.split('\n');
    expect(plan).toMatch(
      /^8 cells · about 24 synapses · 300 steps of 0.1 ms · takes about .* of memory, and up to 48 MB for each million of recorded spikes$/,
    );
    expect(out).toContain('Pair: spikes of A · auto, dt = 0.1 ms, seed 1');
    const tables = out.slice(out.indexOf('population  model'));
    expect(
      `\n${tables.replace(/synapses {2}$/m, '').replace(/built in .* · spikes [0-9a-f]{16}/, '…')}`,
    ).toMatchInlineSnapshot(`
      "
      population  model  cells  spikes  mean rate  CV of intervals
      A           Cell       4      10    83.3 Hz           0.0946
      B           Cell       4       4    33.3 Hz                –

      from  to  synapse  synapses
      A     B   Kick           16
      B     A   Kick           10

      Pair by auto, dt = 0.1 ms, seed 1 · 300 steps · …
      A, B: v: exact, as what is linear with constant coefficients is solved exactly.
      "
    `);
  });

  it('prints its summary as JSON and nothing else', () => {
    const { exit, out, aside } = run('net.axo#Pair', '--json');
    expect({ exit, aside }).toEqual({ exit: 0, aside: '' });
    const summary = JSON.parse(out);
    expect(Object.keys(summary)).toEqual(['populations', 'projections', 'time', 'memory_mb', 'spike_hash']);
    expect(Object.keys(summary.populations)).toEqual(['A', 'B']);
    expect(Object.keys(summary.populations.A)).toEqual(['cells', 'spikes', 'rate_hz', 'cv_isi']);
    expect(summary.projections[0]).toEqual({ from: 'A', to: 'B', synapse: 'Kick', synapses: 16 });
    expect(JSON.parse(run('net.axo#Pair', '--json').out).spike_hash).toBe(summary.spike_hash);
  });

  it('is what a file means that names nothing: its last network', () => {
    expect(JSON.parse(run('net.axo', '--json').out).populations.A.cells).toBe(4);
    expect(Object.keys(JSON.parse(run('two.axo', '--json').out).populations)).toEqual(['C']);
    expect(run('two.axo#Cell', '--quiet').exit).toBe(0);
  });

  it('takes values for its own parameters', () => {
    const summary = JSON.parse(run('net.axo', '--json', '--set', 'N=10').out);
    expect(summary.populations.A.cells).toBe(10);
    expect(summary.projections[0].synapses).toBe(100);
  });

  it('writes tables, all data and pictures', () => {
    const { exit, out } = run('net.axo', '--out', 'x.csv', '--out', 'x.json', '--out', 'x.svg');
    expect(exit).toBe(0);
    expect(out).toContain('Written: x.csv (spikes), x.traces.csv (traces), x.json, x.svg');
    const rows = (name: string) => readFileSync(join(FOLDER, name), 'utf8').split('\n');
    expect(rows('x.csv').slice(0, 2)).toEqual(['population,cell,t (ms)', expect.stringMatching(/^A,3,\d/)]);
    expect(rows('x.traces.csv').slice(0, 2)).toEqual(['t (ms),of,number,variable,unit,value', '0,B,0,v,1,0']);
    const all = JSON.parse(readFileSync(join(FOLDER, 'x.json'), 'utf8'));
    expect(all.traces[0].t).toHaveLength(31);
    expect(all.spikes.A.cells).toHaveLength(all.populations.A.spikes);
    expect(all.origin.address).toBe('net.axo#Pair');
    expect(readFileSync(join(FOLDER, 'x.svg'), 'utf8')).toContain('Pair: spikes of A');
  });

  it('writes a report', () => {
    const { exit, out } = run('net.axo', '--out', 'x.html', '--theme', 'dark');
    expect(exit).toBe(0);
    expect(out).toContain('Written: x.html');
    const page = readFileSync(join(FOLDER, 'x.html'), 'utf8');
    expect(page).toContain('<html lang="en" data-theme="dark">');
    expect(page).toContain('<title>Pair · Axode</title>');
    expect(page).toContain('axode run net.axo --out x.html --theme dark --for 30ms --seed 1');
  });

  it('refuses options that only single models have, each with what to do instead', () => {
    const { exit, aside } = run('net.axo', '--cells', '3', '--record', 'v', '--input', 'I = 1');
    expect(exit).toBe(1);
    expect(`\n${aside}`).toMatchInlineSnapshot(`
      "
      error[command/network-option]: \`--input\` has no meaning for the network \`Pair\`.
      hint: write the stimulus into the block of a population: \`population E = Cell[100] { I = 1 nA }\`.

      error[command/network-option]: \`--cells\` has no meaning for the network \`Pair\`.
      hint: the network says how many cells there are: \`population E = Cell[N]\`, and \`--set N=100\`.

      error[command/network-option]: \`--record\` has no meaning for the network \`Pair\`.
      hint: the network says what is recorded: \`record v of E[0..9]\`.

      3 errors
      "
    `);
  });

  it('tells what is wrong with the text, with a value, and with a name', () => {
    const wrong = run('wrong.axo');
    expect(wrong.exit).toBe(1);
    expect(wrong.aside).toContain('did you mean `Kick`?');
    const value = run('net.axo', '--set', 'M=10');
    expect(value.exit).toBe(1);
    expect(value.aside).toContain('`M`');
    const name = run('net.axo#Par');
    expect(name.exit).toBe(1);
    expect(name.aside).toContain('did you mean `Pair`?');
    expect(run('net.axo', '--method', 'rk5').exit).toBe(2);
  });
});

describe('axode check', () => {
  it('lists the networks of a file', () => {
    expect(axode(FOLDER, 'check', 'two.axo')).toEqual({
      exit: 0,
      aside: '',
      out: [
        'two.axo: fine',
        '  network Pair: 8 cells in 2 populations, 2 projections',
        '  network Other: 2 cells in 1 population, 0 projections',
        '',
      ].join('\n'),
    });
  });
});

describe('axode explain of a network', () => {
  it('prints who is joined to whom, and how the states of synapses are kept', () => {
    const { exit, out, aside } = axode(FOLDER, 'explain', 'net.axo');
    expect({ exit, aside }).toEqual({ exit: 0, aside: '' });
    expect(`\n${out}`).toMatchInlineSnapshot(`
      "
      network Pair, from net.axo
        Two kinds of them.

      Parameters
        N = 4  cells of each kind

      Populations
        name  model  cells  method  given
        A     Cell       4  exact   v = i / N
        B     Cell       4  exact   I = 0.5

      Projections
        from  to  synapse  synapses  delay  how
        A     B   Kick           16  1 ms   all to all; w = 0.2
        B     A   Kick      about 8  none   with probability 0.5

      Synapses
        A -> B, B -> A by Kick
          on pre { post.v += w; x += 1 }
          x: computed when an event needs it, kept once for each presynaptic cell
          one for all synapses: w

      Methods, with dt = 0.1 ms
        A, B: v: exact, as what is linear with constant coefficients is solved exactly.

      Records
        spikes of A
        spikes of B
        v of B[0] every 1 ms

      Synapses act at grid points: whatever the method of its cells, the network is of first order in dt.
      "
    `);
  });

  it('draws it', () => {
    expect(axode(FOLDER, 'explain', 'net.axo', '--out', 'net.svg').exit).toBe(0);
    const picture = readFileSync(join(FOLDER, 'net.svg'), 'utf8');
    expect(picture).toContain('Kick · 16');
    expect(picture).toContain('Kick · ≈ 8');
  });

  it('adds the code that a run would be made of, by the method that is named', () => {
    const { exit, out, aside } = axode(FOLDER, 'explain', 'net.axo', '--code', '--method', 'rk4');
    expect({ exit, aside }).toEqual({ exit: 0, aside: '' });
    expect(out).toContain('Generated code: one step of one cell of A\n// One step of Cell by rk4');
    expect(out).toContain('Generated code: the synapses A -> B by Kick\n// Kick by rk4');
    const { populations, code } = JSON.parse(axode(FOLDER, 'explain', 'net.axo', '--code', '--json').out);
    expect(populations[0].method).toBe('exact');
    expect(code.projections.map(({ of }: { of: string[] }) => of)).toEqual([
      ['A -> B by Kick'],
      ['B -> A by Kick'],
    ]);
  });

  it('says that there is no such method', () => {
    const { exit, aside } = axode(FOLDER, 'explain', 'net.axo', '--method', 'rk5');
    expect(exit).toBe(2);
    expect(aside).toContain('error[method/unknown]');
  });

  it('refuses what only single models have', () => {
    const { exit, aside } = axode(FOLDER, 'explain', 'net.axo', '--tex');
    expect(exit).toBe(1);
    expect(aside).toContain('`--tex` has no meaning for the network `Pair`.');
  });
});

describe('axode run of a network to HDF5', () => {
  it('writes what is recorded while it runs, and keeps nothing of it', async () => {
    const { exit, out, aside } = run('net.axo#Pair', '--out', 'run.h5');
    expect({ exit, aside }).toEqual({ exit: 0, aside: '' });
    expect(out).toContain('Written: run.h5');
    expect(out).toMatch(/ · recorded to disk by at most [\d.]+ MB of memory · /);
    expect(out).not.toContain('┤');
    await reading(join(FOLDER, 'run.h5'), (file) => {
      expect(file.attrs.command?.value).toMatch(/^axode run net.axo#Pair --out run.h5/);
      expect(numbersAt(file, 'populations/B/traces/v').length).toBe(31);
      expect(numbersAt(file, 'populations/A/spikes/time').length).toBeGreaterThan(4);
    });
  });

  it('says in its summary how much memory that takes at most', () => {
    const { recording } = JSON.parse(run('net.axo#Pair', '--out', 'run.h5', '--json').out);
    expect(recording.memory_mb).toBeGreaterThan(60);
    expect(JSON.parse(run('net.axo#Pair', '--json').out)).not.toHaveProperty('recording');
  });

  it('writes one such file', () => {
    const { exit, aside } = run('net.axo#Pair', '--out', 'a.h5', '--out', 'b.hdf5');
    expect({ exit, aside }).toEqual({
      exit: 1,
      aside: `error[recording/one-file]: 2 files are to be written while the network runs: a.h5, b.hdf5.
hint: name one, and copy it.

1 error
`,
    });
  });
});
