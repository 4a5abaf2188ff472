import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { axode, folderWith } from './axode.ts';
import { CELL } from './models.ts';

const FOLDER = folderWith({
  'cell.axo': CELL,
  'quiet.axo': 'neuron Quiet {\n  param tau = 10 ms\n  state v = 1\n  dv/dt = -v / tau\n}\n',
  'drive.csv': 't (ms),depolarisation (mV)\n0,0\n10,20\n',
  'cells.csv': 'name;tau (ms)\na;5\nb;10\nc;20\n',
});
const SHORT = ['--for', '50ms', '--dt', '0.1ms'] as const;
const JSON_ONLY = [...SHORT, '--json', '--quiet'] as const;

/** Returns the result of a run. */
function resultOf(...words: readonly string[]) {
  const { exit, out, aside } = axode(FOLDER, 'run', ...words, ...JSON_ONLY);
  expect({ exit, aside }).toEqual({ exit: 0, aside: '' });
  return JSON.parse(out);
}

describe('axode run of several cells', () => {
  it('draws their spikes, and says before what it will take', () => {
    const { exit, out, aside } = axode(
      FOLDER,
      'run',
      'cell.axo',
      '--cells',
      '3',
      '--input',
      'I = (18 + i) * 1 mV',
      ...SHORT,
    );
    expect({ exit, aside }).toEqual({ exit: 0, aside: '' });
    expect(
      `\n${out.replace(/takes .* of memory/, 'takes …').replace(/compiled in .*/, '…')}`,
    ).toMatchInlineSnapshot(`
      "
      3 cells · 500 steps of 0.1 ms · records spikes only · takes …
      Cell: spikes · rk4, dt = 0.1 ms, 3 cells, strict · 8 spikes
                cell
              2 ┤                      ╵                      ╵                      ╵
              1 ┤                         ╵                         ╵                        ╵
              0 ┤                             ╵                            ╵
                └┴───────────────┴───────────────┴────────────────┴───────────────┴───────────────┴
                 0              10              20               30              40              50 ms
      Cell by rk4, dt = 0.1 ms · 8 spikes (53.3 Hz per cell) · 500 steps · …
      "
    `);
  });

  it('records some of them, by commas within and between', () => {
    const { traces, cells_recorded } = resultOf(
      'cell.axo',
      '--cells',
      '5',
      '--record',
      'v[0, 2..3],E',
      '--record',
      'tau[4]',
    );
    expect(cells_recorded).toEqual({ v: [0, 2, 3], E: [0, 1, 2, 3, 4], tau: [4] });
    expect(traces.v).toHaveLength(3);
  });

  it('gives each what stands in its row of a file', () => {
    const { traces } = resultOf(
      'cell.axo',
      '--cells',
      '3',
      '--set',
      'tau = cells.csv:tau',
      '--record',
      'tau',
      '--every',
      '500',
    );
    expect(traces.tau).toEqual([
      [5, 5],
      [10, 10],
      [20, 20],
    ]);
  });

  it('drives an input by a column of a file', () => {
    const held = resultOf(
      'cell.axo',
      '--input',
      'I = drive.csv:depolarisation',
      '--record',
      'I',
      '--every',
      '50',
    );
    expect(held.traces.I.slice(0, 4)).toEqual([0, 0, 20, 20]);
    const lines = resultOf(
      'cell.axo',
      '--input',
      'I = drive.csv:2 [mV] interpolated',
      '--record',
      'I',
      '--every',
      '50',
    );
    expect(lines.traces.I.slice(0, 4)).toEqual([0, 10, 20, 20]);
  });

  it.each([
    ['I = drive.csv', 'name a column: `I = drive.csv:depolarisation`.'],
    ['I = drive.csv interpolated', 'name a column: `I = drive.csv:depolarisation interpolated`.'],
    ['I = cells.csv', 'name a column: `I = cells.csv:name`, `I = cells.csv:tau`.'],
    [
      'I = drive.csv:depolarisation linear',
      'write `drive.csv:depolarisation interpolated`: behind a column stands `held` or `interpolated`.',
    ],
    ['I = none.csv', 'There is no file "none.csv".'],
  ])('says how a column is named for %s', (input, hint) => {
    const { exit, aside } = axode(FOLDER, 'run', 'cell.axo', '--input', input);
    expect({ exit, aside }).toEqual({ exit: 1, aside: expect.stringContaining(hint) });
  });

  it('says which files and columns there are', () => {
    const { exit, aside } = axode(
      FOLDER,
      'run',
      'cell.axo',
      ...SHORT,
      '--input',
      'I = drvie.csv:current',
      '--set',
      'tau = cells.csv:tua',
    );
    expect(exit).toBe(1);
    expect(`\n${aside}`).toMatchInlineSnapshot(`
      "
      error[command/file-not-found]: There is no file "drvie.csv".
      hint: did you mean "drive.csv"?

      error[csv/column]: cells.csv has no column \`tua\`.
      hint: did you mean \`tau\`?

      2 errors
      "
    `);
  });

  it('reduces each to numbers', () => {
    const { measures } = resultOf(
      'cell.axo',
      '--cells',
      '2',
      '--input',
      'I = 20 mV * i',
      '--measure',
      'count(spikes), top = max(v, after 1 ms)',
      '--measure',
      'first(spikes)',
    );
    expect(measures['count(spikes)']).toEqual({ unit: '1', values: [0, 3] });
    expect(Object.keys(measures)).toEqual(['count(spikes)', 'top', 'first(spikes)']);
    expect(measures['first(spikes)'].values).toEqual([null, 13.9]);
  });

  it('tells the numbers', () => {
    const words = ['--measure', 'count(spikes), first(spikes)', '--input'];
    expect(axode(FOLDER, 'run', 'cell.axo', ...SHORT, ...words, 'I = 20 mV').out).toMatch(
      /^count\(spikes\) {2}3\nfirst\(spikes\) {2}13\.9 ms\nCell by /m,
    );
    expect(axode(FOLDER, 'run', 'cell.axo', ...SHORT, '--cells', '2', ...words, 'I = 20 mV * i').out).toMatch(
      /^first\(spikes\) +none +13\.9 {2}ms\nCell by /m,
    );
  });
});

