import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingText, tickTexts } from '../../../src/report/page/client/number-text.ts';
import { BACKGROUNDS, CURVE_COLOURS } from '../../../src/report/page/client/palette.ts';
import { SharedAxis } from '../../../src/report/page/client/shared-axis.ts';
import { thinPicture } from '../../../src/report/page/thin-picture.ts';

it('finds the bundled program of pages up to date', () => {
  const { status, stderr } = spawnSync(process.execPath, ['src/tooling/build-page-client.mjs', '--check'], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

describe('numbers in a page', () => {
  it('are read in six digits', () => {
    expect([-64.99971, 0, 1e-7, 123456789, Number.NaN, null].map(readingText)).toEqual([
      '−64.9997',
      '0',
      '1e−7',
      '123457000',
      '–',
      '–',
    ]);
  });

  it('stand along an axis with the digits that the step needs', () => {
    expect(tickTexts([0, 2.5, 5], 2.5)).toEqual(['0', '2.5', '5.0']);
    expect(tickTexts([-50, 0, 50], 50)).toEqual(['−50', '0', '50']);
    expect(tickTexts([0, 0.25, 0.5], 0.25)).toEqual(['0', '0.25', '0.50']);
    expect(tickTexts([0, 2e-7, 4e-7], 2e-7)).toEqual(['0', '2e−7', '4e−7']);
  });
});

/** Relative luminance of WCAG 2. */
function luminance(colour: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

describe('colours of curves', () => {
  it.each(CURVE_COLOURS.flatMap((colour) => BACKGROUNDS.map((background) => ({ colour, background }))))(
    '$colour stands out from $background, three to one',
    ({ colour, background }) => {
      const [a, b] = [luminance(colour), luminance(background)];
      expect((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)).toBeGreaterThanOrEqual(3);
    },
  );
});

describe('an axis that drawings share', () => {
  it('shows all what one of them zooms to, and all again', () => {
    const axis = new SharedAxis();
    const shown: (readonly [number, number])[] = [];
    const member = { show: (low: number, high: number) => shown.push([low, high]), point: () => {} };
    axis.join(member, [0, 100]);
    axis.show(20, 30);
    axis.reset();
    expect(shown).toEqual([
      [0, 100],
      [20, 30],
      [0, 100],
    ]);
  });

  it('keeps what is under the wheel in its place', () => {
    const axis = new SharedAxis([0, 100]);
    axis.zoom(0.5, 0.25);
    expect(axis.shown).toEqual([12.5, 62.5]);
  });

  it('keeps the width of what is moved to an end', () => {
    const axis = new SharedAxis([0, 100]);
    axis.show(80, 90);
    axis.pan(5);
    expect(axis.shown).toEqual([90, 100]);
  });

  it('never shows more than there is, nor nothing', () => {
    const move = fc.oneof(
      fc.record({
        zoom: fc.double({ min: 0.01, max: 100, noNaN: true }),
        at: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      fc.record({ pan: fc.double({ min: -3, max: 3, noNaN: true }) }),
    );
    fc.assert(
      fc.property(fc.array(move), fc.boolean(), (moves, isLogarithmic) => {
        const axis = new SharedAxis([1, 1000], isLogarithmic);
        for (const each of moves) {
          if ('pan' in each) axis.pan(each.pan);
          else axis.zoom(each.zoom, each.at);
        }
        const [low, high] = axis.shown;
        expect(low).toBeGreaterThanOrEqual(1);
        expect(high).toBeLessThanOrEqual(1000);
        expect(high).toBeGreaterThan(low);
      }),
    );
  });
});

describe('a thinned picture', () => {
  it('keeps the lowest and highest values of every curve', () => {
    const curve = fc.float64Array({ minLength: 200, maxLength: 400, noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(curve, (values) => {
        const times = Float64Array.from(values, (_, i) => i);
        const other = Float64Array.from(values, (value) => -value);
        const picture = {
          times,
          timeUnit: 'ms',
          curves: [values, other].map((each) => ({ name: 'v', unit: 'mV', values: each })),
        };
        const thin = thinPicture(picture, 100);
        const [first, second] = thin.curves.map((each) => Array.from(each.values));
        expect(thin.times.length).toBeLessThanOrEqual(100);
        expect(Math.max(...(first ?? []))).toBe(Math.max(...values));
        expect(Math.min(...(second ?? []))).toBe(Math.min(...other));
        expect(Array.from(thin.times)).toEqual(Array.from(thin.times).sort((a, b) => a - b));
      }),
    );
  });
});
