import { known } from '../base/invariant.ts';
import { multiply, parseDecimal, type Rational, rational } from '../base/rational.ts';
import { makeUnit, type NamedFactor, type Unit } from './unit.ts';

/** A constant of nature that a model may name. */
export interface PhysicalConstant {
  readonly name: string;
  /** Exact where the SI fixes it; else the recommended value. */
  readonly value: Rational;
  readonly unit: Unit;
  /** One line: what it is, its symbol, its source. */
  readonly doc: string;
}

function decimal(text: string): Rational {
  return known(parseDecimal(text), `decimal ${text}`);
}

function constant(
  name: string,
  value: Rational,
  unit: string,
  factors: readonly (readonly [string, number])[],
  doc: string,
): PhysicalConstant {
  const named = factors.map(
    ([factor, exponent]): NamedFactor => ({ name: factor, exponent: rational(exponent) }),
  );
  const made = makeUnit(unit, named);
  if ('unknown' in made) throw new RangeError(`constant ${name}: no unit ${made.unknown}`);
  return { name, value, unit: made, doc };
}

const AVOGADRO = decimal('6.02214076e23');
const ELEMENTARY_CHARGE = decimal('1.602176634e-19');
const BOLTZMANN = decimal('1.380649e-23');

/**
 * The physical constants of the language, by full name. The SI of 2019 fixes the elementary charge, the
 * Boltzmann and the Avogadro constant, so that the Faraday and gas constants are exact products of them.
 */
export const PHYSICAL_CONSTANTS: ReadonlyMap<string, PhysicalConstant> = new Map(
  [
    constant(
      'faraday',
      multiply(ELEMENTARY_CHARGE, AVOGADRO),
      'C/mol',
      [
        ['C', 1],
        ['mol', -1],
      ],
      'Faraday constant F = e N_A = 96485.33212331001840… C/mol; exact (SI 2019).',
    ),
    constant(
      'gas_constant',
      multiply(BOLTZMANN, AVOGADRO),
      'J/mol/K',
      [
        ['J', 1],
        ['mol', -1],
        ['K', -1],
      ],
      'Molar gas constant R = k N_A = 8.31446261815324 J/mol/K; exact (SI 2019).',
    ),
    constant(
      'boltzmann',
      BOLTZMANN,
      'J/K',
      [
        ['J', 1],
        ['K', -1],
      ],
      'Boltzmann constant k = 1.380649e-23 J/K; exact (SI 2019).',
    ),
    constant(
      'avogadro',
      AVOGADRO,
      '1/mol',
      [['mol', -1]],
      'Avogadro constant N_A = 6.02214076e23 1/mol; exact (SI 2019).',
    ),
    constant(
      'elementary_charge',
      ELEMENTARY_CHARGE,
      'C',
      [['C', 1]],
      'Elementary charge e = 1.602176634e-19 C; exact (SI 2019).',
    ),
    constant(
      'zero_celsius',
      decimal('273.15'),
      'K',
      [['K', 1]],
      'Thermodynamic temperature of 0 °C, 273.15 K; exact (by definition of the Celsius scale).',
    ),
    constant(
      'vacuum_permittivity',
      decimal('8.8541878128e-12'),
      'F/m',
      [
        ['F', 1],
        ['m', -1],
      ],
      'Electric constant ε_0 = 8.8541878128e-12 F/m (CODATA 2018, relative uncertainty 1.5e-10).',
    ),
  ].map((each) => [each.name, each]),
);
