/** The values of a sweep, exactly: fractions until each is rounded once. */
import {
  add,
  compare,
  divide,
  multiply,
  type Rational,
  rational,
  subtract,
  toNumber,
} from '../base/rational.ts';

/** Values as fractions, made one at a time. */
export interface Points {
  readonly count: number;
  /** Goes through the values, each multiplied by a factor and rounded to the nearest float64. */
  readonly timesFactor: (factor: Rational) => Float64Array;
}

/** Returns values that are given one by one. */
export function listedPoints(values: readonly Rational[]): Points {
  return {
    count: values.length,
    timesFactor: (factor) => Float64Array.from(values, (value) => toNumber(multiply(value, factor))),
  };
}

/** Returns first, first + step, …: so many values. */
export function evenPoints(first: Rational, step: Rational, count: number): Points {
  const timesFactor = (factor: Rational): Float64Array => {
    const [start, move] = [multiply(first, factor), multiply(step, factor)];
    // Over one denominator a value is whole numbers only: nothing need be reduced.
    const denominator = start.denominator * move.denominator;
    const by = move.numerator * start.denominator;
    let numerator = start.numerator * move.denominator;
    return Float64Array.from({ length: count }, () => {
      const value = toNumber({ numerator, denominator });
      numerator += by;
      return value;
    });
  };
  return { count, timesFactor };
}

/** Returns so many values from `first` to `last`, evenly spaced; at least two. */
export function spacedPoints(first: Rational, last: Rational, count: number): Points {
  return evenPoints(first, divide(subtract(last, first), rational(count - 1)), count);
}

/** Returns how many steps lie between two values, an incomplete one not counted: steps from `first` do not go beyond `last`. */
export function wholeSteps(first: Rational, last: Rational, step: Rational): bigint {
  const { numerator, denominator } = divide(subtract(last, first), step);
  return numerator / denominator;
}

/** A positive number m 2^e with at most `BITS` bits in m: products of such are cheap and keep 77 digits. */
interface Long {
  readonly m: bigint;
  readonly e: number;
}

const BITS = 256;

function long(m: bigint, e: number): Long {
  const excess = m.toString(16).length * 4 - BITS;
  return excess > 0 ? { m: m >> BigInt(excess), e: e + excess } : { m, e };
}

function longOf({ numerator, denominator }: Rational): Long {
  const shift = Math.max(
    0,
    BITS + 8 + denominator.toString(16).length * 4 - numerator.toString(16).length * 4,
  );
  return long((numerator << BigInt(shift)) / denominator, -shift);
}

function times(a: Long, b: Long): Long {
  return long(a.m * b.m, a.e + b.e);
}

function exactly({ m, e }: Long): Rational {
  return e >= 0 ? rational(m << BigInt(e)) : rational(m, 1n << BigInt(-e));
}

/** The product, not in lowest terms: to find those would cost more than all else. */
function scaled({ numerator, denominator }: Rational, { m, e }: Long): Rational {
  return e >= 0
    ? { numerator: (numerator * m) << BigInt(e), denominator }
    : { numerator: numerator * m, denominator: denominator << BigInt(-e) };
}

function wholePower(base: Long, exponent: number): Long {
  let [power, square]: [Long, Long] = [{ m: 1n, e: 0 }, base];
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) power = times(power, square);
    square = times(square, square);
  }
  return power;
}

/** Returns the root of a number from 1 on by Newton's method, f ← f (1 + (r / f^n - 1) / n), from a float64 guess. */
function root(r: Rational, n: number): Long {
  const target = longOf(r);
  const one = 1n << BigInt(BITS);
  const twos = logarithm(r) / Math.LN2 / n;
  const whole = Math.floor(twos);
  let found: Long = { m: BigInt(Math.round(2 ** (twos - whole) * 2 ** 52)), e: whole - 52 };
  // The guess has 40 bits at least, of which n-th powers lose log2(n); each round doubles what is right.
  for (let round = 0; round < 6; round++) {
    const power = wholePower(found, n);
    const ratio = exactly(longOf(divide(exactly(target), exactly(power))));
    const excess = divide(subtract(ratio, rational(1)), rational(n));
    found = times(
      found,
      longOf(add(rational(1), rational((excess.numerator * one) / excess.denominator, one))),
    );
  }
  return found;
}

/**
 * Returns so many values from `first` to `last`, each the same multiple of the one before; at least two, both ends of
 * one sign and not 0. Those between are computed with 70 digits, so that `1 .. 100 in 3` has 10 in the middle.
 */
export function commonFactorPoints(first: Rational, last: Rational, count: number): Points {
  const steps = count - 1;
  const ratio = divide(last, first);
  const isGrowing = compare(ratio, rational(1)) >= 0;
  // From the smaller to the larger: then the factor is at least 1.
  const [low, high] = isGrowing ? [first, last] : [last, first];
  const growth = isGrowing ? ratio : divide(first, last);
  const factor = root(growth, steps);
  const timesFactor = (scale: Rational): Float64Array => {
    const values = new Float64Array(count);
    const from = multiply(low, scale);
    let power: Long = { m: 1n, e: 0 };
    for (let k = 0; k < count; k++) {
      values[isGrowing ? k : steps - k] = toNumber(k === steps ? multiply(high, scale) : scaled(from, power));
      power = times(power, factor);
    }
    return values;
  };
  return { count, timesFactor };
}

/** A guess only: it is mended. A ratio of two float64 numbers may itself be none. */
function logarithm({ numerator, denominator }: Rational): number {
  const log = (n: bigint): number => {
    const digits = n.toString(16);
    const head = digits.slice(0, 13);
    return Math.log(Number.parseInt(head, 16)) + (digits.length - head.length) * Math.LN2 * 4;
  };
  return log(numerator) - log(denominator);
}
