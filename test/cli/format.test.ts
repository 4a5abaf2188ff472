import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { axode, folderWith } from './axode.ts';

const UNTIDY = 'neuron  A{\nstate v=1;dv/dt=-v/ 10 ms }\n';
const TIDY = 'neuron A {\n  state v = 1\n  dv/dt = -v / 10 ms\n}\n';

describe('axode format', () => {
  it('rewrites files in the common layout, and leaves those that have it', () => {
    const folder = folderWith({ 'a.axo': UNTIDY, 'b.axo': TIDY });
    expect(axode(folder, 'format', 'a.axo', 'b.axo')).toEqual({
      exit: 0,
      out: 'a.axo: formatted\n',
      aside: '',
    });
    expect(readFileSync(join(folder, 'a.axo'), 'utf8')).toBe(TIDY);
    expect(axode(folder, 'format', 'a.axo', 'b.axo')).toEqual({ exit: 0, out: '', aside: '' });
  });

  it('changes nothing with --check and says what it would change', () => {
    const folder = folderWith({ 'a.axo': UNTIDY, 'b.axo': TIDY });
    expect(axode(folder, 'format', '--check', 'a.axo', 'b.axo')).toEqual({
      exit: 1,
      out: 'a.axo: not formatted\n',
      aside: 'not formatted: 1 of 2; `axode format` does it.\n',
    });
    expect(readFileSync(join(folder, 'a.axo'), 'utf8')).toBe(UNTIDY);
    expect(axode(folder, 'format', '--check', 'b.axo').exit).toBe(0);
  });

  it('prints the text with --stdout', () => {
    const folder = folderWith({ 'a.axo': UNTIDY });
    expect(axode(folder, 'format', '--stdout', 'a.axo')).toEqual({ exit: 0, out: TIDY, aside: '' });
    expect(readFileSync(join(folder, 'a.axo'), 'utf8')).toBe(UNTIDY);
  });

  it('leaves a file with a syntax error alone', () => {
    const folder = folderWith({ 'a.axo': 'neuron A { state v = }' });
    const { exit, aside } = axode(folder, 'format', 'a.axo');
    expect(exit).toBe(1);
    expect(aside).toContain('a.axo:1:');
    expect(readFileSync(join(folder, 'a.axo'), 'utf8')).toBe('neuron A { state v = }');
  });
});
