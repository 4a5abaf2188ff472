import { describe, expect, it } from 'vitest';
import type { Picture } from '../../src/report/picture.ts';
import { drawSvg } from '../../src/report/svg.ts';

const TIMES = Float64Array.from({ length: 1001 }, (_, k) => k * 0.1);
const PICTURE: Picture = {
  title: 'HodgkinHuxley',
  subtitle: 'rk4, dt = 0.1 ms',
  times: TIMES,
  timeUnit: 'ms',
  curves: [
    { name: 'v', unit: 'mV', values: TIMES.map((t) => -65 + 100 * Math.exp(-((t - 30) ** 2))) },
    { name: 'sodium.m', unit: '1', values: TIMES.map((t) => Math.exp(-((t - 30) ** 2))) },
    { name: 'sodium.h', unit: '1', values: TIMES.map(() => 0.6) },
  ],
  spikes: [30, 60.5],
};

/** The words of an SVG document, in the order in which they stand. */
function textsOf(svg: string): readonly string[] {
  return Array.from(svg.matchAll(/<(?:text|tspan)[^>]*>([^<]+)</g), ([, text = '']) => text);
}

describe('drawSvg', () => {
  const svg = drawSvg(PICTURE);

  it('is a document of its own, titled by model, method and step', () => {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 860 \d+"/);
    expect(textsOf(svg).slice(0, 2)).toEqual(['HodgkinHuxley', 'rk4, dt = 0.1 ms']);
  });

  it('says below it what the run was given', () => {
    const settings = 'I = 10 uA/cm^2, E = -70 mV';
    const given = drawSvg({ ...PICTURE, settings });
    expect(textsOf(given).slice(0, 3)).toEqual(['HodgkinHuxley', 'rk4, dt = 0.1 ms', settings]);
    const heightOf = (text: string): number => Number(/height="(\d+)"/.exec(text)?.[1]);
    expect(heightOf(given)).toBeGreaterThan(heightOf(svg));
  });

  it('names every curve with its unit and the time axis with its own', () => {
    const texts = textsOf(svg);
    expect(texts).toContain('v (mV)');
    expect(texts).toContain('no unit');
    expect(texts).toContain('━ sodium.m');
    expect(texts).toContain('━ sodium.h');
    expect(texts).toContain('time (ms)');
    expect(texts).toContain('spikes');
  });

  it('draws one curve per trace and one tick per spike', () => {
    expect(svg.match(/<g[^>]*aria-label="line"/g)).toHaveLength(3);
    const ticks = /<g[^>]*aria-label="tick"[^>]*>(.*?)<\/g>/s.exec(svg)?.[1] ?? '';
    expect(ticks.match(/<line/g)).toHaveLength(2);
  });

  it('stays the same size however long the run is', () => {
    const long = Float64Array.from({ length: 200_001 }, (_, k) => k * 0.1);
    const values = long.map((t) => Math.sin(t));
    const drawn = drawSvg({ ...PICTURE, times: long, curves: [{ name: 'v', unit: 'mV', values }] });
    expect(drawn.length).toBeLessThan(150_000);
  });

  it('leaves a gap where a value is not finite and draws the rest', () => {
    const values = TIMES.map((t) => (t > 40 && t < 50 ? Number.NaN : t));
    const drawn = drawSvg({ ...PICTURE, curves: [{ name: 'v', unit: 'mV', values }] });
    expect(/aria-label="line"[^>]*><path d="([^"]*)"/.exec(drawn)?.[1]?.match(/M/g)).toHaveLength(2);
    expect(drawn.includes('NaN')).toBe(false);
  });

  it('draws a model that only spikes, and one that does nothing', () => {
    expect(textsOf(drawSvg({ ...PICTURE, curves: [] }))).toContain('time (ms)');
    const still = TIMES.map(() => 0);
    const drawn = drawSvg({ ...PICTURE, curves: [{ name: 'v', unit: 'mV', values: still }], spikes: [] });
    expect(textsOf(drawn)).toContain('v (mV)');
  });

  it('keeps text text, whatever it holds', () => {
    const hostile = '</text><script>alert(1)</script>&\u0007';
    const drawn = drawSvg({
      ...PICTURE,
      title: hostile,
      subtitle: hostile,
      settings: hostile,
      timeUnit: hostile,
      curves: [
        { name: hostile, unit: hostile, values: TIMES },
        { name: 'v', unit: hostile, values: TIMES },
      ],
    });
    expect(drawn.includes('<script')).toBe(false);
    expect(drawn.includes('\u0007')).toBe(false);
  });
});
