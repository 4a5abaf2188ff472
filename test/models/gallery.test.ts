import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALL_GALLERY } from '../../gallery/all.ts';
import { commandWords, networkCommandWords } from '../../gallery/command-words.ts';
import { drawEntry } from '../../gallery/draw-entry.ts';
import { type GalleryEntry, largestKilobytes } from '../../gallery/gallery-entry.ts';
import { galleryPage, galleryReadme } from '../../gallery/gallery-page.ts';
import { known } from '../../src/base/invariant.ts';
import { quoteWords } from '../../src/base/quote-words.ts';
import { openAny } from '../../src/cli/open-network.ts';
import { readAssignments } from '../../src/cli/run/assignments.ts';
import { readRequest } from '../../src/cli/run/read-request.ts';
import { checkRun } from '../../src/index.ts';
import { checkNetworkRun } from '../../src/simulate/network/run-network.ts';
import { openShipped } from '../../src/tooling/shipped-model.ts';
import { readCommand } from './read-command.ts';

const FOLDER = join(import.meta.dirname, '../../docs/gallery');
/** Of so many entries one is drawn here; `npm run gallery -- --check` draws all. */
const DRAWN_OF = 12;

function fileOf(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8');
}

describe('the gallery', () => {
  it('has a picture for every entry, and no others', () => {
    const names = ALL_GALLERY.map(({ name }) => `${name}.svg`);
    expect(new Set(names).size).toBe(names.length);
    expect(readdirSync(FOLDER).toSorted()).toEqual(['README.md', 'index.html', ...names].toSorted());
  });

  it('shows each on its page', () => {
    const drawn = ALL_GALLERY.map((entry) => ({ entry, svg: fileOf(`${entry.name}.svg`) }));
    expect(fileOf('index.html')).toBe(galleryPage(drawn));
    expect(fileOf('README.md')).toBe(galleryReadme(drawn));
    for (const { svg, entry } of drawn) expect(svg.length).toBeLessThan(1000 * largestKilobytes(entry));
  });

  it.each(ALL_GALLERY.filter((_, i) => i % DRAWN_OF === 0))(
    '$name is drawn as it is there',
    async (entry) => {
      expect(await drawEntry(entry)).toBe(fileOf(`${entry.name}.svg`));
    },
  );

  it.each(ALL_GALLERY)('$name has a caption, and a command that draws it', async (entry) => {
    expect(entry.caption).toMatch(/^[\p{Lu}\d].*[.]$/su);
    if (entry.network !== undefined) {
      const words = networkCommandWords(entry.model, entry.network);
      const { name, address, flags } = await readCommand(words);
      const { figure, for: duration, dt, method, set = [] } = flags;
      expect({ name, figure }).toEqual({ name: 'run', figure: undefined });
      const opened = openAny(address, readAssignments({ set }));
      const { network } = known(opened.kind === 'network' ? opened : undefined, address);
      const asked = { for: duration, dt, method };
      expect(checkNetworkRun(known(network, address), JSON.parse(JSON.stringify(asked))).diagnostics).toEqual(
        [],
      );
      return;
    }
    const { model } = openShipped(entry.model);
    const words = commandWords(entry, model);
    const { options, diagnostics } = await readRequest((await readCommand(words)).flags, model);
    expect(diagnostics).toEqual([]);
    if (entry.run !== undefined) expect(checkRun(model, options).diagnostics).toEqual([]);
  });
});

describe('the command of an entry', () => {
  const HH = openShipped('neurons/hodgkin-huxley').model;
  const command = (entry: Partial<GalleryEntry>): string =>
    quoteWords(
      commandWords(
        { model: 'neurons/hodgkin-huxley', name: '', caption: '', figures: ['traces'], ...entry },
        HH,
      ),
    );

  it('says all that is asked of the run', () => {
    const run = {
      for: '50 ms',
      dt: 0.02,
      method: 'rush_larsen',
      inputs: { I: 10 },
      set: { 'sodium.g': '60 mS/cm^2' },
      sweep: { C: [1, 2] },
      record: ['v', 'sodium.m'],
      every: 10,
      measure: 'rate(spikes)',
    };
    expect(command({ run, figures: ['measures', 'traces'] })).toBe(
      'run std/neurons/hodgkin-huxley.axo --for 50ms --dt 0.02 --method rush_larsen --input "I = 10 uA/cm^2" ' +
        '--set "sodium.g = 60 mS/cm^2" --sweep "C = [1, 2] uF/cm^2" --record v,sodium.m --every 10 ' +
        '--measure "rate(spikes)" --figure measures --figure traces',
    );
  });

  it('plots what needs no run', () => {
    expect(command({ model: 'neurons/hodgkin-huxley#HodgkinHuxley', figures: ['gates'] })).toBe(
      'plot std/neurons/hodgkin-huxley.axo#HodgkinHuxley --figure gates',
    );
  });

  it('refuses what cannot be typed', () => {
    expect(() => command({ run: { inputs: { I: { values: [1], unit: 'mV', times: '1 ms' } } } })).toThrow(
      'write an expression of t',
    );
    expect(() => command({ run: { target: 'interpreter' } })).toThrow('target cannot be said');
  });
});
