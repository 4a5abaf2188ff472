import { compare, divide, isZero, negate, ONE, type Rational, rational, ZERO } from '../base/rational.ts';
import {
  BASE_UNITS,
  type Dimension,
  divideDimensions,
  exponentText,
  isDimensionless,
  multiplyDimensions,
  powerDimension,
  sameDimension,
} from './dimension.ts';
import { divideScales, multiplyScales, type Scale, sameScale, scaleOfTen, UNSCALED } from './scale.ts';
import { makeUnit, namedUnit, type Unit } from './unit.ts';
import { chooseUnitSystem, systemScale, type UnitSystem } from './unit-system.ts';

/** Symbols that a quantity may be shown in, the most usual first. */
const SYMBOLS: readonly string[] = [
  ...['V', 'A', 'S', 'F', 'Ohm', 's', 'm', 'M', 'mol', 'C', 'K', 'J', 'g', 'cd', 'W', 'N', 'Pa'],
];
/** Symbols that nobody divides: a joule per metre is no newton to a modeler, but it is no `W/V` either. */
const WHOLE_ONLY: ReadonlySet<string> = new Set(['W', 'N', 'Pa']);
const PREFIXES: readonly string[] = ['', 'm', 'u', 'n', 'p', 'f', 'k', 'M', 'G', 'c', 'd'];
/** What others are divided or multiplied by, in the system's own size: symbols and powers. */
const PARTNERS: readonly (readonly [string, Rational])[] = [
  ['s', ONE],
  ['m', rational(2)],
  ['V', ONE],
  ['m', ONE],
  ['m', rational(3)],
  ['mol', ONE],
  ['K', ONE],
  ['M', ONE],
  ['s', rational(1, 2)],
];

function unitPower(name: string, exponent: Rational): Unit | undefined {
  const unit = makeUnit(name + exponentText(exponent), [{ name, exponent }]);
  return 'unknown' in unit ? undefined : unit;
}

/** Densities are written per cm^2 whatever the system's own area is. */
const PER_AREA: readonly Unit[] = [2, 3]
  .map((exponent) => unitPower('cm', rational(exponent)))
  .filter((unit) => unit !== undefined);

/** Returns a unit of one name that has the dimension and the size, such as `mV`. */
function oneName(dimension: Dimension, scale: Scale, divided = false): string | undefined {
  for (const symbol of SYMBOLS) {
    if (divided && WHOLE_ONLY.has(symbol)) continue;
    const plain = namedUnit(symbol);
    if (plain === undefined || !sameDimension(plain.dimension, dimension)) continue;
    for (const prefix of PREFIXES) {
      const unit = namedUnit(prefix + symbol);
      if (unit !== undefined && sameScale(unit.scale, scale)) return unit.text;
    }
  }
  return undefined;
}

/** Returns the symbol with the prefix that makes it the system's own: `ms`, `um^2`. */
function systemPartners(system: UnitSystem): readonly Unit[] {
  const partners: Unit[] = [];
  for (const [symbol, exponent] of PARTNERS) {
    const plain = namedUnit(symbol);
    const name = plain && oneName(plain.dimension, systemScale(system, plain.dimension));
    const unit = name && unitPower(name, exponent);
    if (unit) partners.push(unit);
  }
  return partners;
}

/** Returns what is divided and by what, if the size and dimension are a quotient: `uA/cm^2`, `1/ms`. */
function quotient(
  dimension: Dimension,
  scale: Scale,
  divisors: readonly Unit[],
): readonly [over: string, by: string] | undefined {
  for (const divisor of divisors) {
    const [over, size] = [
      multiplyDimensions(dimension, divisor.dimension),
      multiplyScales(scale, divisor.scale),
    ];
    const name = isDimensionless(over) && sameScale(size, UNSCALED) ? '1' : oneName(over, size, true);
    if (name !== undefined) return [name, divisor.text];
  }
  return undefined;
}

