import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameScale } from '../../src/units/scale.ts';
import { chooseUnitSystem, systemScale } from '../../src/units/unit-system.ts';
import { systemUnitText, unitTextFor } from '../../src/units/unit-text.ts';
import { unitOf } from './unit-of.ts';

/** What the same quantities are called in a system that keeps the votes. */
function texts(votes: readonly string[], units: readonly string[]): readonly string[] {
  const system = chooseUnitSystem(votes.map(unitOf));
  return units.map((unit) => systemUnitText(system, unitOf(unit).dimension));
}

describe('systemUnitText', () => {
  it('writes what a Hodgkin-Huxley model computes with as its paper does', () => {
    const units = [
      'mV',
      'mV/ms',
      'mS/cm^2',
      'uF/cm^2',
      'uA/cm^2',
      'ms',
      '1/ms',
      '1/mV',
      '1/ms/mV',
      'mV^2',
      '1',
    ];
    expect(texts(['mS/cm^2', 'mV', 'uF/cm^2', 'uA/cm^2'], units)).toEqual(units);
  });

  it('writes what a point neuron computes with', () => {
    const units = [
      'mV',
      'ms',
      'nS',
      'pF',
      'pA',
      'GOhm',
      'fC',
      'mV/ms',
      'pA/ms',
      'nS/ms',
      'mV*ms',
      'mV/ms^(1/2)',
      'fW',
    ];
    expect(texts(['mV', 'ms', 'nS', 'pF', 'pA'], units)).toEqual(units);
  });

  it('writes SI units where they are the system', () => {
    const units = ['V', 'V/s', 'S/m^2', 'A/m^2', 'Ohm*m', 'J/mol/K', 'C/mol', '1/s^2', '1/m^2', 'm/s'];
    expect(texts(['V', 's', 'A', 'm'], units)).toEqual(units);
  });

  it('falls back on base units, or on a power of ten where a base unit of that size has no name', () => {
    expect(texts([], ['cd*K*g'])).toEqual(['ng K cd']);
    expect(texts(['mS/cm^2', 'mV', 'uA/cm^2'], ['um', 'um^2', '1/um^2'])).toEqual([
      '10^-5 m',
      '10^-10 m^2',
      '10^10 m^-2',
    ]);
  });

  it('names a unit of the right dimension and size, for any chain that it writes', () => {
    const names = ['mV', 'ms', 'nA', 'uA/cm^2', 'mS/cm^2', 'um', 'cm', 'mM', 'V', 's', 'K', 'mol', 'kHz'];
    const some = fc.array(fc.constantFrom(...names), { maxLength: 4 });
    fc.assert(
      fc.property(some, some, (votes, factors) => {
        const system = chooseUnitSystem(votes.map(unitOf));
        const { dimension } = unitOf(factors.length === 0 ? '1' : factors.join('*'));
        const text = systemUnitText(system, dimension);
        if (/^10/.test(text)) return;
        const unit = unitOf(text.replaceAll(' ', '*'));
        expect(unit.dimension).toEqual(dimension);
        expect(sameScale(unit.scale, systemScale(system, dimension)), text).toBe(true);
      }),
    );
  });
});

describe('unitTextFor', () => {
  const own = ['mV', 'ms', 'mS/cm^2', 'uF/cm^2', '1/ms/mV'].map(unitOf);

  it.each([
    ['V', 'mV'],
    ['s', 'ms'],
    ['V/s', 'mV/ms'],
    ['Hz', '1/ms'],
    ['1/V', '1/mV'],
    ['1/V/s', '1/ms/mV'],
    ['V*s', 'mV*ms'],
    ['V^2', 'mV^2'],
    ['A/m^2', 'uA/cm^2'],
    ['S/m^2/s', 'mS/cm^2/ms'],
    ['m', 'um'],
    ['K', 'K'],
    ['1', '1'],
  ])('writes a quantity in %s as %s in a model of mV, ms, mS/cm^2', (unit, text) => {
    expect(unitTextFor(unitOf(unit).dimension, own)).toBe(text);
  });

  it.each(['mV^(1/2)', 'mV^(3/2)', '1/ms^(1/2)', '1/mV^(1/2)', 'pA^(2/3)'])(
    'writes %s as a power of its name',
    (unit) => {
      expect(unitTextFor(unitOf(unit).dimension, ['mV', 'ms', 'pA'].map(unitOf))).toBe(unit);
      expect(texts(['mV', 'ms', 'pA'], [unit])).toEqual([unit]);
    },
  );

  it('does not divide by a unit that is itself a quotient', () => {
    expect(unitTextFor(unitOf('s').dimension, ['uF/cm^2', 'mS/cm^2'].map(unitOf))).toBe('ms');
  });

  it('writes a unit of the dimension, whatever is preferred', () => {
    const names = ['mV', 'ms', 'nA', 'uA/cm^2', 'mS/cm^2', 'um', 'mM', 'kHz', 'min', 'degC', 'rad', '1'];
    const some = fc.array(fc.constantFrom(...names), { maxLength: 5 });
    fc.assert(
      fc.property(some, some, (preferred, factors) => {
        const { dimension } = unitOf(factors.length === 0 ? '1' : factors.join('*'));
        const text = unitTextFor(dimension, preferred.map(unitOf)).replace(/^10\S* /, '');
        expect(unitOf(text.replaceAll(' ', '*')).dimension).toEqual(dimension);
      }),
    );
  });

  it('is quick for a model of a thousand units', () => {
    const many = Array.from({ length: 1000 }, (_, index) => unitOf(`mV^${(index % 90) + 2}`));
    expect(unitTextFor(unitOf('K').dimension, many)).toBe('K');
  });
});
