import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './blocks.ts';
import { workplace } from './workplace.ts';

/** What a script prints besides its pictures, what its pictures say, and the files that it leaves. */
interface Expected {
  readonly says: readonly string[];
  readonly shows: readonly string[];
  readonly leaves: readonly (readonly [file: string, begins: string])[];
}

const SCRIPTS: Readonly<Record<string, Expected>> = {
  'single-cell.mjs': {
    says: ['spikes at 21.91, 36.83, 51.48, 66.11, 80.92 ms', 'v between -76.1 and 40.3 mV'],
    shows: ['v (mV)', 'sodium.m', 'spikes'],
    leaves: [],
  },
  'f-i-curve.mjs': {
    says: ['silent up to 6 uA/cm^2, then 60 Hz at 7 uA/cm^2', '87.5 Hz at 20 uA/cm^2'],
    shows: ['rate (Hz)', 'I (uA/cm^2)'],
    leaves: [['out/f-i-curve.svg', '<svg ']],
  },
  'phase-plane.mjs': {
    says: [
      'I = 0: 0 spikes, ends at v = -1.199, w = -0.624',
      'I = 0.5: 5 spikes, ends at v = -1.247, w = -0.158',
    ],
    shows: ['dv/dt = 0', 'dw/dt = 0'],
    leaves: [
      ['out/phase-plane-0.png', '\x89PNG'],
      ['out/phase-plane-0.5.png', '\x89PNG'],
    ],
  },
  'parameter-grid.mjs': {
    says: ['190 cells; fastest with a = 0.10, d = 1: 153.75 Hz'],
    shows: ['rate (Hz)', '0.09'],
    leaves: [['out/parameter-grid.svg', '<svg ']],
  },
  'recorded-stimulus.mjs': {
    says: ['recording: 4 spikes, the first at 19.1 ms', 'ramp: 7 spikes, the first at 56.4 ms'],
    shows: ['I (nA)', 'v (mV)'],
    leaves: [],
  },
  'comparison.mjs': {
    says: [
      'MorrisLecar begins at 90 uA/cm^2 with 9.7 Hz',
      'MorrisLecarSNLC begins at 40 uA/cm^2 with 1.0 Hz',
    ],
    shows: ['Two ways to begin to fire', 'MorrisLecarSNLC'],
    leaves: [['out/comparison.svg', '<svg ']],
  },
  'neurotransmission.mjs': {
    says: [
      'AMPA 2 nS: 3 spikes, the second axon up to 39.1 mV',
      'AMPA 0 nS: 3 spikes, the second axon up to -64.8 mV',
    ],
    shows: ['pre.v (mV)', 'nmda.i (pA)'],
    leaves: [],
  },
  'morris-lecar.mjs': {
    says: ['spikes at 9.00, 37.62, 66.04, 94.46, 122.88, 151.30, 179.73 ms'],
    shows: ['potassium.n', 'dv/dt = 0'],
    leaves: [['out/morris-lecar.svg', '<svg ']],
  },
  'two-populations.mjs': {
    says: [
      'Axon: 13 13 13 13 13 13 13 13 13 13 spikes, the first between 2.1 and 2.2 ms',
      'Leaky: 6 6 6 6 6 6 6 6 6 6 spikes, the first between 25.5 and 26.5 ms',
    ],
    shows: ['v[0] (mV)', 'Leaky: spikes'],
    leaves: [
      ['out/axon.svg', '<svg '],
      ['out/leaky.svg', '<svg '],
    ],
  },
  'izhikevich-behaviours.mjs': {
    says: [
      'TonicSpiking                5  at 13, 17, 31.5 … 86.75 ms',
      'TonicBursting              28  at 25, 26.5, 28.25 … 204.5 ms',
      'Accommodation               1  at 312 ms',
      'InhibitionInducedBursting  11  at 87, 89.5, 92.5 … 263 ms',
    ],
    shows: ['Bistability', 'DepolarizingAfterPotential'],
    leaves: [['out/izhikevich-behaviours.svg', '<svg ']],
  },
  'coupled-izhikevich.mjs': {
    says: ['g = 0: 10 and 0 spikes', 'g = 0.1: 9 and 0 spikes', 'g = 1: 10 and 8 spikes'],
    shows: ['first.v', 'second.v'],
    leaves: [['out/coupled-izhikevich-1.svg', '<svg ']],
  },
  'hopfield.mjs': {
    says: [
      'T: 11 of 49 points wrong, then 0',
      'L: 11 of 49 points wrong, then 0',
      'X: 11 of 49 points wrong, then 0',
    ],
    shows: ['  .##.###   #######'],
    leaves: [],
  },
  'spike-timing.mjs': {
    says: ['20 ms: 0.003679', '1 ms: 0.009512', '-1 ms: -0.009988', '-20 ms: -0.003863'],
    shows: ['change of the weight'],
    leaves: [['out/spike-timing.svg', '<svg ']],
  },
};

const FOLDER = join(ROOT, 'examples');

describe('the scripts in examples/', () => {
  const folder = workplace();
  cpSync(FOLDER, join(folder, 'examples'), { recursive: true });

  it.each(Object.entries(SCRIPTS))('%s prints and leaves what it says', (name, { says, shows, leaves }) => {
    const { stdout, stderr } = spawnSync(process.execPath, [`examples/${name}`], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(stdout.split('\n').filter((line) => says.includes(line))).toEqual(says);
    expect(shows.filter((text) => !stdout.includes(text))).toEqual([]);
    for (const [file, begins] of leaves) {
      expect(readFileSync(join(folder, file), 'latin1').slice(0, begins.length)).toBe(begins);
    }
  });

  it('are all here, and in their README', () => {
    const names = readdirSync(FOLDER).filter((name) => name.endsWith('.mjs'));
    const list = readFileSync(join(FOLDER, 'README.md'), 'utf8');
    expect(names.toSorted()).toEqual(Object.keys(SCRIPTS).toSorted());
    expect(names.filter((name) => !list.includes(`[${name}](${name})`))).toEqual([]);
  });

  it.each(Object.keys(SCRIPTS))('%s is short and says how to run it', (name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    expect(text.split('\n').length - 1).toBeLessThanOrEqual(40);
    expect(text).toMatch(/^\/\*\*\n \* /);
    expect(text).toContain(` *     node examples/${name}\n`);
  });
});
