import { describe, expect, it } from 'vitest';
import {
  type Figure,
  figuresOfRun,
  modelOf,
  type RunOptions,
  run,
  selectFigures,
} from '../../../src/index.ts';
import { timeSpan } from '../../../src/report/picture.ts';
import type { SweepAxis } from '../../../src/simulate/run-result.ts';
import { axis, measure, measuresOf, range, resultWith, trace } from '../results.ts';

function only<Kind extends Figure['kind']>(
  figures: readonly Figure[],
  kind: Kind,
): Extract<Figure, { readonly kind: Kind }> {
  const found = figures.filter(
    (figure): figure is Extract<Figure, { readonly kind: Kind }> => figure.kind === kind,
  );
  expect(found).toHaveLength(1);
  const [figure] = found;
  if (figure === undefined) throw new Error(`no ${kind}`);
  return figure;
}

describe('the traces of a run', () => {
  it('are all that a single cell recorded, with its spikes', () => {
    const result = resultWith({
      traces: new Map([['v', trace('v', 'mV', [0], (t) => t)]]),
      spikes: [Float64Array.of(3, 4)],
    });
    const { picture, title, subtitle } = only(figuresOfRun(result, undefined), 'traces');
    expect(title).toBe('Cell');
    expect(subtitle).toBe('rk4, dt = 0.01 ms, strict');
    expect(picture.curves.map(({ name, unit }) => `${name} ${unit}`)).toEqual(['v mV']);
    expect(picture.spikes).toEqual(Float64Array.of(3, 4));
  });

  it('name the cells where there are several, and say how many are left out', () => {
    const cells = range(12).map((i) => 2 * i);
    const result = resultWith({
      cells: 30,
      traces: new Map([['v', trace('v', 'mV', cells, (_, cell) => cell)]]),
    });
    const { picture, subtitle } = only(figuresOfRun(result, undefined), 'traces');
    expect(picture.curves.map(({ name }) => name)).toEqual(range(8).map((i) => `v[${2 * i}]`));
    expect(picture.curves.map(({ values }) => values[7])).toEqual(range(8).map((i) => 2 * i));
    expect(subtitle).toBe('rk4, dt = 0.01 ms, 30 cells, strict · the first 8 of 12 recorded cells');
    expect(picture.spikes).toBeUndefined();
  });

  it('say in a sweep what each cell was given, not its number', () => {
    const sweep = [axis('C', 'pF', [100]), axis('I', 'nA', [0.1, 2])];
    const traces = new Map([['v', trace('v', 'mV', [0, 1], () => 0)]]);
    const { picture } = only(figuresOfRun(resultWith({ cells: 2, sweep, traces }), undefined), 'traces');
    expect(picture.curves.map(({ name }) => name)).toEqual(['I = 0.1 nA: v', 'I = 2 nA: v']);
  });

  it('reach to the end of the run, however few samples there are', () => {
    const result = resultWith({
      times: Float64Array.of(0),
      traces: new Map([['v', trace('v', 'mV', [0], () => -70, 1)]]),
      spikes: [Float64Array.of(40)],
    });
    const { picture, subtitle } = only(figuresOfRun(result, undefined), 'traces');
    expect(timeSpan(picture)).toEqual([0, 100]);
    expect(subtitle).toBe('rk4, dt = 0.01 ms, strict · a single sample');
  });

  it('say when a run ended that ended early', () => {
    const { meta } = resultWith();
    const result = resultWith({
      times: Float64Array.of(0, 1, 2, 3, 4, 5),
      traces: new Map([['v', trace('v', 'mV', [0], () => 0, 6)]]),
      meta: { ...meta, steps: 520, ending: 'not-finite' },
    });
    expect(only(figuresOfRun(result, undefined), 'traces').subtitle).toBe(
      'rk4, dt = 0.01 ms, strict · ended early at 5.2 ms',
    );
  });

  it('hold fewer cells where several variables share an axis', () => {
    const names = ['m', 'h', 'n'];
    const traces = new Map(names.map((name) => [name, trace(name, '1', range(5), () => 0)]));
    const { picture } = only(figuresOfRun(resultWith({ cells: 5, traces }), undefined), 'traces');
    expect(picture.curves.map(({ name }) => name)).toEqual(['m[0]', 'm[1]', 'h[0]', 'h[1]', 'n[0]', 'n[1]']);
  });

  it('are not there where nothing was recorded of several cells', () => {
    expect(figuresOfRun(resultWith({ cells: 5 }), undefined)).toEqual([]);
  });
});

