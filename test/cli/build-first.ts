import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Builds `dist` if a source is newer, so that the tests run what is in the tree. */
export default function setup(): void {
  const build = fileURLToPath(new URL('../../src/tooling/build.mjs', import.meta.url));
  execFileSync(process.execPath, [build, '--if-stale'], { stdio: 'inherit' });
}
