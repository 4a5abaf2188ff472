import { Decimal } from 'decimal.js';
import { expect, test } from 'vitest';
import * as known from '../../src/elementary/definitions/coefficients.ts';
import * as single from '../../src/elementary/definitions/coefficients-32.ts';
import { FLOAT32 } from '../../src/elementary/number-format.ts';

const Digits = Decimal.clone({ precision: 50 });
type Digital = InstanceType<typeof Digits>;

/** The value at x of the polynomial in its variable, without rounding. */
function polynomial(coefficients: readonly number[], variable: Digital): Digital {
  return coefficients.reduceRight((sum, c) => sum.times(variable).plus(exact(c)), new Digits(0));
}

function exact(value: number): Digital {
  let [whole, halvings] = [value, 0];
  for (; !Number.isInteger(whole); halvings++) whole *= 2;
  return new Digits(BigInt(whole).toString()).div(new Digits(2).pow(halvings));
}

interface Case {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Binary logarithm of the stated bound. */
  readonly bound: number;
  /** What the polynomial replaces, its variable, and the weight of its error. */
  readonly at: (x: Digital) => {
    readonly value: Digital;
    readonly variable: Digital;
    readonly weight: Digital;
  };
  readonly coefficients: readonly number[];
}

const one = new Digits(1);

const CASES: readonly Case[] = [
  {
    name: 'EXP_TAIL',
    from: -0.3466,
    to: 0.3466,
    bound: -63.5,
    coefficients: known.EXP_TAIL,
    at: (r) => {
      const value = r.exp().minus(1).minus(r).minus(r.times(r).div(2)).div(r.pow(3));
      return { value, variable: r, weight: r.pow(3).div(r.exp()) };
    },
  },
  {
    name: 'SINH_TAIL',
    from: 0.01,
    to: 0.882,
    bound: -66,
    coefficients: known.SINH_TAIL,
    at: (x) => {
      const z = x.times(x);
      const sinh = x.exp().minus(x.neg().exp()).div(2);
      return { value: sinh.div(x).minus(1).div(z), variable: z, weight: z };
    },
  },
  ...[known.LOG_TAIL, known.LOG_FAR_TAIL].map(
    (coefficients, far): Case => ({
      name: far === 0 ? 'LOG_TAIL' : 'LOG_FAR_TAIL',
      from: 0.01,
      to: 0.1716,
      bound: far === 0 ? -66.7 : -73.5,
      coefficients,
      at: (s) => {
        const z = s.times(s);
        const tail = one.plus(s).div(one.minus(s)).ln().div(s).minus(2).div(z);
        return far === 0
          ? { value: tail, variable: z, weight: z.div(2) }
          : { value: tail.minus(new Digits(2).div(3)).div(z), variable: z, weight: z.times(z).div(2) };
      },
    }),
  ),
  ...[known.SIN_TAIL, known.SIN_LONG_TAIL].map(
    (coefficients, long): Case => ({
      name: long === 0 ? 'SIN_TAIL' : 'SIN_LONG_TAIL',
      from: 0.01,
      to: 0.7858,
      bound: long === 0 ? -57.9 : -68.8,
      coefficients,
      at: (r) => {
        const z = r.times(r);
        return { value: r.sin().div(r).minus(1).div(z), variable: z, weight: z };
      },
    }),
  ),
  {
    name: 'COS_TAIL',
    from: 0.01,
    to: 0.7858,
    bound: -63.9,
    coefficients: known.COS_TAIL,
    at: (r) => {
      const z = r.times(r);
      const value = r.cos().minus(1).plus(z.div(2)).div(z).div(z);
      return { value, variable: z, weight: z.times(z).div(r.cos()) };
    },
  },
  {
    name: 'ATAN_TAIL',
    from: 0.01,
    to: 0.5,
    bound: -57.8,
    coefficients: known.ATAN_TAIL,
    at: (t) => {
      const z = t.times(t);
      return { value: t.atan().div(t).minus(1).div(z), variable: z, weight: z };
    },
  },
  {
    name: 'ASIN_TAIL',
    from: 0.01,
    to: 0.5,
    bound: -59.8,
    coefficients: known.ASIN_TAIL,
    at: (t) => {
      const z = t.times(t);
      return { value: t.asin().div(t).minus(1).div(z), variable: z, weight: z };
    },
  },
];

type Polynomial =
  | 'EXP_TAIL'
  | 'SINH_TAIL'
  | 'LOG_TAIL'
  | 'LOG_FAR_TAIL'
  | 'SIN_TAIL'
  | 'SIN_LONG_TAIL'
  | 'COS_TAIL'
  | 'ATAN_TAIL'
  | 'ASIN_TAIL';

