import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rational } from '../../src/base/rational.ts';
import { describeDimension } from '../../src/units/describe-dimension.ts';
import {
  BASE_UNITS,
  DIMENSIONLESS,
  type Dimension,
  dimensionKey,
  divideDimensions,
  isDimensionless,
  makeDimension,
  multiplyDimensions,
  powerDimension,
  sameDimension,
} from '../../src/units/dimension.ts';
import { unitOf } from './unit-of.ts';

const VOLTAGE = makeDimension({ m: 2, kg: 1, s: -3, A: -1 });
const TIME = makeDimension({ s: 1 });

const exponent = fc
  .tuple(fc.integer({ min: -6, max: 6 }), fc.integer({ min: 1, max: 4 }))
  .map(([numerator, denominator]) => rational(numerator, denominator));
const anyDimension: fc.Arbitrary<Dimension> = fc
  .array(exponent, { minLength: 7, maxLength: 7 })
  .map((exponents) =>
    makeDimension(Object.fromEntries(BASE_UNITS.map((base, index) => [base, exponents[index]]))),
  );

describe('dimensions', () => {
  it('have a key that says what they are', () => {
    expect(dimensionKey(VOLTAGE)).toBe('m^2 kg s^-3 A^-1');
    expect(dimensionKey(powerDimension(VOLTAGE, rational(-1, 2)))).toBe('m^-1 kg^(-1/2) s^(3/2) A^(1/2)');
    expect(dimensionKey(DIMENSIONLESS)).toBe('1');
  });

  it('are multiplied, divided and raised to rational powers', () => {
    expect(multiplyDimensions(VOLTAGE, TIME).key).toBe('m^2 kg s^-2 A^-1');
    expect(divideDimensions(VOLTAGE, TIME).key).toBe('m^2 kg s^-4 A^-1');
    expect(powerDimension(powerDimension(VOLTAGE, rational(2)), rational(1, 2))).toEqual(VOLTAGE);
    expect(isDimensionless(powerDimension(VOLTAGE, rational(0)))).toBe(true);
  });

  it('form a commutative group, with powers', () => {
    fc.assert(
      fc.property(anyDimension, anyDimension, exponent, (a, b, power) => {
        expect(multiplyDimensions(a, b)).toEqual(multiplyDimensions(b, a));
        expect(divideDimensions(multiplyDimensions(a, b), b)).toEqual(a);
        expect(divideDimensions(a, b)).toEqual(multiplyDimensions(a, powerDimension(b, rational(-1))));
        expect(isDimensionless(divideDimensions(a, a))).toBe(true);
        expect(multiplyDimensions(a, DIMENSIONLESS)).toEqual(a);
        expect(powerDimension(multiplyDimensions(a, b), power)).toEqual(
          multiplyDimensions(powerDimension(a, power), powerDimension(b, power)),
        );
        expect(sameDimension(a, b)).toBe(a.key === b.key);
      }),
    );
  });
});

describe('describeDimension', () => {
  it.each([
    ['mV', 'voltage'],
    ['mV/ms', 'voltage per time'],
    ['uA/cm^2', 'current per area'],
    ['mS/cm^2', 'conductance per area'],
    ['uF/cm^2', 'capacitance per area'],
    ['nF', 'capacitance'],
    ['ms', 'time'],
    ['Hz', 'frequency (1/time)'],
    ['1/ms/mV', '1/time per voltage'],
    ['1/mV', '1/voltage'],
    ['1', 'no dimension'],
    ['rad', 'no dimension'],
    ['MOhm', 'resistance'],
    ['Ohm*cm', 'resistance times length'],
    ['Ohm*cm^2', 'resistance times area'],
    ['um^2', 'area'],
    ['um', 'length'],
    ['1/cm^2', '1/area'],
    ['cm/s', 'length per time'],
    ['mM', 'concentration'],
    ['1/mM/ms', '1/time per concentration'],
    ['mM/ms', 'concentration per time'],
    ['mol', 'amount of substance'],
    ['C/mol', 'charge per amount of substance'],
    ['J/mol/K', 'energy per amount of substance per temperature'],
    ['degC', 'temperature'],
    ['mV^2', 'voltage^2'],
    ['mV^2/ms', 'voltage^2 per time'],
    ['1/ms^2', '1/time^2'],
    ['mV*ms', 'voltage times time'],
    ['mV/ms^(1/2)', 'voltage per square root of time'],
    ['mV^(1/2)', 'square root of voltage'],
    ['nA/mV^2', 'conductance per voltage'],
    ['W', 'power'],
    ['pA/ms', 'current per time'],
    ['K*cd*kg', 'mass temperature light'],
    ['A^7/s^5', 'current^7 time^-5'],
  ])('says of %s: %s', (unit, words) => {
    expect(describeDimension(unitOf(unit).dimension)).toBe(words);
  });

  it('has words for every dimension, and no two dimensions with the same', () => {
    const factor = fc
      .tuple(fc.constantFrom('V', 'A', 'S', 'F', 's', 'm', 'M', 'K', 'mol'), fc.integer({ min: -2, max: 2 }))
      .map(([name, power]) => powerDimension(unitOf(name).dimension, rational(power, power === 2 ? 4 : 1)));
    const product = fc
      .array(factor, { minLength: 1, maxLength: 4 })
      .map((factors) => factors.reduce(multiplyDimensions));
    const seen = new Map<string, string>();
    fc.assert(
      fc.property(product, (dimension) => {
        const words = describeDimension(dimension);
        expect(words).not.toBe('');
        expect(seen.get(words) ?? dimension.key).toBe(dimension.key);
        seen.set(words, dimension.key);
      }),
      { numRuns: 3000 },
    );
  });
});
