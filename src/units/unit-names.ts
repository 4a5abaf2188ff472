import { rational } from '../base/rational.ts';
import { editDistance } from '../base/suggest.ts';
import { DIMENSIONLESS, type Dimension, makeDimension } from './dimension.ts';
import { multiplyScales, type Scale, scaleOfTen, UNSCALED } from './scale.ts';

/** What a unit name means: `mV` is 10^-3 of m^2 kg s^-3 A^-1. */
export interface UnitMeaning {
  readonly dimension: Dimension;
  /** The size of the unit in coherent SI units. */
  readonly scale: Scale;
}

interface UnitSymbol extends UnitMeaning {
  readonly prefixes: ReadonlyMap<string, number>;
  /** How people spell it who do not know the symbol; compared in lower case, a plural s is cut off. */
  readonly words: readonly string[];
}

/** Powers of ten by prefix. Both micro signs are in use: U+00B5 on keyboards, U+03BC the Greek letter. */
const PREFIXES: ReadonlyMap<string, number> = new Map([
  ['m', -3],
  ['u', -6],
  ['\u00b5', -6],
  ['\u03bc', -6],
  ['n', -9],
  ['p', -12],
  ['f', -15],
  ['k', 3],
  ['M', 6],
  ['G', 9],
]);
const LENGTH_PREFIXES: ReadonlyMap<string, number> = new Map([...PREFIXES, ['c', -2], ['d', -1]]);
const NO_PREFIXES: ReadonlyMap<string, number> = new Map();

const PREFIX_WORDS: ReadonlyMap<string, string> = new Map([
  ['milli', 'm'],
  ['micro', 'u'],
  ['nano', 'n'],
  ['pico', 'p'],
  ['femto', 'f'],
  ['kilo', 'k'],
  ['mega', 'M'],
  ['giga', 'G'],
  ['centi', 'c'],
  ['deci', 'd'],
]);

function symbol(
  dimension: Dimension,
  words: readonly string[],
  tens = 0,
  prefixes: ReadonlyMap<string, number> = PREFIXES,
): UnitSymbol {
  return { dimension, scale: scaleOfTen(tens), prefixes, words };
}

const RESISTANCE = symbol(makeDimension({ m: 2, kg: 1, s: -3, A: -2 }), ['ohm']);

const SYMBOLS: ReadonlyMap<string, UnitSymbol> = new Map<string, UnitSymbol>([
  ['s', symbol(makeDimension({ s: 1 }), ['sec', 'second'])],
  ['m', symbol(makeDimension({ m: 1 }), ['meter', 'metre'], 0, LENGTH_PREFIXES)],
  ['g', symbol(makeDimension({ kg: 1 }), ['gram', 'gramme'], -3)],
  ['A', symbol(makeDimension({ A: 1 }), ['amp', 'ampere'])],
  ['K', symbol(makeDimension({ K: 1 }), ['kelvin', 'degk'])],
  ['mol', symbol(makeDimension({ mol: 1 }), ['mole'])],
  ['cd', symbol(makeDimension({ cd: 1 }), ['candela'])],
  ['Hz', symbol(makeDimension({ s: -1 }), ['hertz'])],
  ['V', symbol(makeDimension({ m: 2, kg: 1, s: -3, A: -1 }), ['volt'])],
  ['F', symbol(makeDimension({ m: -2, kg: -1, s: 4, A: 2 }), ['farad'])],
  ['S', symbol(makeDimension({ m: -2, kg: -1, s: 3, A: 2 }), ['siemens', 'mho'])],
  ['Ohm', RESISTANCE],
  ['\u03a9', RESISTANCE],
  // The ohm sign, which Unicode keeps apart from the Greek letter.
  ['\u2126', RESISTANCE],
  ['C', symbol(makeDimension({ s: 1, A: 1 }), ['coulomb'])],
  ['N', symbol(makeDimension({ m: 1, kg: 1, s: -2 }), ['newton'])],
  ['J', symbol(makeDimension({ m: 2, kg: 1, s: -2 }), ['joule'])],
  ['W', symbol(makeDimension({ m: 2, kg: 1, s: -3 }), ['watt'])],
  ['Pa', symbol(makeDimension({ m: -1, kg: 1, s: -2 }), ['pascal'])],
  ['T', symbol(makeDimension({ kg: 1, s: -2, A: -1 }), ['tesla'])],
  ['H', symbol(makeDimension({ m: 2, kg: 1, s: -2, A: -2 }), ['henry', 'henries'])],
  ['Wb', symbol(makeDimension({ m: 2, kg: 1, s: -2, A: -1 }), ['weber'])],
  ['M', symbol(makeDimension({ mol: 1, m: -3 }), ['molar'], 3)],
  ['L', symbol(makeDimension({ m: 3 }), ['liter', 'litre', 'ltr'], -3)],
  [
    'min',
    {
      dimension: makeDimension({ s: 1 }),
      scale: { coefficient: rational(60), tens: UNSCALED.tens },
      prefixes: NO_PREFIXES,
      words: ['minute', 'h', 'hr', 'hour'],
    },
  ],
  [
    'degC',
    symbol(makeDimension({ K: 1 }), ['°c', '°', 'deg', 'degree', 'celsiu', 'degreec'], 0, NO_PREFIXES),
  ],
  ['rad', symbol(DIMENSIONLESS, ['radian'])],
]);

