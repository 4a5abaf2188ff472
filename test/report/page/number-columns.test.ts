import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ColumnWriter,
  decodeColumn,
  encodeColumn,
  unpacked,
} from '../../../src/report/page/number-columns.ts';

describe('a column of a page', () => {
  it('is three numbers for times on a grid', () => {
    const times = Float64Array.from({ length: 10_001 }, (_, k) => k / 100);
    expect(encodeColumn(times)).toEqual({ by: 1, over: 100, count: 10_001 });
  });

  it('is bytes for anything else', () => {
    expect(encodeColumn([1, 2, 4])).toEqual({ bytes: 'AAAAAAAA8D8AAAAAAAAAQAAAAAAAABBA' });
  });

  it('gives back every number to the bit', () => {
    fc.assert(
      fc.property(fc.float64Array(), (values) => {
        expect(decodeColumn(encodeColumn(values))).toEqual(values);
      }),
    );
  });

  it('gives back every grid to the bit', () => {
    const grid = fc.record({
      by: fc.integer({ min: 1, max: 1000 }),
      over: fc.constantFrom(1, 3, 10, 1000, 7e4),
    });
    fc.assert(
      fc.property(grid, fc.integer({ min: 0, max: 500 }), ({ by, over }, count) => {
        const values = Float64Array.from({ length: count }, (_, k) => (k * by) / over);
        expect(decodeColumn(encodeColumn(values))).toEqual(values);
      }),
    );
  });

  it('is long where the list is', () => {
    const values = Float64Array.from({ length: 100_000 }, (_, i) => Math.sin(i));
    expect(decodeColumn(encodeColumn(values))).toEqual(values);
  });
});

describe('a value with lists of numbers in it', () => {
  it('holds each list once', () => {
    const list = Float64Array.of(1, 5, 2);
    const writer = new ColumnWriter();
    expect(writer.packed({ a: list, b: { c: [list, [1, 5, 2]], d: 'text', e: [] } })).toEqual({
      a: { '#': 0 },
      b: { c: [{ '#': 0 }, { '#': 0 }], d: 'text', e: [] },
    });
    expect(writer.columns).toHaveLength(1);
  });

  it('comes back from JSON as it was', () => {
    const value = {
      a: Float64Array.of(1, Number.NaN),
      b: [{ c: Float64Array.of(-0) }],
      column: 3,
      d: null,
      e: 'x',
    };
    const writer = new ColumnWriter();
    const text = JSON.stringify(writer.packed(value));
    expect(unpacked(JSON.parse(text), writer.columns.map(decodeColumn))).toEqual(value);
  });
});