it('the raster shows the spikes of several cells', () => {
  const spikes = [Float64Array.of(1), new Float64Array(), Float64Array.of(2, 30)];
  const figure = only(figuresOfRun(resultWith({ cells: 3, spikes }), undefined), 'raster');
  expect(figure).toMatchObject({ start: 0, end: 100, time: { name: 'time', unit: 'ms' }, spikes });
  expect(figure.subtitle).toBe('rk4, dt = 0.01 ms, 3 cells, strict · 3 spikes');
});

it('the raster of a sweep knows what the cells were given, if one value tells them apart', () => {
  const of = (...sweep: readonly SweepAxis[]): unknown => {
    const cells = sweep.reduce((product, { values }) => product * values.length, 1);
    const spikes = range(cells).map(() => Float64Array.of(1));
    return only(figuresOfRun(resultWith({ cells, sweep, spikes }), undefined), 'raster').swept;
  };
  const [currents, capacities] = [axis('I', 'nA', [1, 2, 3]), axis('C', 'pF', [100, 200])];
  expect(of(currents)).toEqual(currents);
  expect(of(axis('C', 'pF', [100]), currents)).toEqual(currents);
  expect(of(capacities, currents)).toBeUndefined();
});

describe('measures', () => {
  const currents = axis('I', 'uA/cm^2', range(41));

  it('of one swept value are curves over it, one panel per unit', () => {
    const measures = measuresOf(
      measure('rate(spikes)', 'Hz', range(41)),
      measure('max(v)', 'mV', range(41)),
      measure('min(v)', 'mV', range(41)),
    );
    const figure = only(
      figuresOfRun(resultWith({ cells: 41, sweep: [currents], measures }), undefined),
      'curves',
    );
    expect(figure.x).toEqual({ name: 'I', unit: 'uA/cm^2' });
    expect(figure.settings).toBe('I = 0 … 40 uA/cm^2 (41 values)');
    expect(figure.panels.map(({ y, series }) => [y.name, y.unit, series.map(({ name }) => name)])).toEqual([
      ['rate(spikes)', 'Hz', ['rate(spikes)']],
      ['', 'mV', ['max(v)', 'min(v)']],
    ]);
  });

  it('of values by a common factor say that a logarithmic axis suits', () => {
    const sweep = [
      axis(
        'tau',
        'ms',
        range(5).map((i) => 10 ** i),
      ),
    ];
    const measures = measuresOf(measure('rate(spikes)', 'Hz', range(5)));
    const { x } = only(figuresOfRun(resultWith({ cells: 5, sweep, measures }), undefined), 'curves');
    expect(x).toEqual({ name: 'tau', unit: 'ms', isLogarithmic: true });
  });

  it('of two swept values are maps, the first across and the second up', () => {
    const [is, gs] = [axis('I', 'nA', range(7)), axis('g', 'nS', range(6))];
    const values = range(42).map((cell) => 100 * Math.floor(cell / 6) + (cell % 6));
    const result = resultWith({
      cells: 42,
      sweep: [is, gs],
      measures: measuresOf(measure('f', 'Hz', values)),
    });
    const map = only(figuresOfRun(result, undefined), 'map');
    expect([map.x.name, map.y.name, map.value.name]).toEqual(['I', 'g', 'f']);
    for (const row of range(6)) {
      for (const column of range(7)) expect(map.values[row * 7 + column]).toBe(100 * column + row);
    }
  });

  it('of two swept values, one with few, are one curve for each of them', () => {
    const sweep = [axis('g', 'nS', [1, 2, 5]), axis('I', 'nA', range(41))];
    const values = range(123).map((cell) => 100 * Math.floor(cell / 41) + (cell % 41));
    const result = resultWith({ cells: 123, sweep, measures: measuresOf(measure('f', 'Hz', values)) });
    const { x, panels } = only(figuresOfRun(result, undefined), 'curves');
    expect(x.name).toBe('I');
    expect(panels[0]?.series.map(({ name, y }) => [name, y[3]])).toEqual([
      ['g = 1 nS', 3],
      ['g = 2 nS', 103],
      ['g = 5 nS', 203],
    ]);
  });

  it('of three swept values are curves over the last, of the first combinations', () => {
    const sweep = [axis('a', '1', range(3)), axis('b', 'ms', range(4)), axis('I', 'nA', range(10))];
    const result = resultWith({
      cells: 120,
      sweep,
      measures: measuresOf(measure('f', 'Hz', range(120))),
    });
    const { panels, subtitle } = only(figuresOfRun(result, undefined), 'curves');
    expect(panels[0]?.series.map(({ name, y }) => [name, y[9]])).toEqual(
      range(8).map((i) => [`a = ${Math.floor(i / 4)}, b = ${i % 4} ms`, 10 * i + 9]),
    );
    expect(subtitle).toContain('the first 8 of 12 combinations');
  });

  it('of an axis with one value do as if it were not there', () => {
    const sweep = [currents, axis('g', 'nS', [3])];
    const result = resultWith({ cells: 41, sweep, measures: measuresOf(measure('f', 'Hz', range(41))) });
    const { x, settings } = only(figuresOfRun(result, undefined), 'curves');
    expect(x.name).toBe('I');
    expect(settings).toBe('I = 0 … 40 uA/cm^2 (41 values), g = 3 nS');
  });

  it('of a population stand over the number of the cell', () => {
    const result = resultWith({ cells: 3, measures: measuresOf(measure('f', 'Hz', [5, Number.NaN, 7])) });
    const { x, panels } = only(figuresOfRun(result, undefined), 'curves');
    expect(x).toEqual({ name: 'cell', unit: '1' });
    expect(panels[0]?.series[0]).toMatchObject({ isScatter: true, x: Float64Array.of(0, 1, 2) });
  });

  it('of a single cell are a number, not a figure', () => {
    const measures = measuresOf(measure('f', 'Hz', [5]));
    expect(figuresOfRun(resultWith({ measures }), undefined)).toEqual([]);
  });
});

