import { known } from '../base/invariant.ts';
import { parseDecimal } from '../base/rational.ts';
import { closeScale } from '../units/scale.ts';
import type { Unit } from '../units/unit.ts';
import { factorTo, keepsNumbers, toSystemNumber, type UnitSystem } from '../units/unit-system.ts';

/**
 * Returns numbers of a unit as the system's: each the float64 that its shortest decimal form gives with that unit, as if
 * it were written in a model. Zeros keep their sign; what is not finite stays.
 */
export function toSystemNumbers(values: ArrayLike<number>, unit: Unit, system: UnitSystem): Float64Array {
  if (keepsNumbers(system, unit)) return Float64Array.from(values);
  const tens = tensOf(unit, system);
  return Float64Array.from(values, (value) => {
    if (value === 0 || !Number.isFinite(value)) return value;
    // A decimal text is read with one rounding, as fast as nothing else that is exact.
    if (tens !== undefined) return shifted(value, tens);
    return toSystemNumber(known(parseDecimal(String(value)), `decimal of ${value}`), unit, system);
  });
}

/** Returns how many places the point moves; undefined where the factor is no power of ten. */
function tensOf(unit: Unit, system: UnitSystem): number | undefined {
  const { numerator, denominator } = closeScale(factorTo(system, unit));
  const [up, down] = [String(numerator), String(denominator)];
  return /^10*$/.test(up) && /^10*$/.test(down) ? up.length - down.length : undefined;
}

function shifted(value: number, tens: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + tens}`);
}
