import { describe, expect, it } from 'vitest';
import { parseDecimal, ZERO } from '../../src/base/rational.ts';
import { exactScale } from '../../src/units/scale.ts';
import { isUnitName, readUnitName, suggestUnits, unitNames } from '../../src/units/unit-names.ts';

/** Returns a unit as its size in SI units and its dimension. */
function meaning(name: string): readonly [unknown, string] | undefined {
  const read = readUnitName(name);
  return read && [exactScale(read.scale) ?? ZERO, read.dimension.key];
}

describe('readUnitName', () => {
  it.each([
    ['s', '1', 's'],
    ['m', '1', 'm'],
    ['g', '1e-3', 'kg'],
    ['A', '1', 'A'],
    ['K', '1', 'K'],
    ['mol', '1', 'mol'],
    ['cd', '1', 'cd'],
    ['Hz', '1', 's^-1'],
    ['V', '1', 'm^2 kg s^-3 A^-1'],
    ['F', '1', 'm^-2 kg^-1 s^4 A^2'],
    ['S', '1', 'm^-2 kg^-1 s^3 A^2'],
    ['Ohm', '1', 'm^2 kg s^-3 A^-2'],
    ['C', '1', 's A'],
    ['N', '1', 'm kg s^-2'],
    ['J', '1', 'm^2 kg s^-2'],
    ['W', '1', 'm^2 kg s^-3'],
    ['Pa', '1', 'm^-1 kg s^-2'],
    ['T', '1', 'kg s^-2 A^-1'],
    ['H', '1', 'm^2 kg s^-2 A^-2'],
    ['Wb', '1', 'm^2 kg s^-2 A^-1'],
    ['M', '1e3', 'm^-3 mol'],
    ['L', '1e-3', 'm^3'],
    ['min', '60', 's'],
    ['degC', '1', 'K'],
    ['rad', '1', '1'],
  ])('knows the symbol %s: %s %s', (name, size, dimension) => {
    expect(meaning(name)).toEqual([parseDecimal(size), dimension]);
  });

  it.each([
    ['fA', '1e-15'],
    ['pA', '1e-12'],
    ['nA', '1e-9'],
    ['uA', '1e-6'],
    ['\u00b5A', '1e-6'],
    ['\u03bcA', '1e-6'],
    ['mA', '1e-3'],
    ['kA', '1e3'],
    ['MA', '1e6'],
    ['GA', '1e9'],
  ])('knows the prefix of %s: %s', (name, size) => {
    expect(meaning(name)).toEqual([parseDecimal(size), 'A']);
  });

  it('takes both spellings of Greek letters', () => {
    for (const ohm of ['\u03a9', '\u2126', 'k\u03a9', 'M\u2126']) expect(isUnitName(ohm)).toBe(true);
    expect(meaning('M\u03a9')).toEqual(meaning('MOhm'));
  });

  it('takes centi and deci with the metre only', () => {
    expect(meaning('cm')).toEqual([parseDecimal('0.01'), 'm']);
    expect(meaning('dm')).toEqual([parseDecimal('0.1'), 'm']);
    for (const name of ['cV', 'ds', 'cL', 'dL', 'cg', 'dM']) expect(isUnitName(name)).toBe(false);
  });

  it('reads names that look like a prefix and a rest as what they are', () => {
    expect(meaning('cd')?.[1]).toBe('cd');
    expect(meaning('min')?.[1]).toBe('s');
    expect(meaning('mol')?.[1]).toBe('mol');
    expect(meaning('Pa')?.[1]).toBe('m^-1 kg s^-2');
    expect(meaning('pA')?.[1]).toBe('A');
    expect(meaning('mT')?.[1]).toBe('kg s^-2 A^-1');
    expect(meaning('mM')).toEqual([parseDecimal('1'), 'm^-3 mol']);
    expect(meaning('Mm')).toEqual([parseDecimal('1e6'), 'm']);
    expect(meaning('mm')).toEqual([parseDecimal('1e-3'), 'm']);
    expect(meaning('kg')).toEqual([parseDecimal('1'), 'kg']);
    expect(meaning('mmol')).toEqual([parseDecimal('1e-3'), 'mol']);
  });

  it.each([
    ...['', 'k', 'u', 'mv', 'MV ', 'mmV', 'kmin', 'mdegC', 'hz', 'l', '%', 'µ', '1', 'kk', 'sm', '°C'],
    ...['constructor', '__proto__', 'toString', 'mconstructor'],
  ])('knows no unit `%s`', (name) => {
    expect(readUnitName(name)).toBeUndefined();
  });

  it('gives every name one reading', () => {
    const names = unitNames();
    expect(new Set(names).size).toBe(names.length);
    expect(names.every(isUnitName)).toBe(true);
  });
});

describe('suggestUnits', () => {
  it.each([
    ['Mohm', 'MOhm'],
    ['mohm', 'MOhm'],
    ['Mohms', 'MOhm'],
    ['MegaOhm', 'MOhm'],
    ['kohm', 'kOhm'],
    ['ohm', 'Ohm'],
    ['ohms', 'Ohm'],
    ['mVolt', 'mV'],
    ['millivolts', 'mV'],
    ['mv', 'mV'],
    ['MVolts', 'MV'],
    ['sec', 's'],
    ['seconds', 's'],
    ['msec', 'ms'],
    ['usec', 'us'],
    ['\u00b5sec', 'us'],
    ['uf', 'uF'],
    ['\u00b5f', 'uF'],
    ['na', 'nA'],
    ['amps', 'A'],
    ['hz', 'Hz'],
    ['KHz', 'kHz'],
    ['l', 'L'],
    ['ml', 'mL'],
    ['molar', 'M'],
    ['mmolar', 'mM'],
    ['mho', 'S'],
    ['siemens', 'S'],
    ['degrees', 'degC'],
    ['celsius', 'degC'],
    ['°C', 'degC'],
    ['minutes', 'min'],
    ['um2', 'um^2'],
    ['mVV', 'mV'],
    ['metres', 'm'],
    ['micrometer', 'um'],
    ['kelvin', 'K'],
    ['moles', 'mol'],
  ])('takes %s for %s', (name, unit) => {
    expect(suggestUnits(name)[0]).toBe(unit);
  });

  it('gives several where several are likely', () => {
    expect(suggestUnits('mohm')).toEqual(['MOhm', 'mOhm']);
  });

  it('has nothing to say about other names, or about units', () => {
    for (const name of ['xyz', 'q', 'tau_m', 'constructor', 'mV', '', 'x'.repeat(100_000)]) {
      expect(suggestUnits(name)).toEqual([]);
    }
  });

  it('suggests units only', () => {
    for (const name of ['mvolt', 'Na', 'h', 'secs', 'mVs', 'kmin', 'cV', 'hour']) {
      expect(suggestUnits(name).filter((unit) => !isUnitName(unit))).toEqual([]);
    }
  });
});
