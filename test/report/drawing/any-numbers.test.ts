import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawTerminal, type Figure } from '../../../src/index.ts';
import { drawSvg } from '../../../src/report/svg/svg.ts';
import { CURVES, MAP, PLANE, RASTER, TRACES } from './figures.ts';

const number = fc.oneof(
  fc.double(),
  fc.double({ min: -100, max: 100, noNaN: true }),
  fc.constantFrom(0, -0, Number.NaN, Number.POSITIVE_INFINITY, 5e-324, Number.MAX_VALUE, -Number.MAX_VALUE),
);
const numbers = fc.array(number, { maxLength: 12 });
const increasing = fc
  .uniqueArray(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 6 })
  .map((values) => values.toSorted((a, b) => a - b));

const figure: fc.Arbitrary<Figure> = fc.oneof(
  fc.tuple(numbers, numbers).map(
    ([values, spikes]): Figure => ({
      ...TRACES,
      picture: {
        times: values.map((_, i) => i),
        timeUnit: 'ms',
        curves: [{ name: 'v', unit: 'mV', values }],
        spikes,
      },
    }),
  ),
  fc
    .tuple(fc.array(numbers, { maxLength: 5 }), increasing)
    .map(([spikes, times]): Figure => ({ ...RASTER, spikes, start: 0, end: times.at(-1) ?? 0 })),
  fc.tuple(increasing, fc.array(number, { minLength: 6, maxLength: 6 }), fc.boolean(), fc.boolean()).map(
    ([x, y, isScatter, isLogarithmic]): Figure => ({
      ...CURVES,
      x: { name: 'I', unit: 'nA', isLogarithmic },
      panels: [{ y: { name: 'f', unit: 'Hz' }, series: [{ name: 'f', x, y, isScatter }] }],
    }),
  ),
  fc.tuple(increasing, increasing, fc.array(number, { minLength: 36, maxLength: 36 }), fc.boolean()).map(
    ([xs, ys, values, isLogarithmic]): Figure => ({
      ...MAP,
      x: { ...MAP.x, isLogarithmic },
      xs,
      ys,
      values,
    }),
  ),
  fc
    .tuple(numbers, numbers)
    .map(
      ([x, y]): Figure => ({ ...PLANE, trajectories: [{ name: 'run', x, y: x.map((_, i) => y[i] ?? 0) }] }),
    ),
);

describe('whatever the numbers of a figure are', () => {
  it('its drawing is an SVG without a word of them that is no number', () => {
    fc.assert(
      fc.property(figure, (each) => {
        expect(drawSvg([each])).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 150 },
    );
  });

  it('its lines fit the terminal', () => {
    fc.assert(
      fc.property(figure, fc.integer({ min: 40, max: 90 }), (each, columns) => {
        const lines = drawTerminal([each], { columns });
        expect(lines.join('\n')).not.toMatch(/NaN|Infinity|undefined/);
        for (const line of lines) expect(Array.from(line).length).toBeLessThanOrEqual(columns);
      }),
      { numRuns: 150 },
    );
  });
});