/** Binary logarithms of the bounds that `coefficients-32.ts` states. */
const BOUNDS_32: Readonly<Record<Polynomial, number>> = {
  EXP_TAIL: -28, SINH_TAIL: -26.6, LOG_TAIL: -30.2, LOG_FAR_TAIL: -36.7, SIN_TAIL: -28, SIN_LONG_TAIL: -37.5,
  COS_TAIL: -33, ATAN_TAIL: -27.5, ASIN_TAIL: -27.5,
}; // biome-ignore format: one table

/** Returns the largest error of a polynomial of numbers of so many bits, as a share of what its comment allows. */
function largestShare({ from, to, bound, coefficients, at }: Case, bits: number): number {
  const limit = new Digits(2).pow(bound);
  const shares = Array.from({ length: 60 }, (_, i) => from + ((to - from) * (i + 0.5)) / 60).map((x) => {
    const { value, variable, weight } = at(exact(x));
    const error = polynomial(coefficients, variable).minus(value).times(weight).abs();
    // The comment speaks of the coefficients before they were rounded: half a unit in the last place of each.
    const rounding = polynomial(coefficients.map(Math.abs), variable.abs())
      .times(weight.abs())
      .times(2 ** -bits);
    return error.div(limit.plus(rounding)).toNumber();
  });
  return Math.max(...shares);
}

test.each(CASES)('$name is as near as its comment says', (each) => {
  expect(largestShare(each, 53)).toBeLessThanOrEqual(1);
});

test.each(CASES)('$name of float32 is as near as its comment says', (each) => {
  const name = each.name as Polynomial; // the cases have these names
  const coefficients = FLOAT32[name].map(FLOAT32.round);
  expect(largestShare({ ...each, coefficients, bound: BOUNDS_32[name] }, 24)).toBeLessThanOrEqual(1);
});

test('constants in parts add up to what they stand for', () => {
  const sum = (parts: readonly number[]): Digital =>
    parts.reduce((total, part) => total.plus(exact(part)), new Digits(0));
  const isNear = (parts: readonly number[], value: Digital, bits: number): boolean =>
    sum(parts).div(value).minus(1).abs().lt(new Digits(2).pow(-bits));
  const pi = Digits.acos(-1);
  expect(isNear([known.LN2_HIGH, known.LN2_LOW], new Digits(2).ln(), 84)).toBe(true);
  expect(isNear(known.HALF_PI_PARTS, pi.div(2), 85)).toBe(true);
  expect(isNear(known.HALF_PI, pi.div(2), 105)).toBe(true);
  expect(isNear(known.TWO_THIRDS, new Digits(2).div(3), 105)).toBe(true);
  expect(isNear(known.LOG10_E, one.div(new Digits(10).ln()), 105)).toBe(true);
  // 33 bits: the product with a whole number of 20 bits has no more than 53.
  for (const part of [known.LN2_HIGH, known.HALF_PI_PARTS[0]]) expect((part * 2 ** 33) % 1).toBe(0);
});

test('constants of float32 in parts add up to what they stand for', () => {
  const isNear = (parts: readonly number[], value: Digital, bits: number): boolean => {
    const sum = parts.reduce((total, part) => total.plus(exact(Math.fround(part))), new Digits(0));
    return sum.div(value).minus(1).abs().lt(new Digits(2).pow(-bits));
  };
  const pi = Digits.acos(-1);
  expect(isNear([single.LN2_HIGH, single.LN2_LOW], new Digits(2).ln(), 40)).toBe(true);
  expect(isNear(single.HALF_PI_PARTS, pi.div(2), 46)).toBe(true);
  expect(isNear(single.HALF_PI, pi.div(2), 47)).toBe(true);
  expect(isNear(single.TWO_THIRDS, new Digits(2).div(3), 47)).toBe(true);
  expect(isNear(single.LOG10_E, one.div(new Digits(10).ln()), 47)).toBe(true);
  // 16 bits, and twice 11: the products with whole numbers of 8 and of 13 bits have no more than 24.
  expect((single.LN2_HIGH * 2 ** 16) % 1).toBe(0);
  expect(((single.HALF_PI_PARTS[0] ?? 0.1) * 2 ** 10) % 1).toBe(0);
  expect(((single.HALF_PI_PARTS[1] ?? 0.1) * 2 ** 22) % 1).toBe(0);
});
