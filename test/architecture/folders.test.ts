import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));

/** A folder (or a file at the top) imports only what has a lower rank. */
const RANKS: ReadonlyMap<string, number> = new Map([
  ['base', 0],
  ['diagnostics', 1],
  ['units', 1],
  ['library', 1],
  ['runtime', 1],
  ['expr', 2],
  ['recording', 2],
  ['syntax', 3],
  ['ir', 3],
  ['elementary', 4],
  ['check', 4],
  ['symbolic', 5],
  ['interpreter', 5],
  ['evaluator', 5],
  ['lower', 6],
  ['passes', 6],
  ['analysis', 7],
  ['targets', 7],
  ['compile.ts', 8],
  ['compile-synapse.ts', 8],
  ['threads', 8],
  ['simulate', 9],
  ['pack', 9],
  ['agreement', 10],
  ['network-api', 10],
  ['report', 10],
  ['plugins', 11],
  ['testing', 11],
  ['index.ts', 11],
  ['cli', 12],
  ['tooling', 13],
]);

/** The one file that imports each package. `lazy`: only by `import()`, as it is slow to load. */
const DOORS: readonly { readonly name: string; readonly door: string; readonly lazy: boolean }[] = [
  { name: 'nearley', door: 'syntax/', lazy: false },
  { name: 'moo', door: 'syntax/', lazy: false },
  { name: 'commander', door: 'cli/usage/commander.ts', lazy: false },
  // In the texts of a new project.
  { name: 'axode', door: 'cli/init/', lazy: false },
  { name: 'mathjs', door: 'symbolic/mathjs.ts', lazy: true },
  { name: 'decimal.js', door: 'interpreter/', lazy: true },
  { name: 'ts-morph', door: 'pack/', lazy: true },
  { name: '@observablehq/plot', door: 'report/svg/plot.ts', lazy: true },
  { name: 'linkedom', door: 'report/svg/plot.ts', lazy: true },
  { name: '@resvg/resvg-js', door: 'report/png.ts', lazy: true },
  { name: 'd3-contour', door: 'report/figures/zero-lines.ts', lazy: false },
  { name: 'uplot', door: 'report/page/client/chart.ts', lazy: false },
  { name: 'temml', door: 'report/page/typeset-equations.ts', lazy: true },
  { name: 'csv-parse', door: 'simulate/columns/csv.ts', lazy: true },
  { name: 'h5wasm', door: 'recording/hdf5-library.ts', lazy: true },
  { name: 'esbuild', door: 'tooling/', lazy: false },
];

interface Import {
  readonly from: string;
  /** A path below src, or a package's name. */
  readonly to: string;
  readonly isLocal: boolean;
  readonly isDynamic: boolean;
  readonly isTypeOnly: boolean;
}

