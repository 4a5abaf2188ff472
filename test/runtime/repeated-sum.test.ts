/** Sums of one number again and again, found without making all of them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBelow, type RepeatedSum } from '../../src/runtime/repeated-sum.ts';

function leaping(start: number, by: number, target: number, most: number): RepeatedSum {
  const into = { times: -1, sum: -1 };
  addBelow(start, by, target, most, into);
  return into;
}

function oneByOne(start: number, by: number, target: number, most: number): RepeatedSum {
  let sum = start;
  let times = 0;
  while (times < most && sum + by < target) {
    sum += by;
    times += 1;
  }
  return { times, sum };
}

/** Numbers with few digits meet halves of the distances between neighbours, numbers with many do not. */
const addend = fc.oneof(
  fc.double({ min: 1e-9, max: 1, noNaN: true }),
  fc.tuple(fc.integer({ min: 1, max: 15 }), fc.integer({ min: -60, max: -40 })).map(([n, e]) => n * 2 ** e),
);

describe('a number added again and again', () => {
  it('comes to the same, to the last bit, as adding it one by one', () => {
    fc.assert(
      fc.property(
        addend,
        fc.integer({ min: 0, max: 20_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })),
        fc.integer({ min: 0, max: 30_000 }),
        (by, additions, part, offset, most) => {
          const target = offset + (additions + part) * by;
          expect(leaping(offset, by, target, most)).toEqual(oneByOne(offset, by, target, most));
        },
      ),
    );
  });

  it('does so where every other sum is half way between two numbers', () => {
    for (const digits of [3, 5, 7, 11, 13]) {
      const by = digits * 2 ** -54;
      expect(leaping(0.5, by, 0.5 + 40_000 * by, 1e6)).toEqual(oneByOne(0.5, by, 0.5 + 40_000 * by, 1e6));
      expect(leaping(0, 2 ** -20 + 2 ** -54 * digits, 3, 1e9)).toEqual(
        oneByOne(0, 2 ** -20 + 2 ** -54 * digits, 3, 1e9),
      );
    }
  });

  it('does so for the smallest numbers there are', () => {
    const least = Number.MIN_VALUE;
    expect(leaping(0, 3 * least, 70_000 * least, 1e9)).toEqual({ times: 23_333, sum: 69_999 * least });
    expect(leaping(0, 1e-310, 1e-306, 1e9)).toEqual(oneByOne(0, 1e-310, 1e-306, 1e9));
  });

  it('can be cut anywhere', () => {
    fc.assert(
      fc.property(addend, fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 1e6 }), (by, a, b) => {
        const first = leaping(0, by, Number.POSITIVE_INFINITY, a);
        const both = leaping(first.sum, by, Number.POSITIVE_INFINITY, b);
        expect(both.sum).toBe(leaping(0, by, Number.POSITIVE_INFINITY, a + b).sum);
      }),
    );
  });

  it('never gets further where the sum does not change, and not beyond a number that is none', () => {
    expect(leaping(0, 0, 1, Number.POSITIVE_INFINITY)).toEqual({ times: Number.POSITIVE_INFINITY, sum: 0 });
    expect(leaping(1, 2 ** -60, 2, 7)).toEqual({ times: 7, sum: 1 });
    expect(leaping(0, Number.NaN, 1, 9)).toEqual({ times: 0, sum: 0 });
    expect(leaping(0, 1, Number.NaN, 9)).toEqual({ times: 0, sum: 0 });
    expect(leaping(0, Number.POSITIVE_INFINITY, 5, 9)).toEqual({ times: 0, sum: 0 });
  });
});
