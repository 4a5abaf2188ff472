import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('finds the bundled program of threads up to date', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['src/tooling/build-thread-program.mjs', '--check'],
    {
      encoding: 'utf8',
    },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
