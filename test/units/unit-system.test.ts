import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  divide,
  exactRational,
  multiply,
  parseDecimal,
  rational,
  toNumber,
  ZERO,
} from '../../src/base/rational.ts';
import { exactScale, UNSCALED } from '../../src/units/scale.ts';
import {
  chooseUnitSystem,
  factorTo,
  fromSystemNumber,
  keepsNumbers,
  sameUnitSystem,
  systemScale,
  toSystemExact,
  toSystemNumber,
  type UnitSystem,
  unitConverter,
} from '../../src/units/unit-system.ts';
import { unitOf } from './unit-of.ts';

function systemOf(...votes: readonly string[]): UnitSystem {
  return chooseUnitSystem(votes.map(unitOf));
}

/** Returns those of the units that keep their numbers. */
function kept(system: UnitSystem, ...units: readonly string[]): readonly string[] {
  return units.filter((unit) => keepsNumbers(system, unitOf(unit)));
}

const HODGKIN_HUXLEY = ['mS/cm^2', 'mV', 'uF/cm^2', 'uA/cm^2', '1/ms/mV', '1/ms'] as const;
const POINT_NEURON = ['mV', 'ms', 'nS', 'pF', 'pA', 'Hz'] as const;

describe('chooseUnitSystem', () => {
  it('keeps the numbers of the Hodgkin-Huxley model, and its time is ms', () => {
    const system = systemOf('mS/cm^2', 'mV', 'uF/cm^2', 'uA/cm^2');
    expect(kept(system, ...HODGKIN_HUXLEY, 'ms')).toEqual([...HODGKIN_HUXLEY, 'ms']);
  });

  it('keeps mV, ms, nS, pF and pA together', () => {
    const system = systemOf('mV', 'ms', 'nS', 'pF', 'pA');
    expect(kept(system, ...POINT_NEURON)).toEqual(['mV', 'ms', 'nS', 'pF', 'pA']);
  });

  it('keeps nA, mV and MOhm together, and cm with Ohm*cm', () => {
    expect(kept(systemOf('nA', 'mV', 'MOhm', 'ms', 'nF'), 'nA', 'mV', 'MOhm', 'ms', 'nF')).toHaveLength(5);
    const cable = ['mV', 'mS/cm^2', 'uF/cm^2', 'kOhm*cm', 'cm'];
    expect(kept(systemOf(...cable), ...cable)).toEqual(cable);
  });

  it('is ms, mV, pA, um and mM where nothing is declared', () => {
    const system = systemOf();
    expect(system).toEqual({ tens: [-6, -12, -3, -12, 0, -18, 0] });
    expect(kept(system, 'ms', 'mV', 'pA', 'um', 'mM', 'K', 'cd')).toHaveLength(7);
  });

  it('is SI where SI units are declared', () => {
    expect(systemOf('V', 's', 'A', 'm', 'mol')).toEqual({ tens: [0, 0, 0, 0, 0, 0, 0] });
  });

  it('follows the most votes, then the first', () => {
    expect(kept(systemOf('V', 'mV', 'mV'), 'V', 'mV')).toEqual(['mV']);
    expect(kept(systemOf('V', 'mV'), 'V', 'mV')).toEqual(['V']);
    expect(kept(systemOf('mV', 'V'), 'V', 'mV')).toEqual(['mV']);
    // mV/ms² … one vote each; nA contradicts pA, which stands twice.
    expect(kept(systemOf('nA', 'pA', 'pA'), 'nA', 'pA')).toEqual(['pA']);
  });

  it('counts a unit and its inverse as one', () => {
    expect(kept(systemOf('s', 'ms', '1/ms'), 's', 'ms')).toEqual(['ms']);
    expect(kept(systemOf('s', 'kHz', '1/ms'), 's', 'ms')).toEqual(['ms']);
  });

  it('passes over what no whole powers of ten can do', () => {
    // A kilowatt-like product: m^2 of 10^3 would need a metre of 10^(3/2).
    const system = systemOf('km*m', 'um');
    expect(kept(system, 'km*m', 'um')).toEqual(['um']);
    expect(kept(systemOf('min', 's'), 'min', 's')).toEqual(['s']);
    expect(system.tens.every(Number.isInteger)).toBe(true);
  });

  it('takes fractional powers as the equations that they are', () => {
    expect(kept(systemOf('mV/us^(1/2)', 'mV', 's'), 'mV/us^(1/2)', 'mV', 'us', 's')).toEqual([
      'mV/us^(1/2)',
      'mV',
      'us',
    ]);
    expect(kept(systemOf('mV^(1/2)'), 'mV^(1/2)', 'mV')).toEqual(['mV^(1/2)', 'mV']);
  });

  const names = [
    'mV',
    'V',
    'ms',
    's',
    'nA',
    'pA',
    'uA/cm^2',
    'mS/cm^2',
    'nS',
    'uF/cm^2',
    'pF',
    'um',
    'cm',
    'mM',
  ];
  const anyVotes = fc.array(
    fc.constantFrom(...names, 'uM', 'Ohm*cm', 'MOhm', 'min', 'km*m', 'm^2*A', '1/mM/ms', 'mV^(1/2)'),
  );

  it('always keeps the unit with most votes, if any can be kept', () => {
    fc.assert(
      fc.property(anyVotes, fc.constantFrom(...names), (votes, favourite) => {
        const most = Array.from({ length: votes.length + 1 }, () => favourite);
        expect(kept(systemOf(...votes, ...most), favourite)).toEqual([favourite]);
      }),
    );
  });

  it('leaves no vote out that would still fit', () => {
    fc.assert(
      fc.property(anyVotes, (votes) => {
        // A greedy choice is maximal: adding the votes that hold already changes nothing.
        const system = systemOf(...votes);
        const holding = kept(system, ...new Set(votes));
        expect(sameUnitSystem(systemOf(...votes, ...holding), system)).toBe(true);
      }),
    );
  });
});

