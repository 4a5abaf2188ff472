import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { ROOT } from './blocks.ts';

/** Runs everything that the shipped models are held against: on a machine that does other things too, that takes a while. */
const LONGEST = 300_000;

it('finds every generated file up to date', { timeout: LONGEST }, () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/tooling/generate.js', '--check'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect({ status, stderr, stdout }).toEqual({
    status: 0,
    stderr: '',
    stdout: 'All generated files are up to date.\n',
  });
});
