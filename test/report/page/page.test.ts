import { createHash } from 'node:crypto';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { SCRIPT, STYLE } from '../../../generated/page-client.ts';
import { modelOf, renderPage, run } from '../../../src/index.ts';
import type { Figure } from '../../../src/report/figure.ts';
import { decodeColumn, unpacked } from '../../../src/report/page/number-columns.ts';
import type { PageContent, PageData } from '../../../src/report/page/page-data.ts';
import { DECAYING, decayingPage, decayingRun } from './pages.ts';

type Document = ReturnType<typeof parseHTML>['document'];

/** What tests read of an element; the types of a browser are not at hand here. */
interface PageElement {
  readonly textContent: string | null;
  readonly children: ArrayLike<PageElement>;
}

function opened(page: string): Document {
  return parseHTML(page).document;
}

function textsOf(page: string, selector: string): readonly string[] {
  return Array.from(opened(page).querySelectorAll(selector), (each: PageElement) =>
    (each.textContent ?? '').trim(),
  );
}

function contentOf(page: string): PageContent {
  const text = opened(page).querySelector('#page-data')?.textContent ?? '';
  const { columns, content }: PageData = JSON.parse(text);
  return unpacked(content, columns.map(decodeColumn)) as PageContent; // it was written so
}

const PAGE = await decayingPage({ set: { tau: '12 ms' } });

describe('a page', () => {
  it('is titled with the model, its doc, and what the run was', () => {
    expect(textsOf(PAGE, 'title')).toEqual(['Decaying · Axode']);
    expect(textsOf(PAGE, 'h1')).toEqual(['Decaying']);
    expect(textsOf(PAGE, '.lead')).toEqual(['A potential that decays, and spikes when it is pushed.']);
    expect(textsOf(PAGE, '.summary dt')).toEqual(['method', 'dt', 'duration', 'cells', 'spikes', 'run time']);
    expect(textsOf(PAGE, '.summary dd').slice(0, 4)).toEqual(['rk4', '0.1 ms', '50 ms', '1']);
  });

  it('goes from figures over equations and values to the data', () => {
    expect(textsOf(PAGE, 'h2')).toEqual([
      'Traces',
      'Phase plane',
      'Equations',
      'Values',
      'How it was run',
      'The model’s text',
      'Data',
    ]);
  });

  it('lists parameters with the values of this run, what was set, and what follows from it', () => {
    const rows = Array.from(opened(PAGE).querySelectorAll('.values tbody tr'), (row: PageElement) =>
      Array.from(row.children, (cell: PageElement) => (cell.textContent ?? '').trim()),
    );
    expect(rows).toEqual([
      ['tau', '12 ms set', 'ms', 'time constant of the membrane'],
      ['half', 'tau / 2', 'ms', ''],
      ['I', '3 mV/ms set', 'mV/ms', ''],
      ['v', '−60', 'mV', 'membrane potential'],
      ['w', '0', '', ''],
    ]);
  });

  it('names the range of what was swept', async () => {
    const page = await decayingPage({
      inputs: {},
      sweep: { I: '0 mV/ms .. 4 mV/ms in 5' },
      measure: ['rate(spikes)'],
    });
    expect(textsOf(page, '.values .value')).toContain('0 … 4 (5 values) swept');
  });

  it('typesets the equations as MathML without style attributes, which its policy forbids', () => {
    const math = /<math[\s\S]*?<\/math>/.exec(PAGE)?.[0] ?? '';
    expect(math).toContain('<mfrac>');
    expect(PAGE.replace(/<script[\s\S]*?<\/script>/g, '')).not.toMatch(/<[^>]* style=/);
  });

  it('gives the command, the versions and the text of the model', () => {
    expect(textsOf(PAGE, '#command')).toEqual(['axode run decaying.axo --for "50 ms"']);
    expect(textsOf(PAGE, '#method dd')).toContain('1.2.3');
    expect(textsOf(PAGE, 'details pre')).toEqual([DECAYING.trim()]);
  });

  it('holds every number of the run to the bit', async () => {
    const result = await decayingRun({ set: { tau: '12 ms' } });
    const { run } = contentOf(PAGE);
    expect(run?.times).toEqual(result.times);
    expect(run?.traces.map(({ name, values }) => [name, values])).toEqual(
      Array.from(result.traces.values(), ({ name, values }) => [name, values]),
    );
    expect(run?.spikes).toEqual(result.spikes);
  });

  it('needs no model: then it has no equations and no values', async () => {
    const result = await decayingRun();
    const page = await renderPage({ result, model: undefined, figures: [] });
    expect(textsOf(page, 'h2')).toEqual(['How it was run', 'Data']);
  });
});

