import { describe, expect, it } from 'vitest';
import { rational, toNumber } from '../../src/base/rational.ts';
import { PHYSICAL_CONSTANTS } from '../../src/units/constants.ts';
import { exactScale, sameScale, scaleOfTen } from '../../src/units/scale.ts';
import { makeUnit, namedUnit, ONE_UNIT, sameUnit } from '../../src/units/unit.ts';
import { factorsOf, unitOf } from './unit-of.ts';

describe('makeUnit', () => {
  it('multiplies its factors', () => {
    const unit = unitOf('mS/cm^2');
    expect(unit.text).toBe('mS/cm^2');
    expect(unit.dimension.key).toBe('m^-4 kg^-1 s^3 A^2');
    expect(exactScale(unit.scale)).toEqual(rational(10));
  });

  it('makes no factors the unit of plain numbers', () => {
    expect(makeUnit('1', [])).toEqual(ONE_UNIT);
    expect(sameUnit(unitOf('mV/mV'), unitOf('1'))).toBe(true);
  });

  it('keeps fractional powers of prefixes exactly', () => {
    const unit = unitOf('mV/ms^(1/2)');
    expect(unit.scale).toEqual(scaleOfTen(rational(-3, 2)));
    expect(exactScale(unit.scale)).toBeUndefined();
    expect(sameUnit(unitPower(unit.text, 2), unitOf('mV^2/ms'))).toBe(true);
  });

  it('adds the powers of a name before it takes a root', () => {
    expect(sameUnit(unitOf('min^(1/2)*min^(1/2)'), unitOf('min'))).toBe(true);
    expect(makeUnit('min^(1/2)', factorsOf('min^(1/2)'))).toEqual({ unknown: 'min', reason: 'fraction' });
  });

  it('names what it does not know', () => {
    expect(makeUnit('mV/msec', factorsOf('mV/msec'))).toEqual({ unknown: 'msec', reason: 'name' });
    expect(makeUnit('__proto__', factorsOf('__proto__'))).toEqual({ unknown: '__proto__', reason: 'name' });
  });

  it('refuses powers that no quantity has', () => {
    for (const text of ['min^999999999', 'm^-101', 'm^(1/101)', 'mV^60*mV^60']) {
      expect(makeUnit(text, factorsOf(text))).toMatchObject({ reason: 'size' });
    }
  });
});

describe('sameUnit', () => {
  it.each([
    ['mV/ms', 'V/s'],
    ['1/ms', 'kHz'],
    ['mM', 'mol/m^3'],
    ['Ohm', '1/S'],
    ['F', 'C/V'],
    ['H', 'Wb/A'],
    ['L', 'dm^3'],
    ['W', 'V*A'],
    ['degC', 'K'],
  ])('takes %s and %s for the same', (a, b) => {
    expect(sameUnit(unitOf(a), unitOf(b))).toBe(true);
  });

  it.each([
    ['mV', 'V'],
    ['mV', 'mA'],
    ['s', 'min'],
    ['m', 'm^2'],
    ['mV^(1/2)', 'V^(1/2)'],
  ])('keeps %s and %s apart', (a, b) => {
    expect(sameUnit(unitOf(a), unitOf(b))).toBe(false);
  });
});

describe('namedUnit', () => {
  it('is the unit of one name', () => {
    expect(namedUnit('mV')).toEqual(unitOf('mV'));
    expect(namedUnit('mv')).toBeUndefined();
  });
});

describe('sameScale', () => {
  it('compares coefficient and power of ten together', () => {
    expect(
      sameScale(
        { coefficient: rational(60), tens: rational(0) },
        { coefficient: rational(6), tens: rational(1) },
      ),
    ).toBe(true);
    expect(
      sameScale(
        { coefficient: rational(60), tens: rational(1, 2) },
        { coefficient: rational(6), tens: rational(3, 2) },
      ),
    ).toBe(true);
    expect(sameScale(scaleOfTen(rational(1, 2)), scaleOfTen(0))).toBe(false);
  });
});

describe('PHYSICAL_CONSTANTS', () => {
  it('has the values of the SI of 2019 and CODATA 2018', () => {
    expect(
      [...PHYSICAL_CONSTANTS.values()].map(
        ({ name, value, unit }) => `${name} = ${toNumber(value)} ${unit.text}`,
      ),
    ).toEqual([
      'faraday = 96485.33212331001 C/mol',
      'gas_constant = 8.31446261815324 J/mol/K',
      'boltzmann = 1.380649e-23 J/K',
      'avogadro = 6.02214076e+23 1/mol',
      'elementary_charge = 1.602176634e-19 C',
      'zero_celsius = 273.15 K',
      'vacuum_permittivity = 8.8541878128e-12 F/m',
    ]);
  });

  it('says what each is', () => {
    for (const [name, constant] of PHYSICAL_CONSTANTS) {
      expect(constant.name).toBe(name);
      expect(sameUnit(constant.unit, unitOf(constant.unit.text))).toBe(true);
      expect(constant.doc).toMatch(/\.$/);
    }
  });
});

/** Returns the unit of a text, raised to a power. */
function unitPower(text: string, power: number) {
  const factors = factorsOf(text).map(({ name, exponent }) => ({
    name,
    exponent: rational(exponent.numerator * BigInt(power), exponent.denominator),
  }));
  const unit = makeUnit(text, factors);
  if ('unknown' in unit) throw new RangeError(unit.unknown);
  return unit;
}