describe('factorTo', () => {
  it('is what numbers in the unit are multiplied by', () => {
    const system = systemOf('mV', 'ms');
    expect(exactScale(factorTo(system, unitOf('V')))).toEqual(rational(1000));
    expect(exactScale(factorTo(system, unitOf('min')))).toEqual(rational(60_000));
    expect(exactScale(factorTo(system, unitOf('Hz')))).toEqual(rational(1, 1000));
    expect(factorTo(system, unitOf('mV'))).toEqual(UNSCALED);
  });
});

describe('systemScale', () => {
  it('is the size of the system unit of a dimension', () => {
    expect(exactScale(systemScale(systemOf('mV', 'ms'), unitOf('V/s').dimension))).toEqual(rational(1));
    expect(exactScale(systemScale(systemOf('mV', 'ms'), unitOf('V').dimension))).toEqual(rational(1, 1000));
  });
});

describe('toSystemNumber', () => {
  const system = systemOf('mV', 'ms');

  it('rounds the exact product once', () => {
    expect(toSystemNumber(rational(1, 10), unitOf('V'), system)).toBe(100);
    // 0.0041 V is 4.1 mV, though 0.0041 * 1000 is not 4.1 in float64.
    expect(0.0041 * 1000).not.toBe(4.1);
    expect(toSystemNumber(rational(41, 10_000), unitOf('V'), system)).toBe(4.1);
    expect(toSystemNumber(rational(1, 3), unitOf('mV'), system)).toBe(1 / 3);
  });

  it('keeps declared numbers to the bit', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(toSystemNumber(exactRational(x) ?? ZERO, unitOf('mV'), system)).toBe(x + 0);
      }),
    );
  });

  it('rounds irrational scales correctly', () => {
    const si = systemOf('V', 's', 'A', 'm');
    expect(toSystemNumber(rational(1), unitOf('mV^(1/2)'), si)).toBe(0.03162277660168379);
    expect(toSystemNumber(rational(1), unitOf('kV^(1/3)'), si)).toBe(10);
    expect(toSystemNumber(rational(1), unitOf('V^(1/3)'), systemOf('mV'))).toBe(10);
    expect(toSystemNumber(rational(1), unitOf('MV^(1/7)'), si)).toBe(7.19685673001152);
    expect(toSystemExact(rational(1), unitOf('mV^(1/2)'), si)).toBeUndefined();
  });

  it('has the exact value where there is one', () => {
    expect(toSystemExact(rational(1, 3), unitOf('V'), system)).toEqual(rational(1000, 3));
  });
});

describe('fromSystemNumber', () => {
  const system = systemOf('mV', 'ms', 'pA');

  it('changes nothing where the unit is the system unit', () => {
    for (const x of [0.1, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.MIN_VALUE]) {
      expect(fromSystemNumber(x, unitOf('mV'), system)).toBe(x);
    }
  });

  it('divides by 1000 rather than multiply by 0.001', () => {
    expect(9 * 0.001).not.toBe(0.009);
    expect(fromSystemNumber(9, unitOf('V'), system)).toBe(0.009);
    expect(fromSystemNumber(0.003, unitOf('uV'), system)).toBe(3);
    expect(fromSystemNumber(90_000, unitOf('min'), system)).toBe(1.5);
  });

  it('passes on what is no finite number', () => {
    for (const unit of ['V', 'uV', 'min*A', 'GV*GA*GA/fs']) {
      expect(fromSystemNumber(Number.NaN, unitOf(unit), system)).toBeNaN();
      expect(fromSystemNumber(Number.NEGATIVE_INFINITY, unitOf(unit), system)).toBe(Number.NEGATIVE_INFINITY);
      expect(fromSystemNumber(-0, unitOf(unit), system)).toBe(-0);
    }
  });

  it('is the float64 nearest to the exact value, for units of all sizes', () => {
    const units = [
      'V',
      'kV',
      'uV',
      's',
      'min',
      'Hz',
      'GV*GA*GA/fs',
      'fV*fA*fA/Gs',
      'min*A',
      'mV/min',
      'um^3/min',
    ];
    const finite = fc.double({ min: -1e200, max: 1e200, noNaN: true });
    fc.assert(
      fc.property(finite, fc.constantFrom(...units), (x, name) => {
        const unit = unitOf(name);
        const factor = exactScale(factorTo(system, unit)) ?? ZERO;
        const nearest = toNumber(divide(exactRational(x) ?? ZERO, factor));
        expect(unitConverter(unit, system)(x) + 0).toBe(nearest + 0);
      }),
      { numRuns: 500 },
    );
  });

  it('gives decimal numbers back as they were written', () => {
    const decimal = fc.tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 0, max: 6 }));
    fc.assert(
      fc.property(decimal, fc.constantFrom('V', 'uV', 's', 'nA'), ([digits, places], name) => {
        const written = multiply(rational(digits), parseDecimal(`1e-${places}`) ?? ZERO);
        const inSystem = toSystemNumber(written, unitOf(name), system);
        const back = fromSystemNumber(inSystem, unitOf(name), system);
        expect(Math.abs(back - toNumber(written))).toBeLessThanOrEqual(Math.abs(back) * Number.EPSILON);
      }),
    );
  });
});