function product(dimension: Dimension, scale: Scale, factors: readonly Unit[]): string | undefined {
  for (const factor of factors) {
    const [other, size] = [divideDimensions(dimension, factor.dimension), divideScales(scale, factor.scale)];
    const name = oneName(other, size, true);
    if (name !== undefined) return `${name}*${factor.text}`;
  }
  return undefined;
}

/** The powers of a name that are read at a glance, and what undoes each; the most usual first. */
const POWERS: readonly { readonly exponent: Rational; readonly inverse: Rational }[] = [
  ...[2, 3, 4, 5, 6].flatMap((whole) => [rational(whole), rational(-whole)]),
  ...[1, 3, 5].flatMap((half) => [rational(half, 2), rational(-half, 2)]),
  ...[1, 2, 4].flatMap((third) => [rational(third, 3), rational(-third, 3)]),
].map((exponent) => ({ exponent, inverse: divide(ONE, exponent) }));

/** Returns `mV^2` for the square of something that has a name, `1/ms^(1/2)`, and so on. */
function namedPower(
  dimension: Dimension,
  nameOf: (root: Dimension) => string | undefined,
): string | undefined {
  for (const { exponent, inverse } of POWERS) {
    const name = nameOf(powerDimension(dimension, inverse));
    if (name === undefined) continue;
    const isDivisor = compare(exponent, ZERO) < 0;
    return isDivisor ? `1/${name}${exponentText(negate(exponent))}` : `${name}${exponentText(exponent)}`;
  }
  return undefined;
}

function doubleQuotient(dimension: Dimension, scale: Scale, divisors: readonly Unit[]): string | undefined {
  for (const divisor of divisors) {
    const over = multiplyDimensions(dimension, divisor.dimension);
    const parts = quotient(over, multiplyScales(scale, divisor.scale), divisors);
    if (parts !== undefined) return `${parts[0]}/${divisor.text}/${parts[1]}`;
  }
  return undefined;
}

/** Returns `mV^4/ms` for a power of something that has a name, divided by what is usual. */
function powerQuotient(
  dimension: Dimension,
  system: UnitSystem,
  divisors: readonly Unit[],
): string | undefined {
  for (const divisor of divisors) {
    const over = multiplyDimensions(dimension, divisor.dimension);
    const name = namedPower(over, (root) => oneName(root, systemScale(system, root)));
    if (name !== undefined && !name.startsWith('1/')) return `${name}/${divisor.text}`;
  }
  return undefined;
}

/** Returns a product of base units: `um^2 ng`, or `10^-10 m^2` where a base unit of that size has no name. */
function baseProduct(dimension: Dimension, system: UnitSystem): string {
  const factors = BASE_UNITS.flatMap((base, index) => {
    const exponent = dimension.exponents[index];
    return exponent === undefined || isZero(exponent)
      ? []
      : [{ base, exponent, tens: system.tens[index] ?? 0 }];
  });
  const names = factors.map(({ base, tens }) => {
    const unit = namedUnit(base);
    return unit && oneName(unit.dimension, scaleOfTen(tens));
  });
  if (names.every((name) => name !== undefined)) {
    const [only] = factors;
    if (factors.length === 1 && only !== undefined && compare(only.exponent, ZERO) < 0) {
      return `1/${names[0]}${exponentText(negate(only.exponent))}`;
    }
    return factors.map(({ exponent }, index) => `${names[index]}${exponentText(exponent)}`).join(' ');
  }
  const { tens } = systemScale(system, dimension);
  return isZero(tens) ? dimension.key : `10${exponentText(tens)} ${dimension.key}`;
}

/**
 * Returns a readable unit of the dimension in which the system's numbers are: `mV`, `mV/ms`, `mS/cm^2`,
 * `um^2 ng`, `1`. For comments in generated code and for diagnostics.
 */
