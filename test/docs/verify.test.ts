import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blocksOf } from './blocks.ts';
import { runLine, workplace } from './workplace.ts';

const PAGE = 'docs/verify.md';

describe(`the commands in ${PAGE}`, () => {
  const folder = workplace();
  const lines = blocksOf(PAGE, 'sh').flatMap(({ text }) => text.trim().split('\n'));

  it.each(lines)('%s', (line) => {
    const { status, stderr, stdout } = runLine(folder, line);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/: all agree\n|"agrees": true/);
  });
});

describe(`the programs in ${PAGE}`, () => {
  it.each(blocksOf(PAGE, 'ts'))('$place prints what its comments say', ({ text }) => {
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
