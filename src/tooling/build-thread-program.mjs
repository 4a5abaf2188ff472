// Bundles what threads run (src/threads/program.ts) to generated/thread-program.ts, as text.
// With `--check` it writes nothing and fails if the committed file is stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
const target = `${root}generated/thread-program.ts`;

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ['src/threads/program.ts'],
  bundle: true,
  minifySyntax: true,
  minifyWhitespace: true,
  write: false,
  // Programs that are given as text are scripts.
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  charset: 'utf8',
  logLevel: 'warning',
  ignoreAnnotations: true,
});

/** A statement a line, so that changes can be read. */
const lines = outputFiles[0].text.trim().split('\n');
const code = `// Bundled from src/threads/program.ts by \`node src/tooling/build-thread-program.mjs\`; do not edit.

/** What threads of networks run. */
export const THREAD_PROGRAM: string = [
${lines.map((line) => `  ${JSON.stringify(line)},\n`).join('')}].join('\\n');
`;

if (argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== code)
    throw new Error('generated/thread-program.ts is stale: node src/tooling/build-thread-program.mjs');
} else if (!existsSync(target) || readFileSync(target, 'utf8') !== code) {
  writeFileSync(target, code);
}
