import { known } from '../base/invariant.ts';
import {
  add,
  isZero,
  negate,
  ONE,
  type Rational,
  rational,
  multiply as times,
  ZERO,
} from '../base/rational.ts';

/** The base units of the SI, in the order in which a dimension holds its exponents. */
export const BASE_UNITS: readonly ['m', 'kg', 's', 'A', 'K', 'mol', 'cd'] = [
  'm',
  'kg',
  's',
  'A',
  'K',
  'mol',
  'cd',
];
export type BaseUnit = (typeof BASE_UNITS)[number];

/** What kind of quantity a value is: a product of powers of the seven SI base units. */
export interface Dimension {
  /** One rational exponent per base unit, in the order of `BASE_UNITS`. */
  readonly exponents: readonly Rational[];
  /** The same as text, `m^2 kg s^-3 A^-1`, or `1`: equal dimensions have equal keys. */
  readonly key: string;
}

/** Returns `^-2`, `^(1/2)`, or nothing for 1: an exponent as it is written in a unit. */
export function exponentText(exponent: Rational): string {
  if (exponent.denominator !== 1n) return `^(${exponent.numerator}/${exponent.denominator})`;
  return exponent.numerator === 1n ? '' : `^${exponent.numerator}`;
}

function fromExponents(exponents: readonly Rational[]): Dimension {
  let key = '';
  for (const [index, base] of BASE_UNITS.entries()) {
    const exponent = exponents[index] ?? ZERO;
    if (!isZero(exponent)) key += `${key === '' ? '' : ' '}${base}${exponentText(exponent)}`;
  }
  return { exponents, key: key === '' ? '1' : key };
}

/** The dimension of plain numbers. */
export const DIMENSIONLESS: Dimension = fromExponents(BASE_UNITS.map(() => ZERO));

/** Returns a dimension from its exponents that are not 0: `{ m: 2, kg: 1, s: -3, A: -1 }` is voltage. */
export function makeDimension(exponents: Readonly<Partial<Record<BaseUnit, number | Rational>>>): Dimension {
  return fromExponents(
    BASE_UNITS.map((base) => {
      const exponent = exponents[base] ?? ZERO;
      return typeof exponent === 'number' ? rational(exponent) : exponent;
    }),
  );
}

export function multiplyDimensions(a: Dimension, b: Dimension): Dimension {
  if (isDimensionless(a)) return b;
  if (isDimensionless(b)) return a;
  return fromExponents(a.exponents.map((exponent, index) => add(exponent, exponentOf(b, index))));
}

export function divideDimensions(a: Dimension, b: Dimension): Dimension {
  if (isDimensionless(b)) return a;
  return fromExponents(a.exponents.map((exponent, index) => add(exponent, negate(exponentOf(b, index)))));
}

/** Returns the dimension of x^exponent for an x of the given dimension. */
export function powerDimension(base: Dimension, exponent: Rational): Dimension {
  if (isDimensionless(base) || (exponent.numerator === 1n && exponent.denominator === 1n)) return base;
  return fromExponents(base.exponents.map((each) => times(each, exponent)));
}

export function sameDimension(a: Dimension, b: Dimension): boolean {
  return a === b || a.key === b.key;
}

export function isDimensionless(dimension: Dimension): boolean {
  return dimension.key === '1';
}

/** Returns a text that is the same for equal dimensions and different for others. */
export function dimensionKey(dimension: Dimension): string {
  return dimension.key;
}

function exponentOf(dimension: Dimension, index: number): Rational {
  return known(dimension.exponents[index], 'exponent of a dimension');
}

/** 1/time, for the dimension of rates. */
export const PER_TIME: Dimension = makeDimension({ s: rational(-ONE.numerator) });
export const TIME: Dimension = makeDimension({ s: 1 });
