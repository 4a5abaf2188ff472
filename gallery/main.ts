/**
 * Draws the gallery into `docs/gallery`: a picture for each entry, and the page that shows them.
 *
 *     npm run gallery [-- [--check] [--png FOLDER] [NAME…]]
 *
 * With names only those are drawn, by parts of their names. `--check` writes nothing, says what is stale and exits with 1.
 * `--png FOLDER` paints the same pictures as points, for looking at them.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ALL_GALLERY } from './all.ts';
import { drawEntry, paintEntry } from './draw-entry.ts';
import { type GalleryEntry, largestKilobytes } from './gallery-entry.ts';
import { type DrawnEntry, galleryPage, galleryReadme } from './gallery-page.ts';

const FOLDER = 'docs/gallery';

const { values: flags, positionals: names } = parseArgs({
  options: { check: { type: 'boolean', default: false }, png: { type: 'string' } },
  allowPositionals: true,
});
const stale: string[] = [];
const failures: string[] = [];

function fail(words: string): void {
  console.error(words);
  failures.push(words);
}

/** Brings a file up to date, or with `--check` says whether it is; returns what became of it. */
function bring(file: string, text: string): 'same' | 'new' | 'changed' | 'stale' {
  const path = join(FOLDER, file);
  const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  if (before === text) return 'same';
  stale.push(path);
  if (flags.check) return 'stale';
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path, text);
  return before === undefined ? 'new' : 'changed';
}

async function draw(entry: GalleryEntry, place: string): Promise<readonly DrawnEntry[]> {
  const start = performance.now();
  try {
    const svg = await drawEntry(entry);
    const [kilobytes, seconds] = [svg.length / 1000, (performance.now() - start) / 1000];
    const became = bring(`${entry.name}.svg`, svg);
    const size = `${kilobytes.toFixed(0)} kB`.padStart(6);
    console.log(`${place} ${became.padEnd(7)} ${size} ${seconds.toFixed(2)} s  ${entry.name}`);
    const largest = largestKilobytes(entry);
    if (kilobytes > largest) {
      fail(`${entry.name}: ${size} is more than ${largest} kB: draw a shorter run, or fewer variables`);
    }
    if (flags.png !== undefined) {
      mkdirSync(flags.png, { recursive: true });
      writeFileSync(join(flags.png, `${entry.name}.png`), await paintEntry(entry));
    }
    return [{ entry, svg }];
  } catch (error) {
    fail(`${place} ${entry.name} cannot be drawn\n${error instanceof Error ? error.message : error}\n`);
    return [];
  }
}

/** Returns files that an earlier run has left and that nothing makes any more. */
function leftOver(): readonly string[] {
  const made = new Set(['index.html', 'README.md', ...ALL_GALLERY.map(({ name }) => `${name}.svg`)]);
  return existsSync(FOLDER) ? readdirSync(FOLDER).filter((file) => !made.has(file)) : [];
}

const isMeant = ({ name }: GalleryEntry): boolean =>
  names.length === 0 || names.some((each) => name.includes(each));
const meant = ALL_GALLERY.filter(isMeant);
for (const name of names.filter((each) => !ALL_GALLERY.some((entry) => entry.name.includes(each)))) {
  fail(`No entry of the gallery is called ${name}.`);
}

const drawn: DrawnEntry[] = [];
for (const [index, entry] of meant.entries()) {
  const total = String(meant.length);
  drawn.push(...(await draw(entry, `${String(index + 1).padStart(total.length)}/${total}`)));
}

if (names.length === 0 && failures.length === 0) {
  bring('index.html', galleryPage(drawn));
  bring('README.md', galleryReadme(drawn));
  for (const file of leftOver()) {
    stale.push(join(FOLDER, file));
    if (!flags.check) rmSync(join(FOLDER, file));
  }
}

if (failures.length > 0) process.exitCode = 1;
else if (stale.length === 0) console.log('The gallery is up to date.');
else if (flags.check) {
  console.error(`Stale: ${stale.join(', ')}. Run \`npm run gallery\`.`);
  process.exitCode = 1;
} else
  console.log(`Brought up to date: ${stale.length === 1 ? stale[0] : `${stale.length} files in ${FOLDER}`}`);
