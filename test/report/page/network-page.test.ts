/** The report of a run of a network, as text. */
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { LEARNING, networkPage } from './network-pages.ts';

/** What tests read of an element; the types of a browser are not at hand here. */
interface PageElement {
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
}

const PAGE = await networkPage();
const { document } = parseHTML(PAGE);

/** The texts of elements, blanks as one. */
function texts(selector: string): readonly string[] {
  return Array.from(document.querySelectorAll(selector), (each: PageElement) =>
    (each.textContent ?? '').replaceAll(/\s+/g, ' ').trim(),
  );
}

describe('the report of a network', () => {
  it('has its parts in the order in which they are read', () => {
    expect(texts('h2')).toEqual([
      'Populations',
      'Projections',
      'Who is joined to whom',
      'spikes of Trains',
      'spikes of Cells',
      'population rates',
      'Cells',
      'Trains -> Cells by Learning',
      'w of Trains -> Cells by Learning',
      'delay of Trains -> Cells by Learning',
      'Parameters',
      'What cells are given',
      'How they are joined',
      'Synapses',
      'Equations',
      'How it was run',
      'The model’s text',
    ]);
    expect(texts('.lead')).toEqual(['Noise that <b>teaches</b> cells.']);
  });

  it('says what was run, and how to run it again', () => {
    expect(texts('.summary dt')).toEqual([
      'method',
      'dt',
      'duration',
      'cells',
      'synapses',
      'spikes',
      'seed',
      'run time',
    ]);
    expect(texts('.summary dd').slice(0, 4)).toEqual(['rk4', '0.1 ms', '200 ms', '30']);
    expect(texts('#command')).toEqual([
      'axode run taught.axo --for 200ms --method rk4 --seed 3 --out taught.html',
    ]);
    expect(texts('#text code')).toEqual([LEARNING.replaceAll(/\s+/g, ' ').trim()]);
    const facts = texts('.facts dt');
    expect(facts).toContain('seed');
    expect(facts).toContain('spikes');
  });

  it('tells what synapses do, with the equations of cells and synapses', () => {
    expect(texts('#synapses h3')).toEqual(['Trains -> Cells by Learning', 'Cells -> Cells by Kick']);
    expect(texts('#synapses li')).toContain('on pre { post.v += g * w; x += 0.1 }');
    expect(texts('#equations h3')).toEqual(['Cell', 'Learning']);
    expect(document.querySelectorAll('#equations math')).toHaveLength(2);
  });

  it('draws who is joined to whom in the colours of either theme', () => {
    expect(document.querySelectorAll('#picture svg')).toHaveLength(2);
    const ids = Array.from(document.querySelectorAll('marker'), (each: PageElement) =>
      each.getAttribute('id'),
    );
    expect(new Set(ids).size).toBe(4);
  });

  it('lets only its own script and style do anything', () => {
    const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content');
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+';/);
    expect(document.querySelectorAll('[style]')).toHaveLength(0);
    expect(PAGE.match(/<script/g)).toHaveLength(2);
  });

  it('says why a run ended early, and keeps the rates until then', async () => {
    const wild = LEARNING.replace('(I - v) / tau', '(exp(exp(v + t / 1 ms)) + I - v) / tau');
    const page = parseHTML(await networkPage(wild)).document;
    expect(page.querySelector('.alert')?.textContent).toMatch(
      /^The run ended at \S+ ms, as a state variable was no longer finite\./,
    );
    expect(page.querySelector('tbody')?.textContent).toMatch(/\d Hz/);
  });

  it('says how something is recorded, where nothing was', async () => {
    const page = parseHTML(await networkPage(LEARNING.replaceAll(/^ {2}record .*$/gm, ''))).document;
    expect(page.querySelector('.empty')?.textContent).toBeUndefined();
    const silent = 'neuron A { state v = 0; dv/dt = -v / 1 ms }\nnetwork Still { population P = A[2] }';
    const { document: still } = parseHTML(await networkPage(silent));
    expect(still.querySelector('.empty')?.textContent).toMatch(/^Nothing was recorded\./);
  });
});
