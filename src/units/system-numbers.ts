import { known } from '../base/invariant.ts';
import { multiply, parseDecimal, toNumber } from '../base/rational.ts';
import { closeScale, divideScales, isUnscaled, type Scale } from './scale.ts';
import type { Unit } from './unit.ts';
import { factorTo, type UnitSystem } from './unit-system.ts';

/**
 * Returns numbers of a unit as the system's: each the float64 that its shortest decimal form gives with that unit, as if
 * it were written in a model. Zeros keep their sign; what is not finite stays.
 */
export function toSystemNumbers(values: ArrayLike<number>, unit: Unit, system: UnitSystem): Float64Array {
  return scaled(values, factorTo(system, unit));
}

/** Returns numbers of a unit as those of another of the same dimension, likewise. */
export function toUnitNumbers(values: ArrayLike<number>, from: Unit, to: Unit): Float64Array {
  return scaled(values, divideScales(from.scale, to.scale));
}

function scaled(values: ArrayLike<number>, scale: Scale): Float64Array {
  if (isUnscaled(scale)) return Float64Array.from(values);
  const factor = closeScale(scale);
  const [up, down] = [String(factor.numerator), String(factor.denominator)];
  const isTens = /^10*$/.test(up) && /^10*$/.test(down);
  return Float64Array.from(values, (value) => {
    if (value === 0 || !Number.isFinite(value)) return value;
    // A decimal text is read with one rounding, as fast as nothing else that is exact.
    if (isTens) return shifted(value, up.length - down.length);
    return toNumber(multiply(known(parseDecimal(String(value)), `decimal of ${value}`), factor));
  });
}

function shifted(value: number, tens: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + tens}`);
}
