/**
 * What the definitions need to know of the numbers they are written for: where float64 and float32 differ in
 * their constants, polynomials and ranges. The definitions themselves are the same for both.
 */
import * as coefficients64 from './definitions/coefficients.ts';
import * as coefficients32 from './definitions/coefficients-32.ts';

type Names = keyof typeof coefficients64;

/** Constants by the names of `coefficients.ts`, which tells what each is: one, parts of one, or a polynomial. */
type Coefficients = {
  readonly [Name in Names]: (typeof coefficients64)[Name] extends number
    ? number
    : Name extends 'HALF_PI' | 'QUARTER_PI' | 'TWO_THIRDS' | 'LOG10_E'
      ? readonly [number, number]
      : readonly number[];
};

/** Where the exponential and its kin leave the plain way. */
interface ExponentialRanges {
  /** Between these exp(x) is a normal number, and 2^n of it has the exponent of one. */
  readonly lowest: number;
  readonly highest: number;
  /** Above it exp(x) is infinite; below the other it is 0. */
  readonly overflow: number;
  readonly underflow: number;
  /** Up to here exp(x) - 1 is -1. */
  readonly nothing: number;
  /** Above it (exp(x) - 1) / x is infinite. */
  readonly quotientOverflow: number;
  /** Above it exp(x) / 2 is infinite. */
  readonly halfOverflow: number;
  /** From here tanh(x) is 1. */
  readonly tangentOne: number;
}

interface AngleRanges {
  /** From here on the whole part n of x = n pi/2 + r has too many bits for the parts of pi/2. */
  readonly huge: number;
  /** r above it has digits enough when pi/2 is in parts. */
  readonly clear: number;
  /** 2^s + 1, where numbers without their last s bits have exact products with those of s - 1 bits. */
  readonly splitter: number;
  /** Points with coordinates between it and its inverse are taken as they are. */
  readonly near: number;
  /** The arctangent of a number from here on is pi/2, and that of its inverse the inverse. */
  readonly thin: number;
  /** Beyond this and its inverse, coordinates are scaled by `rescale` or its inverse before they are multiplied. */
  readonly far: number;
  readonly rescale: number;
}

export interface NumberFormat extends Coefficients {
  readonly name: 'float64' | 'float32';
  /** Returns the nearest number of the format. */
  readonly round: (value: number) => number;
  /** 2^h + 1, h half the bits of a number, rounded up. */
  readonly splitter: number;
  /** From here on x √½ is normal. */
  readonly leastPlain: number;
  /** From here on every y is even and x^y is infinite or 0, unless |x| is 1. */
  readonly hugePower: number;
  readonly exponentials: ExponentialRanges;
  readonly angles: AngleRanges;
}

export const FLOAT64: NumberFormat = {
  ...coefficients64,
  name: 'float64',
  round: (value) => value,
  splitter: 2 ** 27 + 1,
  leastPlain: 2 ** -1018,
  hugePower: 2 ** 70,
  exponentials: {
    lowest: -708,
    highest: 709,
    overflow: 709.79,
    underflow: -745.2,
    nothing: -38,
    quotientOverflow: 717,
    halfOverflow: 711,
    tangentOne: 19.0625,
  },
  angles: {
    huge: 2 ** 19,
    clear: 2 ** -9,
    splitter: 2 ** 31 + 1,
    near: 2 ** 60,
    thin: 2 ** 60,
    far: 2 ** 400,
    rescale: 2 ** 600,
  },
};

export const FLOAT32: NumberFormat = {
  ...coefficients32,
  name: 'float32',
  round: Math.fround,
  splitter: 2 ** 12 + 1,
  leastPlain: 2 ** -122,
  hugePower: 2 ** 40,
  exponentials: {
    lowest: -87,
    highest: 88,
    overflow: 88.75,
    underflow: -104,
    nothing: -18,
    quotientOverflow: 94,
    halfOverflow: 90,
    tangentOne: 9.5,
  },
  angles: {
    huge: 2 ** 12,
    clear: 2 ** -8,
    splitter: 2 ** 12 + 1,
    near: 2 ** 30,
    thin: 2 ** 30,
    far: 2 ** 40,
    rescale: 2 ** 80,
  },
};
