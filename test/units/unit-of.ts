import { rational } from '../../src/base/rational.ts';
import { makeUnit, type NamedFactor, type Unit } from '../../src/units/unit.ts';

/** Returns the factors of `mS/cm^2`, `mV/ms^(1/2)`, `1/ms`. */
export function factorsOf(text: string): readonly NamedFactor[] {
  return [...text.matchAll(/([*/]?)([^*/^]+)(?:\^\(?(-?\d+)(?:\/(\d+))?\)?)?/g)]
    .filter(([, , name]) => name !== '1')
    .map(([, operator, name = '', numerator = '1', denominator = '1']) => ({
      name,
      exponent: rational(Number(numerator) * (operator === '/' ? -1 : 1), Number(denominator)),
    }));
}

/** Returns the unit of a text that is one. */
export function unitOf(text: string): Unit {
  const unit = makeUnit(text, factorsOf(text));
  if ('unknown' in unit) throw new RangeError(`${text}: ${unit.unknown} (${unit.reason})`);
  return unit;
}
