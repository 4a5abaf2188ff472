import { add, type Rational, ZERO } from '../base/rational.ts';
import {
  DIMENSIONLESS,
  type Dimension,
  multiplyDimensions,
  powerDimension,
  sameDimension,
} from './dimension.ts';
import { multiplyScales, powerScale, type Scale, sameScale, UNSCALED } from './scale.ts';
import { readUnitName } from './unit-names.ts';

/** A unit as the user wrote it, with its meaning. */
export interface Unit {
  /** As written, `mS/cm^2`; `1` for none. */
  readonly text: string;
  readonly dimension: Dimension;
  /** The size of the unit in coherent SI units. */
  readonly scale: Scale;
}

/** One factor of a unit as written: `cm^-2`. */
export interface NamedFactor {
  readonly name: string;
  readonly exponent: Rational;
}

/** Why a unit cannot be read. */
export interface UnitRefusal {
  /** The factor that stands in the way. */
  readonly unknown: string;
  /**
   * `name`: there is no such unit. `fraction`: a fractional power of a unit that is no power of ten of the
   * SI unit, as `min^(1/2)`. `size`: a power above 100, or a root above the hundredth.
   */
  readonly reason: 'name' | 'fraction' | 'size';
}

/** The unit of plain numbers. */
export const ONE_UNIT: Unit = { text: '1', dimension: DIMENSIONLESS, scale: UNSCALED };

/** No quantity has such powers; without a bound `1 [min^999999999]` would be a number of gigabytes. */
const LARGEST_EXPONENT = 100n;

function isTooLarge({ numerator, denominator }: Rational): boolean {
  return numerator > LARGEST_EXPONENT || numerator < -LARGEST_EXPONENT || denominator > LARGEST_EXPONENT;
}

/** Returns the unit that is the product of the factors, or why there is none. No factors: no dimension. */
export function makeUnit(text: string, factors: readonly NamedFactor[]): Unit | UnitRefusal {
  // Powers of one name are added first: `min^(1/2) * min^(1/2)` is a minute.
  const powers = new Map<string, Rational>();
  for (const { name, exponent } of factors) powers.set(name, add(powers.get(name) ?? ZERO, exponent));
  let [dimension, scale] = [DIMENSIONLESS, UNSCALED];
  for (const [name, exponent] of powers) {
    const meaning = readUnitName(name);
    if (meaning === undefined) return { unknown: name, reason: 'name' };
    if (isTooLarge(exponent)) return { unknown: name, reason: 'size' };
    const scaled = powerScale(meaning.scale, exponent);
    if (scaled === undefined) return { unknown: name, reason: 'fraction' };
    dimension = multiplyDimensions(dimension, powerDimension(meaning.dimension, exponent));
    scale = multiplyScales(scale, scaled);
  }
  return { text, dimension, scale };
}

/** Returns the unit of one name, such as `mV`; undefined if it is none. */
export function namedUnit(name: string): Unit | undefined {
  const meaning = readUnitName(name);
  return meaning === undefined ? undefined : { text: name, ...meaning };
}

/** Whether two units have the same size and dimension, however they are written: `mV/ms` and `V/s`. */
export function sameUnit(a: Unit, b: Unit): boolean {
  return sameDimension(a.dimension, b.dimension) && sameScale(a.scale, b.scale);
}
