/** What a file holds is there until what takes its place is complete. */
import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replaceFile } from '../../src/cli/replace-file.ts';
import { axode, folderWith } from './axode.ts';

const NET = `neuron Cell {
  state v = 0
  dv/dt = (1.5 - v) / 10 ms
  spike when v > 1
  on spike { v = 0 }
}
network Net {
  population A = Cell[3000]
  record v of A
}
`;

const OLD = 'recorded long ago';
const ENDINGS = ['h5', 'json', 'csv', 'svg', 'png'] as const;

describe('a run that is refused', () => {
  const folder = folderWith({
    'net.axo': NET,
    ...Object.fromEntries(ENDINGS.map((ending) => [`x.${ending}`, OLD])),
  });
  const old = (ending: string): string => readFileSync(join(folder, `x.${ending}`), 'utf8');

  it.each([
    ['for want of memory', ['--for', '100000 s', '--out', 'x.svg']],
    ['for a time that is none', ['--for', '1 mV']],
    ['for a method that is none', ['--method', 'magic']],
    ['for an option of models', ['--float', '32']],
    ['for a saved state that is none', ['--resume', 'net.axo']],
  ] as const)('%s leaves what it was to write as it is', (_, words) => {
    for (const ending of ENDINGS) {
      const { exit } = axode(folder, 'run', 'net.axo', ...words, '--out', `x.${ending}`);
      expect([ending, exit, old(ending)]).toEqual([ending, exit, OLD]);
      expect(exit).toBeGreaterThan(0);
    }
    expect(readdirSync(folder).length).toBe(1 + ENDINGS.length);
  });
});

describe('replaceFile', () => {
  it('leaves the old file where the new one cannot be completed', () => {
    const folder = folderWith({ 'x.csv': OLD });
    const path = join(folder, 'x.csv');
    function* failing(): Generator<string> {
      yield 'half';
      throw new Error('no more');
    }
    expect(() => replaceFile(path, failing())).toThrow('no more');
    expect(readFileSync(path, 'utf8')).toBe(OLD);
    expect(readdirSync(folder)).toEqual(['x.csv']);
  });

  it('keeps what a name leads to, and who may read it', () => {
    const folder = folderWith({ 'x.csv': OLD });
    const path = join(folder, 'x.csv');
    chmodSync(path, 0o640);
    symlinkSync('x.csv', join(folder, 'link.csv'));
    replaceFile(join(folder, 'link.csv'), ['a', 'b']);
    expect(lstatSync(join(folder, 'link.csv')).isSymbolicLink()).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('ab');
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  it('writes into devices', () => {
    expect(() => replaceFile('/dev/null', ['a'])).not.toThrow();
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
    const folder = folderWith({});
    writeFileSync(join(folder, 'y'), '');
    expect(() => replaceFile(join(folder, 'none', 'y'), ['a'])).toThrow('ENOENT');
  });
});
