import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zeroLines } from '../../../src/report/figures/zero-lines.ts';

const SIZE = 61;
const BOX = [-3, 3] as const;

function pointsOf(lines: ReturnType<typeof zeroLines>): readonly (readonly [number, number])[] {
  return lines.flatMap(({ x, y }) => x.map((each, i) => [each, y[i] ?? Number.NaN] as const));
}

describe('the lines along which a function is zero', () => {
  it('lie on the curve to rounding, not only near it', () => {
    const points = pointsOf(zeroLines((x, y) => x - x ** 3 / 3 - y, BOX, BOX, SIZE));
    expect(points.length).toBeGreaterThan(SIZE);
    for (const [x, y] of points) expect(Math.abs(x - x ** 3 / 3 - y)).toBeLessThan(1e-11);
  });

  it('go from border to border in one piece', () => {
    const lines = zeroLines((x, y) => y - Math.sin(x), BOX, BOX, SIZE);
    expect(lines).toHaveLength(1);
    const xs = [...(lines[0]?.x ?? [])].toSorted((a, b) => a - b);
    expect([xs[0], xs.at(-1)]).toEqual([-3, 3]);
  });

  it('close where the curve does', () => {
    const [circle, ...others] = zeroLines((x, y) => x * x + y * y - 1, BOX, BOX, SIZE);
    expect(others).toEqual([]);
    expect([circle?.x[0], circle?.y[0]]).toEqual([circle?.x.at(-1), circle?.y.at(-1)]);
  });

  it('are both lines of a product', () => {
    for (const [x, y] of pointsOf(zeroLines((x, y) => (x - 0.123) * (y - 0.456), BOX, BOX, SIZE)))
      expect(Math.min(Math.abs(x - 0.123), Math.abs(y - 0.456))).toBeLessThan(1e-9);
  });

  it('are found where the function is zero on points of the grid', () => {
    const points = pointsOf(zeroLines((x) => x, BOX, BOX, SIZE));
    expect(points.length).toBe(SIZE);
    for (const [x] of points) expect(x).toBe(0);
  });

  it.each<[string, (x: number, y: number) => number]>([
    ['a pole', (x, y) => 1 / (x - 0.017 * y - 0.01)],
    ['a pole on the grid', (x) => 1 / x],
    ['a steep pole', (x) => 1 / (x - 0.01) ** 3],
    ['the poles of a cosecant', (x) => 1 / Math.sin(2 * x + 0.01)],
    ['a jump', (x, y) => (x < 0.01 * y ? -1 : 2)],
    ['a jump from next to nothing', (x) => (x < 0.01 ? -1e-6 : 1)],
    ['the border of where it exists', (x) => Math.sqrt(x - 0.01) + 1],
    ['infinity', (x) => (x < 0.3 ? -1 : Number.POSITIVE_INFINITY)],
  ])('are not at %s, where the sign changes without a zero', (_, f) => {
    expect(zeroLines(f, BOX, BOX, SIZE)).toEqual([]);
  });

  it('are beside a pole what they are elsewhere', () => {
    const f = (x: number, y: number): number => 1 / (x - 0.513) - y;
    const points = pointsOf(zeroLines(f, BOX, BOX, SIZE));
    expect(points.length).toBeGreaterThan(50);
    for (const [x, y] of points) expect(x - 0.513).toBeCloseTo(1 / y, 9);
  });

  it('are nothing where the function has no value', () => {
    expect(zeroLines(() => Number.NaN, BOX, BOX, SIZE)).toEqual([]);
    expect(zeroLines(() => 1, BOX, BOX, SIZE)).toEqual([]);
  });

  it('follow any straight line through the box', () => {
    const slope = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(slope, slope, (a, b) => {
        const points = pointsOf(zeroLines((x, y) => a * x + b - y, BOX, BOX, 21));
        expect(points.length).toBeGreaterThan(0);
        for (const [x, y] of points) expect(Math.abs(a * x + b - y)).toBeLessThan(1e-9);
      }),
      { numRuns: 50 },
    );
  });
});