describe('what a page may do', () => {
  const policy = opened(PAGE).querySelector('meta[http-equiv]')?.getAttribute('content') ?? '';
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

  it('is its own script and style, by hash, and nothing else', () => {
    const style = /<style>([\s\S]*?)<\/style>/.exec(PAGE)?.[1] ?? '';
    expect(policy).toBe(
      `default-src 'none'; script-src ${hash(SCRIPT)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'`,
    );
    expect(style.startsWith(STYLE)).toBe(true);
  });

  it('does not include fetching: no element has an address', () => {
    expect(PAGE.replace(SCRIPT, '')).not.toMatch(/\s(?:src|href|action|data|poster|srcset)=/);
    expect(STYLE).not.toMatch(/url\(|@import/);
  });

  it('does not include making code of text', () => {
    expect(SCRIPT).not.toMatch(
      /\beval\s*\(|new Function\b|innerHTML|outerHTML|insertAdjacentHTML|document\.write/,
    );
    expect(SCRIPT).not.toContain('</script');
  });
});

describe('texts of a user in a page', () => {
  const EVIL = '</script></style></title><img src=x onerror="alert(1)"><!--\'"&\u0000';

  it('stay texts, wherever they come from', async () => {
    const result = await decayingRun();
    const model = modelOf(DECAYING);
    const unit = { ...model.states[0]?.unit, text: EVIL };
    const evil = <Named extends object>(each: Named): Named => ({ ...each, name: EVIL, doc: EVIL, unit });
    const figure: Figure = {
      kind: 'traces',
      name: 'traces',
      title: EVIL,
      subtitle: EVIL,
      settings: EVIL,
      picture: { times: [0, 1], timeUnit: EVIL, curves: [{ name: EVIL, unit: EVIL, values: [1, 2] }] },
    };
    const page = await renderPage({
      result: {
        ...result,
        model: EVIL,
        method: EVIL,
        timeUnit: EVIL,
        meta: { ...result.meta, set: { [EVIL]: EVIL }, inputs: { [EVIL]: EVIL } },
      },
      model: {
        ...model,
        name: EVIL,
        doc: EVIL,
        parameters: model.parameters.slice(0, 1).map(evil),
        inputs: model.inputs.map(evil),
        parts: [
          { path: EVIL, component: EVIL, componentKind: 'channel', wiring: [{ input: EVIL, to: EVIL }] },
        ],
      },
      figures: [figure],
      origin: { command: EVIL, version: EVIL, address: EVIL, files: new Map([[EVIL, EVIL]]) },
    });
    const { document } = parseHTML(page);
    expect(document.querySelectorAll('img')).toHaveLength(0);
    expect(document.querySelectorAll('script')).toHaveLength(2);
    expect(document.querySelector('h1')?.textContent).toBe(EVIL.replace('\u0000', '\ufffd'));
    const outside = page.replaceAll(/<script[\s\S]*?<\/script>/g, '');
    expect(outside).not.toContain('<img');
    expect(outside).not.toContain('<!--');
    expect(contentOf(page).figures[0]?.title).toBe(EVIL);
  });

  it('can be named as what JavaScript knows', async () => {
    const model = modelOf(
      'neuron constructor { param __proto__ = 1; state toString = 1; dtoString/dt = -toString / 10 ms }',
    );
    const { result } = await run(model, { for: '1 ms', set: new Map([['__proto__', 2]]) });
    if (result === undefined) throw new Error('the run failed');
    const page = await renderPage({ result, model, figures: [] });
    expect(textsOf(page, '.values th[scope=row]')).toEqual(['__proto__', 'toString']);
    expect(contentOf(page).run?.traces.map(({ name }) => name)).toEqual(['toString']);
  });
});

describe('a page with little to show', () => {
  it('says how to record where nothing was', async () => {
    const result = await decayingRun({ cells: 3 });
    const page = await renderPage({ result, model: modelOf(DECAYING), figures: [] });
    expect(textsOf(page, '.empty')).toEqual([
      'No traces were recorded: a run of several cells keeps only their spikes. Name what to record, --record v or --record "v[0..9]".',
    ]);
  });

  it('says that no cell spiked', async () => {
    const page = await decayingPage({ inputs: {}, cells: 3 });
    expect(textsOf(page, '.empty')).toEqual(['No cell spiked between 0 and 50 ms.']);
  });

  it('says that one sample is no curve', async () => {
    const page = await decayingPage({ for: '0.1 ms', every: 10, inputs: {} });
    expect(textsOf(page, '.empty')[0]).toBe(
      'There is a single sample, which is no curve: run for longer, or sample more often.',
    );
  });

  it('says what ended a run before its time', async () => {
    const result = await decayingRun();
    const page = await renderPage({
      result: { ...result, meta: { ...result.meta, ending: 'stopped' } },
      model: undefined,
      figures: [],
    });
    expect(textsOf(page, '[role=alert]')).toEqual([
      'The run was stopped at 50 ms; what it had recorded until then is shown.',
    ]);
  });
});

describe('a page of a long run', () => {
  it('leaves the numbers to files of their own, and draws fewer points, and says both', async () => {
    const result = await decayingRun();
    const count = 1_000_001;
    const values = Float64Array.from({ length: count }, (_, i) => (i === 123_456 ? 99 : Math.sin(i)));
    const times = Float64Array.from({ length: count }, (_, i) => i / 10);
    const long = {
      ...result,
      times,
      traces: new Map([['v', { name: 'v', unit: 'mV', cells: Int32Array.of(0), values }]]),
    };
    const picture = { times, timeUnit: 'ms', curves: [{ name: 'v', unit: 'mV', values }] };
    const page = await renderPage({
      result: long,
      model: undefined,
      figures: [{ kind: 'traces', name: 'traces', title: 'Long', subtitle: '', picture }],
    });
    expect(textsOf(page, 'button[data-download]')).toEqual([]);
    expect(textsOf(page, '#data p')[0]).toMatch(/^The run has more numbers than a page can hold\./);
    expect(textsOf(page, '.note')[0]).toMatch(/^Of 1000001 samples, \d+ are drawn/);
    const [figure] = contentOf(page).figures;
    if (figure?.kind !== 'traces') throw new Error('no traces');
    expect(figure.picture.times.length).toBeLessThanOrEqual(500_000);
    expect(Math.max(...Array.from(figure.picture.curves[0]?.values ?? []).slice(0, 100_000))).toBe(99);
  });
});
