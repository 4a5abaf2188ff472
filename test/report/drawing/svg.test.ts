import { describe, expect, it } from 'vitest';
import type { Curve, Figure, MapFigure, Picture } from '../../../src/index.ts';
import { drawSvg } from '../../../src/report/svg/svg.ts';
import { range } from '../results.ts';
import { ALL, CURVES, MAP, PLANE, RASTER, TRACES } from './figures.ts';

/** The words of an SVG document, in the order in which they stand. */
function textsOf(svg: string): readonly string[] {
  return Array.from(svg.matchAll(/<(?:text|tspan)[^>]*>([^<]+)</g), ([, text = '']) => text);
}

function traces(picture: Partial<Picture>): Figure {
  return { ...TRACES, picture: { ...TRACES.picture, ...picture } };
}

function heightOf(svg: string): number {
  return Number(/height="(\d+)"/.exec(svg)?.[1]);
}

const TIMES = Float64Array.from(TRACES.picture.times);

describe('drawSvg', () => {
  it('draws figures below each other in a document of its own', () => {
    const svg = drawSvg(ALL);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 860 \d+"/);
    const titles = textsOf(svg).filter((text) => ALL.some(({ title }) => title === text));
    expect(titles).toEqual(ALL.map(({ title }) => title));
    expect(heightOf(svg)).toBeGreaterThan(Math.max(...ALL.map((figure) => heightOf(drawSvg([figure])))));
  });

  it('names every axis with its unit', () => {
    const texts = textsOf(drawSvg(ALL));
    const ofTraces = ['v (mV)', 'no unit', 'time (ms)', 'spikes', '━ sodium.m', '━ sodium.h'];
    const ofCurves = ['I (uA/cm^2)', 'rate(spikes) (Hz)', 'mV', '━ max(v)', '━ min(v)'];
    const ofMap = ['I (nA)', 'g (nS)', 'rate(spikes) (Hz)'];
    const ofPlane = ['v (mV)', 'w', '━ dv/dt = 0', '━ dw/dt = 0', '━ run (from ○)'];
    for (const text of [...ofTraces, 'cell', ...ofCurves, ...ofMap, ...ofPlane])
      expect(texts).toContain(text);
  });

  it('says below the title how to repeat it and what was given', () => {
    const { title, subtitle, settings } = CURVES;
    expect(textsOf(drawSvg([CURVES])).slice(0, 3)).toEqual([title, subtitle, settings]);
  });

  it('breaks lines that are longer than the drawing is wide', () => {
    const words = range(60).map((i) => `word${i}`);
    const texts = textsOf(drawSvg([{ ...RASTER, subtitle: words.join(' ') }]));
    expect(texts.slice(1, 6).join(' ')).toContain(words.join(' '));
    for (const text of texts) expect(text.length).toBeLessThan(120);
  });

  it('says so where there is nothing to draw', () => {
    expect(textsOf(drawSvg([]))).toEqual(['Nothing to draw']);
    expect(textsOf(drawSvg([{ ...RASTER, spikes: [[], []] }]))).toContain('no spikes');
    const none = range(41).map(() => Number.NaN);
    const panel = { y: { name: 'f', unit: 'Hz' }, series: [{ name: 'f', x: range(41), y: none }] };
    expect(textsOf(drawSvg([{ ...CURVES, panels: [panel] }]))).toContain('no values');
    expect(textsOf(drawSvg([{ ...MAP, values: MAP.ys }]))).not.toContain('no values');
    expect(textsOf(drawSvg([{ ...MAP, values: [] }]))).toContain('no values');
  });

  it('turns dark where the reader’s system is, if it is asked to', () => {
    const follows = drawSvg(ALL, { followsReader: true });
    const [sheet = ''] = /<style>.*<\/style>/.exec(follows) ?? [];
    expect(follows.replace(`${sheet}\n`, '')).toBe(drawSvg(ALL));
    const rules = new Map(
      Array.from(sheet.matchAll(/\[(\w+="#\w+")\]\{(\w+):(#\w+)\}/g), ([, light, name, dark]) => [
        light,
        `${name}="${dark}"`,
      ]),
    );
    const turned = drawSvg(ALL).replaceAll(/\w+="#\w+"/g, (light) => rules.get(light) ?? light);
    expect(turned).toBe(drawSvg(ALL, { theme: 'dark' }));
  });

  it('writes colours out, dark ink on white or the other way round', () => {
    const [light, dark] = [drawSvg(ALL), drawSvg(ALL, { theme: 'dark' })];
    expect(light).toContain('<rect width="100%" height="100%" fill="#ffffff"/>');
    expect(dark).toContain('<rect width="100%" height="100%" fill="#15181e"/>');
    for (const svg of [light, dark])
      expect(svg).not.toMatch(/var\(|<style|prefers-color-scheme|NaN|undefined/);
    expect(dark).not.toContain('#222222');
  });

  it('is the same text each time', () => {
    expect(drawSvg(ALL)).toBe(drawSvg(ALL));
  });

  it('keeps text text, whatever it holds', () => {
    const hostile = '</text><script>alert(1)</script>&\u0007';
    const curve: Curve = { name: hostile, unit: hostile, values: TIMES };
    const axis = { name: hostile, unit: hostile };
    const titled = { title: hostile, subtitle: hostile, settings: hostile };
    const drawn = drawSvg([
      { ...TRACES, ...titled, picture: { ...TRACES.picture, timeUnit: hostile, curves: [curve, curve] } },
      { ...CURVES, x: axis, panels: CURVES.panels.map((panel) => ({ ...panel, y: axis })) },
      { ...MAP, x: axis, y: axis, value: axis },
      {
        ...PLANE,
        x: axis,
        y: axis,
        trajectories: PLANE.trajectories.map((each) => ({ ...each, name: hostile })),
      },
    ]);
    expect(drawn.includes('<script')).toBe(false);
    expect(drawn.includes('\u0007')).toBe(false);
  });
});

describe('the drawing of traces', () => {
  it('holds one curve per trace and one tick per spike', () => {
    const svg = drawSvg([TRACES]);
    expect(svg.match(/<g[^>]*aria-label="line"/g)).toHaveLength(3);
    const ticks = /<g[^>]*aria-label="tick"[^>]*>(.*?)<\/g>/s.exec(svg)?.[1] ?? '';
    expect(ticks.match(/<line/g)).toHaveLength(2);
  });

  it('stays the same size however long the run is', () => {
    const times = Float64Array.from({ length: 200_001 }, (_, k) => k * 0.1);
    const curves = [{ name: 'v', unit: 'mV', values: times.map((t) => Math.sin(t)) }];
    expect(drawSvg([traces({ times, curves, spikes: times })]).length).toBeLessThan(350_000);
  });

  it('leaves a gap where a value is not finite and draws the rest', () => {
    const values = TIMES.map((t) => (t > 40 && t < 50 ? Number.NaN : t));
    const drawn = drawSvg([traces({ curves: [{ name: 'v', unit: 'mV', values }] })]);
    expect(/aria-label="line"[^>]*><path d="([^"]*)"/.exec(drawn)?.[1]?.match(/M/g)).toHaveLength(2);
  });

  it('shows a model that only spikes, and one that does nothing', () => {
    expect(textsOf(drawSvg([traces({ curves: [] })]))).toContain('time (ms)');
    const still = [{ name: 'v', unit: 'mV', values: TIMES.map(() => 0) }];
    expect(textsOf(drawSvg([traces({ curves: still, spikes: [] })]))).toContain('v (mV)');
  });
});

describe('the drawing of spikes', () => {
  it('says what the cells of a sweep were given', () => {
    const swept = { name: 'I', unit: 'nA', values: RASTER.spikes.map((_, cell) => 0.5 * cell) };
    const texts = textsOf(drawSvg([{ ...RASTER, swept }]));
    expect(texts).toContain('I (nA)');
    expect(texts).toContain('0.5');
  });

  const marksOf = (figure: Figure): number => drawSvg([figure]).match(/M[\d.-]+ [\d.-]+h/g)?.length ?? 0;

  it('holds one mark for each', () => {
    expect(marksOf(RASTER)).toBe(5);
  });

  it('stays below two megabytes for a million of them in ten thousand cells, and says that cells share lines', () => {
    const spikes = range(10_000).map((cell) =>
      Float64Array.from({ length: 100 }, (_, k) => (cell * 7 + k * 37) % 100),
    );
    const drawn = drawSvg([{ ...RASTER, spikes }]);
    expect(drawn.length).toBeLessThan(2_000_000);
    expect(textsOf(drawn)).toContain('cell, 34 to a line');
  });
});

describe('a logarithmic axis', () => {
  it('has numbers as they are, without the prefixes of units', () => {
    const values = range(9).map((i) => 10 ** (i / 2 - 4));
    const x = { name: 'I', unit: 'nA', isLogarithmic: true };
    const series = [{ name: 'f', x: values, y: values }];
    const curves: Figure = { ...CURVES, x, panels: [{ y: { name: 'f', unit: 'Hz' }, series }] };
    const map: Figure = { ...MAP, x, xs: values, ys: [1, 2], values: [...values, ...values] };
    for (const figure of [curves, map]) {
      const texts = textsOf(drawSvg([figure]));
      for (const number of ['0.0001', '0.01', '1']) expect(texts).toContain(number);
      expect(texts.filter((text) => /\d[munkM]$/.test(text))).toEqual([]);
    }
  });
});

describe('the drawing of a map', () => {
  it('leaves a field without a value empty', () => {
    const areas = Array.from(
      drawSvg([MAP]).matchAll(/M(\d+) (\d+)H(\d+)V(\d+)H\d+z/g),
      ([, left, top, right, bottom]) => (Number(right) - Number(left)) * (Number(bottom) - Number(top)),
    );
    const total = 600 * 380;
    const bar = 16 * 380;
    const drawn = areas.reduce((sum, area) => sum + area, 0) - bar;
    expect(drawn / total).toBeCloseTo(23 / 24, 2);
  });

  it('holds means where there are more fields than can be seen, and says so', () => {
    const side = range(450);
    const map: MapFigure = {
      ...MAP,
      xs: side,
      ys: side,
      values: Float64Array.from({ length: 450 ** 2 }, (_, i) => i % 97),
    };
    const drawn = drawSvg([map]);
    expect(drawn.length).toBeLessThan(2_000_000);
    expect(textsOf(drawn)[1]).toBe('24 cells · each field is the mean of up to 3 × 3 values');
  });
});

it('the drawing of measures of many cells stays below two megabytes', () => {
  const cells = range(100_000);
  const series = [{ name: 'f', x: cells, y: cells.map((i) => (i * 7919) % 1000), isScatter: true }];
  const panels = [{ y: { name: 'f', unit: 'Hz' }, series }];
  expect(drawSvg([{ ...CURVES, panels }]).length).toBeLessThan(2_000_000);
});
