/** Bundles the benchmarks and runs them: `npm run bench [-- NAME…]`. Plain JavaScript, as nothing is compiled yet. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = 'node_modules/.cache/axode-bench';

await build({
  absWorkingDir: ROOT,
  entryPoints: [
    'bench/main.ts',
    'bench/first-step.ts',
    'bench/first-run.ts',
    'bench/network-run.ts',
    'bench/sweep-memory.ts',
  ],
  outdir: OUT,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
});

execFileSync(process.execPath, [`${OUT}/main.js`, ...process.argv.slice(2)], { cwd: ROOT, stdio: 'inherit' });
