import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortMarkup } from '../../../src/report/svg/short-markup.ts';

type Place = readonly [x: number, y: number];

function path(points: readonly Place[]): string {
  return `<path d="M${points.map((place) => place.join(',')).join('L')}" />`;
}

/** Follows the steps of a short path. */
function places(markup: string): readonly Place[] {
  const numbers = Array.from(markup.matchAll(/-?(?:\d+\.?\d*|\.\d+)/g), Number);
  let [x, y] = [0, 0];
  return numbers.flatMap((_, i): readonly Place[] => {
    if (i % 2 === 1) return [];
    x += numbers[i] ?? 0;
    y += numbers[i + 1] ?? 0;
    return [[x, y]];
  });
}

function distance([x, y]: Place, [ax, ay]: Place, [bx, by]: Place): number {
  const square = (bx - ax) ** 2 + (by - ay) ** 2;
  const part = square === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square;
  const along = Math.min(1, Math.max(0, part));
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
}

describe('shortMarkup', () => {
  it.each([
    ['goes by steps', 'M1,2L3,4L5,1', 'M1,2l2,2 2-3'],
    ['writes no zero before the point', 'M0.5,0.25L0.75,0', 'M.5,.25l.25-.25'],
    ['leaves out what lies on the way', 'M0,0L1,1.04L2,2L3,3', 'M0,0l3,3'],
    ['keeps corners, and ways back', 'M0,0L5,0L2,0L2,2', 'M0,0l5,0-3,0 0,2'],
    ['keeps gaps and closed lines', 'M0,0L1,0M3,0L4,0L4,4Z', 'M0,0l1,0M3,0l1,0 0,4Z'],
    ['leaves curves alone', 'M0,0C1,1,2,2,3,3', 'M0,0C1,1,2,2,3,3'],
    ['keeps a point', 'M1,1Z', 'M1,1Z'],
  ])('%s', (_, long, short) => {
    expect(shortMarkup(`<path d="${long}" />`)).toBe(`<path d="${short}" />`);
  });

  it('rounds places, and no words', () => {
    expect(shortMarkup('<text x="61.99999999999999" y="0.32em">0.123456</text>')).toBe(
      '<text x="62" y="0.32em">0.123456</text>',
    );
  });

  it('draws no point further than a tenth of a pixel from where it was', () => {
    const coordinate = fc.double({ min: -50, max: 900, noNaN: true }).map((x) => Math.round(x * 1000) / 1000);
    const step = fc.double({ min: -0.3, max: 0.3, noNaN: true });
    const walk = fc.array(step, { minLength: 2, maxLength: 200 }).map((steps) => {
      let y = 100;
      return steps.map((each, i): Place => {
        y = Math.round((y + each) * 1000) / 1000;
        return [i / 2, y];
      });
    });
    const lines = fc.oneof(walk, fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 60 }));
    fc.assert(
      fc.property(lines, (points) => {
        const drawn = places(shortMarkup(path(points)));
        const off = points.map((place) =>
          Math.min(...drawn.slice(1).map((to, i) => distance(place, drawn[i] ?? to, to))),
        );
        expect(Math.max(...off)).toBeLessThan(0.1);
      }),
    );
  });
});
