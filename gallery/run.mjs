/** Bundles the gallery and draws it: `npm run gallery [-- [--check] NAME…]`. Plain JavaScript, as nothing is compiled yet. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = 'node_modules/.cache/axode-gallery';

await build({
  absWorkingDir: ROOT,
  entryPoints: ['gallery/main.ts'],
  outdir: OUT,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});

const { status } = spawnSync(process.execPath, [`${OUT}/main.js`, ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
