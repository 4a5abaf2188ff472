import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blocksOf, ROOT } from './blocks.ts';

/** Returns a folder that looks like one in which somebody uses Axode. */
function workplace(): string {
  const folder = mkdtempSync(join(tmpdir(), 'axode-readme-'));
  cpSync(join(ROOT, 'models'), join(folder, 'models'), { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(ROOT, join(folder, 'node_modules/axode'));
  return folder;
}

/** What a line of a `sh` block runs; `npm ci` is what these tests were installed by. */
function programOf(command: string): string {
  return command
    .replaceAll('npm ci && ', '')
    .replaceAll(/^npm start$/g, `'${process.execPath}' '${ROOT}/dist/tooling/start.js'`)
    .replaceAll(/^npx axode /g, `'${process.execPath}' '${ROOT}/dist/cli.js' `);
}

describe('the commands in the README', () => {
  const folder = workplace();
  const lines = blocksOf('README.md', 'sh').flatMap(({ text }) => text.trim().split('\n'));

  it.each(lines)('%s', (line) => {
    const { status, stderr, stdout } = spawnSync('sh', ['-c', programOf(line)], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.length).toBeGreaterThan(10);
  });

  it('leave the picture and the data that they speak of', () => {
    for (const name of [
      'hh.svg',
      'out/hodgkin-huxley.svg',
      'out/hodgkin-huxley.json',
      'out/hodgkin-huxley.csv',
    ]) {
      expect({ name, exists: existsSync(join(folder, name)) }).toEqual({ name, exists: true });
    }
    const { traces, spikes } = JSON.parse(readFileSync(join(folder, 'out/hodgkin-huxley.json'), 'utf8'));
    expect(Object.keys(traces)).toEqual(['v', 'sodium.m', 'sodium.h', 'potassium.n']);
    expect(spikes[0]).toHaveLength(7);
  });
});

describe('the programs in the README', () => {
  it.each(blocksOf('README.md', 'ts'))('$place prints what its comments say', ({ text }) => {
    const folder = workplace();
    writeFileSync(join(folder, 'example.mjs'), text);
    const { stdout, stderr } = spawnSync(process.execPath, ['example.mjs'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const expected = Array.from(text.matchAll(/\/\/ → (.*)$/gm), ([, words]) => words);
    expect({ stderr, printed: stdout.trimEnd().split('\n') }).toEqual({ stderr: '', printed: expected });
  });
});