describe('figures that are drawn unasked', () => {
  const measures = measuresOf(measure('f', 'Hz', range(3)));
  const sweep = [axis('I', 'nA', range(3))];
  const traces = new Map([['v', trace('v', 'mV', range(3), () => 0)]]);
  const spikes = range(3).map((i) => Float64Array.of(i));
  const namesOf = (figures: readonly Figure[]): readonly string[] => figures.map(({ name }) => name);

  it('are the measures if there are any, else what happened over time', () => {
    const swept = figuresOfRun(resultWith({ cells: 3, sweep, measures, traces, spikes }), undefined);
    expect(namesOf(selectFigures(swept, undefined))).toEqual(['measures']);
    const plain = figuresOfRun(resultWith({ cells: 3, traces, spikes }), undefined);
    expect(namesOf(selectFigures(plain, undefined))).toEqual(['traces', 'raster']);
  });

  it('are those that are named, where any are', () => {
    const all = figuresOfRun(resultWith({ cells: 3, sweep, measures, traces, spikes }), undefined);
    expect(namesOf(selectFigures(all, ['raster', 'measures']))).toEqual(['raster', 'measures']);
    expect(selectFigures(all, ['plane'])).toEqual([]);
  });
});

describe('the words below a title', () => {
  const DECAY = modelOf(
    'neuron Decay { param tau = 10 ms; input I : mV = 0; state v : mV = 1 mV; dv/dt = (I - v) / tau }',
  );

  async function settingsOf(options: RunOptions): Promise<string | undefined> {
    const { result } = await run(DECAY, { for: '1 ms', dt: '0.1 ms', ...options });
    return result && figuresOfRun(result, DECAY)[0]?.settings;
  }

  it('say what inputs and settings the run was given', async () => {
    expect(await settingsOf({ inputs: { I: '3 mV' }, set: { tau: '5 ms', v: 2 } })).toBe(
      'I = 3 mV, tau = 5 ms, v = 2',
    );
    expect(await settingsOf({})).toBeUndefined();
  });

  it('shorten a long stimulus', async () => {
    const long = Array.from({ length: 50 }, (_, i) => `${i} mV`).join(' + ');
    const text = (await settingsOf({ inputs: { I: long }, set: { tau: '5 ms' } })) ?? '';
    expect(text).toMatch(/^I = 0 mV \+ 1 mV.*…, tau = 5 ms$/);
    expect(text.length).toBeLessThanOrEqual(120);
  });
});