/**
 * Returns what a unit name means: one of the symbols of the language, with or without a prefix. Undefined
 * for all others. No name has two readings: `min`, `mol`, `cd` and `Pa` are never a prefix and a rest.
 */
export function readUnitName(name: string): UnitMeaning | undefined {
  const plain = SYMBOLS.get(name);
  if (plain !== undefined) return { dimension: plain.dimension, scale: plain.scale };
  const rest = SYMBOLS.get(name.slice(1));
  const tens = rest?.prefixes.get(name.slice(0, 1));
  if (rest === undefined || tens === undefined) return undefined;
  return { dimension: rest.dimension, scale: multiplyScales(scaleOfTen(tens), rest.scale) };
}

/** Whether the name is a unit: `mV`, `cm`, `MOhm`, `µm`; not `mv`, `cV` or `kmin`. */
export function isUnitName(name: string): boolean {
  return readUnitName(name) !== undefined;
}

/** Every unit name once, in ASCII: first the symbols, then those with a prefix, the common prefixes first. */
export function unitNames(): readonly string[] {
  const isAscii = (text: string): boolean => /^[a-z]+$/i.test(text);
  const symbols = [...SYMBOLS].filter(([name]) => isAscii(name));
  const prefixed = [...LENGTH_PREFIXES.keys()]
    .filter(isAscii)
    .flatMap((prefix) =>
      symbols.filter(([, { prefixes }]) => prefixes.has(prefix)).map(([name]) => prefix + name),
    );
  return [...symbols.map(([name]) => name), ...prefixed];
}

/** Returns the symbol that a word such as `volts` or `Ohm` stands for. */
function symbolOfWord(word: string): string | undefined {
  const lower = word.toLowerCase();
  const singular = lower.replace(/s$/, '');
  for (const [name, { words }] of SYMBOLS) if (words.includes(lower) || words.includes(singular)) return name;
  return undefined;
}

/** Returns the units that a spelled name can mean: `msec`, `Mohm`, `millivolts`. */
function spelledUnits(name: string): readonly string[] {
  const whole = symbolOfWord(name);
  if (whole !== undefined) return [whole];
  const found: string[] = [];
  const tryPrefix = (prefix: string, rest: string): void => {
    const base = symbolOfWord(rest) ?? (prefix.length > 1 && SYMBOLS.has(rest) ? rest : undefined);
    const symbolPrefix = PREFIX_WORDS.get(prefix.toLowerCase()) ?? prefix;
    if (base !== undefined && isUnitName(symbolPrefix + base)) found.push(symbolPrefix + base);
  };
  for (const word of PREFIX_WORDS.keys()) {
    if (name.toLowerCase().startsWith(word)) tryPrefix(name.slice(0, word.length), name.slice(word.length));
  }
  const [first, rest] = [name.slice(0, 1), name.slice(1)];
  for (const prefix of [first, first.toLowerCase(), first.toUpperCase()]) {
    if (found.length === 0) tryPrefix(prefix, rest);
  }
  // A milliohm is not met in a neuron, a megaohm is met in every electrode.
  if (found.includes('mOhm')) found.unshift('MOhm');
  return [...new Set(found)];
}

/** Returns how many letters differ in case. */
function caseSlips(a: string, b: string): number {
  let slips = 0;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) slips++;
  return slips;
}

/** Names beyond this length are no slips of a unit. */
const LONGEST_NAME = 30;

/** Returns `cm^2` for `cm2`. */
function powerWithoutSign(name: string): string | undefined {
  const [, unit, power] = /^(\p{L}+)([23])$/u.exec(name) ?? [];
  return unit !== undefined && isUnitName(unit) ? `${unit}^${power}` : undefined;
}

/**
 * Returns the unit that a name spells in another way: `cm^2` for `cm2`, `ms` for `msec`; undefined for slips of the
 * finger, as almost any short name is one of those.
 */
export function respelledUnit(name: string): string | undefined {
  if (isUnitName(name) || name.length > LONGEST_NAME) return undefined;
  const ascii = name.replace(/^[\u00b5\u03bc]/, 'u');
  return powerWithoutSign(ascii) ?? spelledUnits(ascii)[0];
}

/**
 * Returns the units that an unknown name may have meant, the most likely first, three at most: spelled-out
 * words (`msec`, `Mohm`, `molar`), slips of case (`mv`, `uf`, `l`), one slip of the finger (`mVV`).
 */
export function suggestUnits(unknown: string): readonly string[] {
  if (isUnitName(unknown) || unknown.length > LONGEST_NAME) return [];
  const name = unknown.replace(/^[\u00b5\u03bc]/, 'u');
  const power = powerWithoutSign(name);
  if (power !== undefined) return [power];
  const spelled = spelledUnits(name);
  const all = unitNames();
  const inCase = all
    .filter((unit) => unit.toLowerCase() === name.toLowerCase())
    .toSorted((a, b) => caseSlips(name, a) - caseSlips(name, b));
  const slipped =
    name.length < 3 || spelled.length + inCase.length > 0
      ? []
      : all.filter((unit) => unit.length > 1 && editDistance(name, unit, 1) <= 1);
  return [...new Set([...spelled, ...inCase, ...slipped])].slice(0, 3);
}
