import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { ROOT } from './blocks.ts';

it('finds every generated file up to date', () => {
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
