import { describe, expect, it } from 'vitest';
import { axode, folderWith } from './axode.ts';
import { CELL } from './models.ts';

const STUCK = `neuron Stuck {
  param rest = 0.25
  state v = 1
  dv/dt = -(v - rest) / abs(v - rest) / 1 ms
}
`;
const FOLDER = folderWith({ 'cell.axo': CELL, 'stuck.axo': STUCK, 'broken.axo': 'neuron Broken {' });

describe('axode verify', () => {
  it('says on its first line that all agree, and exits with 0', () => {
    const { exit, out, aside } = axode(
      FOLDER,
      'verify',
      'cell.axo',
      '--trials',
      '4',
      '--methods',
      'rk4,exact',
    );
    expect({ exit, aside }).toEqual({ exit: 0, aside: '' });
    const [verdict] = out.split('\n');
    expect(verdict).toMatch(/^Cell: 2 methods, 4 trials, [\d,]+ steps: all agree$/);
    expect(out).toContain('axode verify cell.axo --seed 2');
  });

  it('takes the component as a word of its own', () => {
    const words = ['--trials', '1', '--methods', 'euler'];
    const { exit, out } = axode(FOLDER, 'verify', 'cell.axo', 'Cell', ...words);
    expect({ exit, name: out.slice(0, 5) }).toEqual({ exit: 0, name: 'Cell:' });
    expect(axode(FOLDER, 'verify', 'cell.axo', 'Sell', ...words).exit).toBe(1);
  });

  it('prints what shows a mistake again, and exits with 1', () => {
    const { exit, out } = axode(FOLDER, 'verify', 'stuck.axo', '--methods', 'euler,rk4');
    expect(exit).toBe(1);
    expect(out).toContain('dv/dt is NaN there, and finite next to it');
    const again = /axode (verify stuck\.axo --seed 1 --trial \d+ --methods euler,rk4)/.exec(out)?.[1] ?? '';
    expect(axode(FOLDER, ...again.split(' '))).toMatchObject({ exit: 1 });
    const run = /axode (run stuck\.axo .*)$/m.exec(out)?.[1] ?? '';
    const words = Array.from(run.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, plain]) => quoted ?? plain ?? '');
    expect(axode(FOLDER, ...words).aside).toContain('not-finite');
  });

  it('does one trial alone, of a length that is asked for, and ends when its time is up', () => {
    const words = ['--methods', 'euler', '--json'];
    const report = (...more: readonly string[]): unknown =>
      JSON.parse(axode(FOLDER, 'verify', 'cell.axo', ...words, ...more).out);
    expect(report('--seed', '5', '--trial', '9', '--for', '40ms')).toMatchObject({
      seed: 5,
      trials: { asked: 1, done: 1 },
      methods: [{ name: 'euler', steps: expect.any(Number) }],
    });
    expect(report('--time-limit', '0')).toMatchObject({ trials: { done: 0, endedBy: 'time limit' } });
  });

  it('prints the same as JSON', () => {
    const fine = axode(FOLDER, 'verify', 'cell.axo', '--trials', '1', '--methods', 'euler', '--json');
    expect(JSON.parse(fine.out)).toMatchObject({ model: 'Cell', seed: 1, agrees: true, failures: [] });
    const wrong = axode(FOLDER, 'verify', 'stuck.axo', '--methods', 'euler', '--json');
    expect(wrong.exit).toBe(1);
    expect(JSON.parse(wrong.out)).toMatchObject({
      agrees: false,
      failures: [{ finding: { check: 'nan', found: 'NaN' }, again: expect.stringContaining('--trial') }],
    });
  });

  it('tells wrong words from wrong models by its exit code', () => {
    expect(axode(FOLDER, 'verify', 'cell.axo', '--methods', 'rk5').exit).toBe(2);
    expect(axode(FOLDER, 'verify', 'cell.axo', '--trials', 'many').exit).toBe(2);
    expect(axode(FOLDER, 'verify', 'cell.axo', '--trials', '0').exit).toBe(2);
    expect(axode(FOLDER, 'verify', 'cell.axo', '--for', 'long').exit).toBe(2);
    expect(axode(FOLDER, 'verify', 'broken.axo').exit).toBe(1);
    expect(axode(FOLDER, 'verify', 'none.axo').exit).toBe(1);
  });

  it('counts it as a failure that no method could be compared', () => {
    const { exit, out } = axode(FOLDER, 'verify', 'cell.axo', '--methods', 'rush_larsen', '--trials', '1');
    expect({ exit, verdict: out.split('\n')[0] }).toEqual({
      exit: 1,
      verdict: 'Cell: 0 methods, 1 trial, 0 steps: no method accepts it, nothing was compared',
    });
  });
});
