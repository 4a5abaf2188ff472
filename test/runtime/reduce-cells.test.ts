/** What all cells come to: in the order that the language states, whatever the numbers are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellReduction } from '../../src/runtime/driver.ts';
import type { LinkableModel } from '../../src/runtime/layout.ts';
import { layOut } from '../../src/runtime/layout.ts';
import { makeCellReducer } from '../../src/runtime/reduce-cells.ts';

const SIZES = [1, 2, 7, 8, 9, 15, 16, 17, 1023, 1024, 1025, 2047, 2048, 2049, 5000];

/** Returns what the reduction stores: one number, or one for each cell. */
function reduced(by: CellReduction['by'], values: readonly number[]): readonly number[] {
  const storage: LinkableModel['storage'] = {
    columns: [
      { name: 'operand', variability: 'cell' },
      { name: 'result', variability: by === 'rank' ? 'cell' : 'population' },
    ],
    tables: [],
    records: [],
  };
  const layout = layOut(storage, values.length, 0);
  const numbers = new Float64Array(layout.byteLength / 8).fill(1e300);
  numbers.set(values, layout.columns[0]);
  const model: LinkableModel = {
    storage,
    link: () => {
      throw new Error('nothing is run');
    },
  };
  const run = makeCellReducer(model, numbers, {
    by,
    operand: 'operand',
    result: 'result',
    isGathered: true,
    level: 0,
  });
  let calls = 1;
  for (let isDone = run(layout, false); !isDone; isDone = run(layout, true)) calls += 1;
  expect(calls).toBeLessThan(10_000);
  const start = layout.columns[1] ?? 0;
  return [...numbers.subarray(start, start + (by === 'rank' ? values.length : 1))];
}

/** The sum in the stated order, cell by cell. */
function statedSum(values: readonly number[]): number {
  const blocks: number[][] = [];
  for (const [cell, value] of values.entries()) {
    const block = Math.floor(cell / 1024);
    blocks[block] ??= [0, 0, 0, 0, 0, 0, 0, 0];
    const partial = blocks[block];
    partial[cell % 8] = (partial[cell % 8] ?? 0) + value;
  }
  return blocks
    .map((partial) => partial.reduce((sum, each) => sum + each, 0))
    .reduce((sum, each) => sum + each, 0);
}

const numbers = (most = 3000): fc.Arbitrary<readonly number[]> =>
  fc
    .tuple(fc.array(fc.double(), { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: most }))
    .map(([values, length]) =>
      Array.from({ length }, (_, i) => (values[i % values.length] ?? 0) * (1 + (i % 3))),
    );

describe('sums over cells', () => {
  it('run in eight partial sums to a block of 1024', () => {
    fc.assert(
      fc.property(numbers(), (values) => {
        expect(reduced('sum', values)).toEqual([statedSum(values)]);
      }),
    );
    for (const size of SIZES) {
      const values = Array.from({ length: size }, (_, cell) => Math.sin(cell) * 10 ** (cell % 17));
      expect(reduced('sum', values)).toEqual([statedSum(values)]);
      expect(reduced('mean', values)).toEqual([statedSum(values) / size]);
    }
  });

  it('are whole where the numbers are', () => {
    const whole = fc.array(fc.integer(), { minLength: 1, maxLength: 3000 });
    fc.assert(
      fc.property(whole, (values) => {
        const exact = values.reduce((sum, value) => sum + BigInt(value), 0n);
        expect(reduced('sum', values)).toEqual([Number(exact)]);
      }),
    );
  });

  it('are off by the rounding of the additions that one number goes through', () => {
    const wide = fc.tuple(fc.bigInt({ min: -(2n ** 53n), max: 2n ** 53n }), fc.integer({ min: 0, max: 60 }));
    fc.assert(
      fc.property(fc.array(wide, { minLength: 1, maxLength: 2000 }), (parts) => {
        const exact = parts.reduce((sum, [digits, power]) => sum + digits * 2n ** BigInt(power), 0n);
        const values = parts.map(([digits, power]) => Number(digits) * 2 ** power);
        const [sum = Number.NaN] = reduced('sum', values);
        const size = values.reduce((total, value) => total + Math.abs(value), 0);
        // Up to 128 in its partial sum, 8 between these, one a block; each is off by half a unit of the last place.
        const additions = 128 + 8 + Math.ceil(values.length / 1024);
        expect(Math.abs(Number(BigInt(sum) - exact))).toBeLessThanOrEqual(additions * 2 ** -53 * size);
      }),
    );
  });

  it('count what is 1', () => {
    for (const size of SIZES) {
      const values = Array.from({ length: size }, (_, cell) => (cell % 3 === 0 ? 1 : 0));
      expect(reduced('count', values)).toEqual([Math.ceil(size / 3)]);
    }
  });
});

describe('the largest and the smallest', () => {
  it('are found wherever they are', () => {
    fc.assert(
      fc.property(numbers(), (values) => {
        expect(reduced('max', values)).toEqual([values.reduce((a, b) => Math.max(a, b))]);
        expect(reduced('min', values)).toEqual([values.reduce((a, b) => Math.min(a, b))]);
      }),
    );
  });

  it('are NaN where one of the numbers is', () => {
    for (const at of [0, 500, 999]) {
      const values = Array.from({ length: 1000 }, (_, cell) => (cell === at ? Number.NaN : cell));
      expect(reduced('max', values)).toEqual([Number.NaN]);
      expect(reduced('min', values)).toEqual([Number.NaN]);
      expect(reduced('sum', values)).toEqual([Number.NaN]);
    }
  });
});

/** How many cells have a greater number, or the same and a smaller index; NaN is less than anything. */
function statedRanks(values: readonly number[]): readonly number[] {
  const order = values.map((_, cell) => cell);
  const key = (cell: number): number => values[cell] ?? 0;
  order.sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || a - b;
    return x === y ? a - b : x > y ? -1 : 1;
  });
  const ranks = new Array<number>(values.length).fill(0);
  for (const [place, cell] of order.entries()) ranks[cell] = place;
  return ranks;
}

describe('ranks', () => {
  it('are 0 for the largest; of equal ones the first comes first', () => {
    expect(reduced('rank', [3, 7, Number.NaN, 7, -Infinity, 0, -0])).toEqual([2, 0, 6, 1, 5, 3, 4]);
  });

  it('count the cells that are greater, or equal and before', () => {
    fc.assert(
      fc.property(numbers(60), (values) => {
        const ranks = values.map((value, cell) => {
          const isBefore = (other: number, index: number): boolean =>
            Number.isNaN(value)
              ? !Number.isNaN(other) || index < cell
              : other > value || (other === value && index < cell);
          return values.filter(isBefore).length;
        });
        expect(reduced('rank', values)).toEqual(ranks);
      }),
    );
  });

  it('are those of sorted numbers in large populations, which take several calls', () => {
    for (const size of [4095, 4096, 4097, 8192, 8193, 12_289, 20_000, 40_961]) {
      const values = Array.from({ length: size }, (_, cell) =>
        cell % 97 === 0 ? Number.NaN : Math.round(Math.sin(cell * cell) * 1000),
      );
      expect(reduced('rank', values)).toEqual(statedRanks(values));
    }
  });
});