export function systemUnitText(system: UnitSystem, dimension: Dimension): string {
  if (isDimensionless(dimension)) return '1';
  const scale = systemScale(system, dimension);
  const name =
    oneName(dimension, scale) ?? namedPower(dimension, (root) => oneName(root, systemScale(system, root)));
  if (name !== undefined) return name;
  if (dimension.exponents.filter((exponent) => !isZero(exponent)).length === 1)
    return baseProduct(dimension, system);
  const partners = systemPartners(system);
  const divisors = [...partners, ...PER_AREA];
  return (
    quotient(dimension, scale, divisors)?.join('/') ??
    product(dimension, scale, partners) ??
    doubleQuotient(dimension, scale, divisors) ??
    powerQuotient(dimension, system, partners) ??
    baseProduct(dimension, system)
  );
}

/** More units than these are not looked at: a model that writes more repeats itself. */
const MOST_PREFERRED = 40;

/** Returns whether the unit is one chain of names, so that `/` may follow it: not `nA mV^-1`. */
function isChain(unit: Unit): boolean {
  return /^[^\s()]+$/.test(unit.text);
}

/** Returns whether the unit is one name or its power, so that it may stand behind `/` or `*`. */
function isSimple(unit: Unit): boolean {
  return isChain(unit) && !/[*/]/.test(unit.text);
}

/**
 * Returns a unit of the dimension as the user would write it: one of the preferred units (those that the
 * model declares, the best first), else a quotient or product of two of them (`mV/ms`), else what suits
 * the unit system that the preferred units make.
 */
export function unitTextFor(dimension: Dimension, preferred: readonly Unit[]): string {
  if (isDimensionless(dimension)) return '1';
  const own = [...new Map(preferred.map((unit) => [unit.text, unit])).values()]
    .filter((unit) => !isDimensionless(unit.dimension))
    .slice(0, MOST_PREFERRED);
  const same = own.find((unit) => sameDimension(unit.dimension, dimension));
  if (same !== undefined) return same.text;
  const inverse = own.find(
    (unit) => isSimple(unit) && isDimensionless(multiplyDimensions(unit.dimension, dimension)),
  );
  if (inverse !== undefined) return `1/${inverse.text}`;
  const simple = own.filter(isSimple);
  for (const second of simple) {
    const over = multiplyDimensions(dimension, second.dimension);
    const first = own.find((unit) => isChain(unit) && sameDimension(unit.dimension, over));
    if (first !== undefined) return `${first.text}/${second.text}`;
  }
  for (const first of simple) {
    const rest = divideDimensions(dimension, first.dimension);
    const second = simple.find((unit) => unit !== first && sameDimension(unit.dimension, rest));
    if (second !== undefined) return `${first.text}*${second.text}`;
  }
  const names = own.filter((unit) => isSimple(unit) && !unit.text.includes('^'));
  const power = namedPower(
    dimension,
    (root) => names.find((unit) => sameDimension(unit.dimension, root))?.text,
  );
  if (power !== undefined) return power;
  const text = systemUnitText(chooseUnitSystem(own), dimension);
  // A quotient of units that the user knows says more than a product of base units.
  return (text.includes(' ') ? quotientOfChains(dimension, own) : undefined) ?? plainest(text, dimension);
}

/** Returns `nA/(uF/cm^2)`, if the dimension is the quotient of two of the units. */
function quotientOfChains(dimension: Dimension, units: readonly Unit[]): string | undefined {
  for (const second of units) {
    const over = multiplyDimensions(dimension, second.dimension);
    const first = units.find((unit) => isChain(unit) && sameDimension(unit.dimension, over));
    if (first !== undefined && isChain(second)) return `${first.text}/(${second.text})`;
  }
  return undefined;
}

function plainest(text: string, dimension: Dimension): string {
  return text.startsWith('10^') ? systemUnitText(chooseUnitSystem([]), dimension) : text;
}
