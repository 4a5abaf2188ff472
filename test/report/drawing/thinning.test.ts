import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coarseMap, edgesOf } from '../../../src/report/map-cells.ts';
import { thinPath } from '../../../src/report/thin-path.ts';
import { range } from '../results.ts';
import { MAP } from './figures.ts';

const PIXEL = [1, 1] as const;

describe('the thinning of a line in the plane', () => {
  const point = fc.tuple(
    fc.double({ min: 0, max: 500, noNaN: true }),
    fc.double({ min: 0, max: 500, noNaN: true }),
  );
  const line = fc
    .array(point, { minLength: 2, maxLength: 400 })
    .map((points) => ({ name: 'run', x: points.map(([x]) => x), y: points.map(([, y]) => y) }));

  it('leaves out only points within half a pixel of one that is kept', () => {
    fc.assert(
      fc.property(line, (course) => {
        const thin = thinPath(course, PIXEL, 10_000);
        course.x.forEach((x, i) => {
          const distances = thin.x.map((each, j) =>
            Math.hypot(each - x, (thin.y[j] ?? 0) - (course.y[i] ?? 0)),
          );
          expect(Math.min(...distances)).toBeLessThan(0.5);
        });
      }),
      { numRuns: 50 },
    );
  });

  it('keeps the ends and the order, and never more than it may', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 2, max: 50 }), (course, most) => {
        const thin = thinPath(course, PIXEL, most);
        expect(thin.x.length).toBeLessThanOrEqual(Math.max(most, 2));
        expect([thin.x[0], thin.y[0]]).toEqual([course.x[0], course.y[0]]);
        expect([thin.x.at(-1), thin.y.at(-1)]).toEqual([course.x.at(-1), course.y.at(-1)]);
      }),
    );
  });

  it('keeps a gap', () => {
    const x = [0, 1, Number.NaN, Number.NaN, 5, 6];
    expect(thinPath({ name: '', x, y: x }, PIXEL, 100).x).toEqual([0, 1, Number.NaN, 5, 6]);
  });
});

describe('fields of a map', () => {
  it('meet in the middle between values, on a logarithmic axis in that of logarithms', () => {
    expect(edgesOf({ name: 'I', unit: 'nA' }, [0, 1, 3])).toEqual([-0.5, 0.5, 2, 4]);
    const edges = edgesOf({ name: 'tau', unit: 'ms', isLogarithmic: true }, [1, 100]);
    expect(edges.map((edge) => Number(edge.toFixed(9)))).toEqual([0.1, 10, 1000]);
    expect(edgesOf({ name: 'I', unit: 'nA' }, [10])).toEqual([9.5, 10.5]);
  });

  it('are put together by their mean, without those that have no value', () => {
    const map = coarseMap(
      { ...MAP, xs: range(4), ys: range(2), values: [1, 3, 5, Number.NaN, 2, 4, 6, 7] },
      2,
      1,
    );
    expect(Array.from(map.xs)).toEqual([0.5, 2.5]);
    expect(Array.from(map.values)).toEqual([2.5, 6]);
  });

  it('stay as they are where there is room', () => {
    expect(coarseMap(MAP, 6, 4)).toBe(MAP);
  });
});