const STATIC = /^(?:import|export)\s+(type\s+)?(?:[\w*{][^'";]*?\sfrom\s+)?'([^']+)'/gm;
const DYNAMIC = /\bimport\(\s*'([^']+)'\s*\)/g;

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

function importsOf(path: string): readonly Import[] {
  const text = readFileSync(path, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const from = relative(SRC, path);
  const resolved = (specifier: string, isDynamic: boolean, isTypeOnly: boolean): Import => {
    const isLocal = specifier.startsWith('.');
    const to = isLocal ? relative(SRC, resolve(dirname(path), specifier)) : specifier;
    return { from, to, isLocal, isDynamic, isTypeOnly };
  };
  return [
    ...Array.from(text.matchAll(STATIC), ([, type, specifier = '']) =>
      resolved(specifier, false, type !== undefined),
    ),
    ...Array.from(text.matchAll(DYNAMIC), ([, specifier = '']) => resolved(specifier, true, false)),
  ];
}

const FILES = filesBelow(SRC);
const IMPORTS = FILES.flatMap(importsOf);
const LOCAL = IMPORTS.filter((each) => each.isLocal);

/** What lies beside src: the compiled grammar belongs to the folder that it serves, the manifest to all. */
const OUTSIDE: ReadonlyMap<string, string> = new Map([
  ['../generated/grammar.ts', 'syntax'],
  ['../generated/page-client.ts', 'report'],
  ['../generated/thread-program.ts', 'threads'],
  ['../package.json', 'base'],
]);

function folderOf(path: string): string {
  return OUTSIDE.get(path) ?? path.split('/')[0] ?? path;
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function shown({ from, to }: Import): string {
  return `${from} imports ${to}`;
}

/** Returns the files of each import cycle, by following imports depth first. */
function importCycles(): readonly string[] {
  const edges = new Map<string, string[]>();
  for (const { from, to, isTypeOnly } of LOCAL) {
    if (!isTypeOnly) edges.set(from, [...(edges.get(from) ?? []), to]);
  }
  const [done, open] = [new Set<string>(), new Set<string>()];
  const cycles: string[] = [];
  const visit = (file: string): void => {
    if (done.has(file)) return;
    if (open.has(file)) {
      const path = [...open];
      cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      return;
    }
    open.add(file);
    for (const next of edges.get(file) ?? []) visit(next);
    open.delete(file);
    done.add(file);
  };
  for (const file of edges.keys()) visit(file);
  return cycles;
}

describe('the folders of src', () => {
  it('are all in the rank table', () => {
    const unknown = new Set(
      FILES.map((file) => folderOf(relative(SRC, file))).filter((each) => !RANKS.has(each)),
    );
    expect([...unknown]).toEqual([]);
  });

  it('import only folders of a lower rank', () => {
    const rankOf = (path: string): number => RANKS.get(folderOf(path)) ?? Number.NaN;
    const upward = LOCAL.filter(
      ({ from, to }) => folderOf(from) !== folderOf(to) && !(rankOf(to) < rankOf(from)),
    );
    expect(upward.map(shown)).toEqual([]);
  });

  it('hold no import cycle', () => {
    expect(importCycles()).toEqual([]);
  });

  it('each say in a README of at most thirty lines what they are for', () => {
    const folders = [...new Set(FILES.map((file) => folderOf(relative(SRC, file))))].filter(
      (each) => !each.endsWith('.ts'),
    );
    const lengths = folders.map((folder) => {
      const lines = readFileSync(join(SRC, folder, 'README.md'), 'utf8')
        .trimEnd()
        .split('\n').length;
      return { folder, fits: lines <= 30 };
    });
    expect(lengths).toEqual(folders.map((folder) => ({ folder, fits: true })));
  });
});

describe('the runtime', () => {
  it('imports nothing but itself, so that generated code can run without the compiler', () => {
    const outside = IMPORTS.filter(
      ({ from, to }) => folderOf(from) === 'runtime' && folderOf(to) !== 'runtime',
    );
    expect(outside.map(shown)).toEqual([]);
  });
});

/** Where a start begins: the library and the command line. */
const ENTRIES = ['index.ts', 'cli/main.ts'];

/** Returns all files that are loaded with these, because one imports the other outright. */
function loadedWith(entries: readonly string[]): ReadonlySet<string> {
  const loaded = new Set(entries);
  // The set grows while it is walked.
  for (const file of loaded) {
    for (const { from, to, isDynamic, isTypeOnly } of LOCAL) {
      if (from === file && !isDynamic && !isTypeOnly) loaded.add(to);
    }
  }
  return loaded;
}

const LOADED_AT_ONCE = loadedWith(ENTRIES);

describe('third-party packages', () => {
  const external = IMPORTS.filter(({ isLocal, to }) => !isLocal && !to.startsWith('node:'));

  it('are in the table of doors', () => {
    const known = new Set(DOORS.map(({ name }) => name));
    expect(external.filter(({ to }) => !known.has(packageOf(to))).map(shown)).toEqual([]);
  });

  it.each(DOORS)('$name has one door below $door', ({ name, door }) => {
    const importers = new Set(external.filter(({ to }) => packageOf(to) === name).map(({ from }) => from));
    expect([...importers].filter((file) => !file.startsWith(door))).toEqual([]);
    expect(importers.size).toBeLessThanOrEqual(1);
  });

  it.each(DOORS.filter(({ lazy }) => lazy))('$name is loaded only when it is needed', ({ name }) => {
    const doors = new Set(
      external
        .filter(({ to, isDynamic, isTypeOnly }) => packageOf(to) === name && !isDynamic && !isTypeOnly)
        .map(({ from }) => from),
    );
    expect([...doors].filter((door) => LOADED_AT_ONCE.has(door))).toEqual([]);
  });
});

describe('the core', () => {
  it('reads no files and prints nothing: only the command line, the tools, what tests call and recordings do, threads are Node’s, and PNG finds its fonts', () => {
    const outside = IMPORTS.filter(
      ({ from, to }) =>
        to.startsWith('node:') &&
        !['cli', 'tooling', 'testing', 'threads'].includes(folderOf(from)) &&
        from !== 'report/png.ts' &&
        from !== 'recording/disk.ts',
    );
    expect(outside.map(shown)).toEqual([]);
  });
});