describe('axode run of a sweep', () => {
  it('is an f-I curve in one command', () => {
    const { exit, out, aside } = axode(
      FOLDER,
      'run',
      'cell.axo',
      '--for',
      '200ms',
      '--sweep',
      'I = 10 .. 30 mV by 5 mV',
    );
    expect({ exit, aside }).toEqual({ exit: 0, aside: '' });
    expect(out).toContain('rate(spikes) (Hz)');
    expect(out).toContain('I (mV)');
    expect(out).toContain('Measured: rate(spikes), as no --measure was given.');
  });

  it('makes a grid of several, drawn as a map', () => {
    const out = 'grid.svg';
    const words = [
      '--sweep',
      'I = 10 .. 30 mV in 11',
      '--sweep',
      'tau = 5 .. 15 ms in 11',
      '--out',
      out,
      '--out',
      'grid.csv',
    ];
    expect(axode(FOLDER, 'run', 'cell.axo', ...SHORT, ...words)).toMatchObject({ exit: 0, aside: '' });
    const svg = readFileSync(join(FOLDER, out), 'utf8');
    for (const label of ['I (mV)', 'tau (ms)', 'rate(spikes) (Hz)']) expect(svg).toContain(label);
    expect(readFileSync(join(FOLDER, 'grid.csv'), 'utf8').split('\n').slice(0, 2)).toEqual([
      'cell,I (mV),tau (ms),rate(spikes) (Hz)',
      '0,10,5,0',
    ]);
  });

  it('measures what it is told, in the figure and the theme that it is told', () => {
    const words = [
      '--sweep',
      'tau = 5 .. 15 ms in 3',
      '--measure',
      'last(v)',
      '--figure',
      'measures',
      '--theme',
      'dark',
    ];
    expect(axode(FOLDER, 'run', 'quiet.axo', ...SHORT, ...words, '--out', 'dark.png').exit).toBe(0);
    expect(existsSync(join(FOLDER, 'dark.png'))).toBe(true);
  });

  it('says what to ask for where nothing would be kept', () => {
    const { exit, out } = axode(FOLDER, 'run', 'quiet.axo', ...SHORT, '--sweep', 'tau = 5 .. 15 ms in 3');
    expect({ exit, told: out.includes('Nothing to draw') }).toEqual({ exit: 0, told: true });
  });
});

describe('what axode run says', () => {
  it('is nothing with --quiet, not even a warning', () => {
    const words = ['--dt', '4ms', '--for', '40ms', '--method', 'euler', '--set', 'tau = 1 ms', '--quiet'];
    expect(axode(FOLDER, 'run', 'quiet.axo', ...words)).toMatchObject({ out: '', aside: '' });
    expect(axode(FOLDER, 'run', 'quiet.axo', ...words.slice(0, -1)).aside).toContain('warning[');
  });

  it('is the result and nothing else with --json, and where it came from', () => {
    const { exit, out, aside } = axode(FOLDER, 'run', 'cell.axo', ...SHORT, '--json', '--input', 'I = 20 mV');
    expect({ exit, aside }).toEqual({ exit: 0, aside: '' });
    expect(JSON.parse(out).origin).toEqual({
      command: 'axode run cell.axo --for 50ms --dt 0.1ms --json --input "I = 20 mV"',
      version: '0.1.0',
      address: 'cell.axo#Cell',
      files: { 'cell.axo': CELL },
    });
  });

  it('names the figures that there are', () => {
    const { exit, aside } = axode(FOLDER, 'run', 'cell.axo', ...SHORT, '--figure', 'raster');
    expect({ exit, aside }).toEqual({
      exit: 1,
      aside:
        'error[command/no-such-figure]: There is no figure `raster` to draw here.\nhint: there is traces.\n\n1 error\n',
    });
  });

  it('runs models of the shipped library from anywhere', () => {
    const { exit, out } = axode(FOLDER, 'run', 'std/neurons/hodgkin-huxley.axo', '--for', '5ms', '--json');
    expect({ exit, model: JSON.parse(out).model }).toEqual({ exit: 0, model: 'HodgkinHuxley' });
  });
});
