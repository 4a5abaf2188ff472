/**
 * Builds `dist`: the command line tool with everything it needs bundled (a bundled start takes half the time
 * of one that reads hundreds of files), the library with its packages left to the importer, and with
 * `--types` the declarations. Plain JavaScript, as it runs before anything is compiled.
 *
 *     node src/tooling/build.mjs [--if-stale] [--types]
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const STAMP = join(ROOT, 'dist/.built');

/** What `dist` is made of. */
const SOURCES = ['src', 'grammar', 'package.json'];

/** Returns the latest change (in ms) of a file or of anything below a folder. */
function latestChange(path) {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => latestChange(join(path, name))));
}

function isStale() {
  if (!existsSync(STAMP)) return true;
  const built = statSync(STAMP).mtimeMs;
  return SOURCES.some((source) => latestChange(join(ROOT, source)) > built);
}

const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  format: 'esm',
  target: 'node20',
  platform: 'node',
  logLevel: 'warning',
  legalComments: 'linked',
  metafile: true,
};

/** Heavy packages sit behind dynamic imports; splitting keeps them in chunks that are loaded when needed. */
const COMMANDS = {
  ...COMMON,
  entryPoints: [
    { in: 'src/cli/main.ts', out: 'cli' },
    { in: 'src/tooling/start.ts', out: 'tooling/start' },
    { in: 'src/tooling/generate.ts', out: 'tooling/generate' },
  ],
  outdir: 'dist',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  // The TypeScript compiler is 7 MB, and only `generate` asks for it and for esbuild; resvg is machine code, which stays a
  // file; who records to HDF5 installs h5wasm.
  external: ['ts-morph', 'esbuild', '@resvg/resvg-js', 'h5wasm'],
  // CommonJS packages (commander, linkedom) call `require` for Node's own modules.
  banner: {
    js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
  },
};

const LIBRARY = {
  ...COMMON,
  entryPoints: [
    { in: 'src/index.ts', out: 'index' },
    { in: 'src/testing/testing.ts', out: 'testing' },
  ],
  outdir: 'dist',
  platform: 'neutral',
  packages: 'external',
  splitting: true,
  chunkNames: 'library/[name]-[hash]',
  sourcemap: true,
};

/** Removes what an earlier build left in `dist`; only now, so that a command that runs meanwhile has its files. */
function removeOthers(outputs) {
  for (const entry of readdirSync(join(ROOT, 'dist'), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    // Declarations are written by another tool, and kept by builds without them.
    const isDeclaration = path.startsWith(join(ROOT, 'dist/types/'));
    if (entry.isFile() && !isDeclaration && !outputs.has(relative(ROOT, path))) rmSync(path);
  }
}

/** Compiles the grammar, the programs of pages and of threads, then bundles; `withTypes` writes the declarations too (some seconds). */
async function buildAll({ withTypes = false } = {}) {
  execFileSync(process.execPath, [join(ROOT, 'src/tooling/build-grammar.mjs')], { stdio: 'inherit' });
  execFileSync(process.execPath, [join(ROOT, 'src/tooling/build-page-client.mjs')], { stdio: 'inherit' });
  execFileSync(process.execPath, [join(ROOT, 'src/tooling/build-thread-program.mjs')], { stdio: 'inherit' });
  const bundles = await Promise.all([bundle(COMMANDS), bundle(LIBRARY)]);
  removeOthers(new Set(bundles.flatMap(({ metafile }) => Object.keys(metafile.outputs))));
  chmodSync(join(ROOT, 'dist/cli.js'), 0o755);
  if (withTypes) {
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
    const project = join(ROOT, 'src/tooling/tsconfig.types.json');
    execFileSync(process.execPath, [compiler, '-p', project], { stdio: 'inherit' });
  }
  writeFileSync(STAMP, '');
}

/** Builds if a source changed since the last build. */
async function buildIfStale() {
  if (isStale()) await buildAll();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const options = process.argv.slice(2);
  if (options.includes('--if-stale')) await buildIfStale();
  else await buildAll({ withTypes: options.includes('--types') });
}
