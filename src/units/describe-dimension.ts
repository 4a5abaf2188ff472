import { known } from '../base/invariant.ts';
import { compare, type Rational, rational, ZERO } from '../base/rational.ts';
import {
  BASE_UNITS,
  type Dimension,
  divideDimensions,
  exponentText,
  isDimensionless,
  makeDimension,
  multiplyDimensions,
  powerDimension,
} from './dimension.ts';

const HALF = rational(1, 2);

/** Dimensions that have a name of their own in a methods section. */
const WORDS: readonly (readonly [string, Dimension])[] = [
  ['voltage', makeDimension({ m: 2, kg: 1, s: -3, A: -1 })],
  ['current', makeDimension({ A: 1 })],
  ['conductance', makeDimension({ m: -2, kg: -1, s: 3, A: 2 })],
  ['capacitance', makeDimension({ m: -2, kg: -1, s: 4, A: 2 })],
  ['resistance', makeDimension({ m: 2, kg: 1, s: -3, A: -2 })],
  ['charge', makeDimension({ s: 1, A: 1 })],
  ['time', makeDimension({ s: 1 })],
  ['1/time', makeDimension({ s: -1 })],
  ['length', makeDimension({ m: 1 })],
  ['area', makeDimension({ m: 2 })],
  ['volume', makeDimension({ m: 3 })],
  ['concentration', makeDimension({ mol: 1, m: -3 })],
  ['amount of substance', makeDimension({ mol: 1 })],
  ['temperature', makeDimension({ K: 1 })],
  ['mass', makeDimension({ kg: 1 })],
  ['energy', makeDimension({ m: 2, kg: 1, s: -2 })],
  ['power', makeDimension({ m: 2, kg: 1, s: -3 })],
  ['force', makeDimension({ m: 1, kg: 1, s: -2 })],
  ['pressure', makeDimension({ m: -1, kg: 1, s: -2 })],
  ['luminous intensity', makeDimension({ cd: 1 })],
  ['inductance', makeDimension({ m: 2, kg: 1, s: -2, A: -2 })],
  ['magnetic field', makeDimension({ kg: 1, s: -2, A: -1 })],
];
const WORD_OF: ReadonlyMap<string, string> = new Map(WORDS.map(([word, { key }]) => [key, word]));

/** Dimensions that others are divided or multiplied by, the most usual first. */
const PARTNERS: readonly (readonly [string, Dimension])[] = [
  ...['time', 'area', 'voltage', 'length', 'volume', 'temperature', 'amount of substance', 'concentration'],
].map((word) => [word, known(WORDS.find(([each]) => each === word)?.[1], `dimension ${word}`)]);

/** Dimensions that only quotients are written with, and only if no product fits. */
const FURTHER_DIVISORS: readonly (readonly [string, Dimension])[] = [
  ['square root of time', makeDimension({ s: HALF })],
  ['current', makeDimension({ A: 1 })],
  ['conductance', makeDimension({ m: -2, kg: -1, s: 3, A: 2 })],
  ['capacitance', makeDimension({ m: -2, kg: -1, s: 4, A: 2 })],
];

/** Words that are not met in quotients: what a modeler calls energy per volume is no pressure. */
const WHOLE_ONLY: ReadonlySet<string> = new Set([
  'power',
  'force',
  'pressure',
  'inductance',
  'magnetic field',
]);

function partWords(dimension: Dimension): string | undefined {
  const word = WORD_OF.get(dimension.key) ?? powerWords(dimension);
  return word === undefined || WHOLE_ONLY.has(word) ? undefined : word;
}

function quotientWords(
  dimension: Dimension,
  divisors: readonly (readonly [string, Dimension])[],
): string | undefined {
  for (const [word, divisor] of divisors) {
    const over = partWords(multiplyDimensions(dimension, divisor));
    if (over !== undefined) return `${over} per ${word}`;
  }
  return undefined;
}

function productWords(dimension: Dimension): string | undefined {
  for (const [word, factor] of PARTNERS) {
    const other = WORD_OF.get(divideDimensions(dimension, factor).key);
    if (other !== undefined && other !== '1/time' && !WHOLE_ONLY.has(other)) return `${other} times ${word}`;
  }
  return undefined;
}

/** Returns `voltage^2` or `square root of voltage` for a power of something that has a name. */
function powerWords(dimension: Dimension): string | undefined {
  for (const exponent of [2, 3, 4]) {
    const word = WORD_OF.get(powerDimension(dimension, rational(1, exponent)).key);
    if (word !== undefined && word !== '1/time') return `${word}^${exponent}`;
  }
  const word = WORD_OF.get(powerDimension(dimension, rational(2)).key);
  return word === undefined ? undefined : `square root of ${word}`;
}

function doubleQuotientWords(dimension: Dimension): string | undefined {
  for (const [word, divisor] of PARTNERS) {
    const over = quotientWords(multiplyDimensions(dimension, divisor), PARTNERS);
    if (over !== undefined) return `${over} per ${word}`;
  }
  return undefined;
}

const BASE_WORDS: readonly string[] = ['length', 'mass', 'time', 'current', 'temperature', 'amount', 'light'];

function baseWords(dimension: Dimension): string {
  const factors = BASE_UNITS.map((_, index) => [index, dimension.exponents[index] ?? ZERO] as const);
  const isAbove = ([, exponent]: readonly [number, Rational]): boolean => compare(exponent, ZERO) > 0;
  return [...factors.filter(isAbove), ...factors.filter(([, exponent]) => compare(exponent, ZERO) < 0)]
    .map(([index, exponent]) => `${BASE_WORDS[index]}${exponentText(exponent)}`)
    .join(' ');
}

/** Returns the dimension in a modeler's words; undefined where only base dimensions could say it. */
export function dimensionWords(dimension: Dimension): string | undefined {
  if (isDimensionless(dimension)) return 'no dimension';
  const word = WORD_OF.get(dimension.key);
  if (word !== undefined) return word === '1/time' ? 'frequency (1/time)' : word;
  const inverse = powerDimension(dimension, rational(-1));
  const named = WORD_OF.get(inverse.key) ?? powerWords(inverse);
  if (named !== undefined) return named.includes(' ') ? `1/(${named})` : `1/${named}`;
  return (
    powerWords(dimension) ??
    quotientWords(dimension, PARTNERS) ??
    productWords(dimension) ??
    quotientWords(dimension, FURTHER_DIVISORS) ??
    doubleQuotientWords(dimension)
  );
}

/**
 * Returns the dimension in a modeler's words: `voltage`, `voltage per time`, `conductance per area`,
 * `frequency (1/time)`, `no dimension`; a product of powers of the base words where nothing shorter fits.
 */
export function describeDimension(dimension: Dimension): string {
  return dimensionWords(dimension) ?? baseWords(dimension);
}
