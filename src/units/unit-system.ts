/**
 * The coherent unit system of a compiled model: one power of ten per SI base unit, chosen so that as many
 * declared units as possible keep their numbers.
 *
 * A unit of size 10^b and dimension Π baseᵢ^aᵢ keeps its numbers where Σ aᵢ xᵢ = b, with 10^xᵢ the size of
 * the system's base unit i. The equations are taken one at a time; an equation that contradicts those before
 * it, or that no whole numbers can solve, is passed over. What is known at any time is the set of all whole
 * solutions, as one solution and a basis of its free directions: an equation moves the solution and uses up
 * one direction (Euclid's algorithm on the columns, as in the Hermite normal form). The cost is a few dozen
 * operations per equation, and at most seven equations are ever taken.
 */
import { known } from '../base/invariant.ts';
import {
  add,
  equals,
  exactRational,
  isWhole,
  isZero,
  multiply,
  ONE,
  type Rational,
  rational,
  toNumber,
  ZERO,
} from '../base/rational.ts';
import { BASE_UNITS, type Dimension, isDimensionless } from './dimension.ts';
import { closeScale, divideScales, exactScale, isUnscaled, type Scale, scaleOfTen } from './scale.ts';
import { namedUnit, type Unit } from './unit.ts';

/** The sizes of the base units: 10^tens[i] of m, kg, s, A, K, mol, cd. */
export interface UnitSystem {
  readonly tens: readonly number[];
}

/** Σ coefficients[i] x[i] = constant, in lowest terms, the first coefficient that is not 0 positive. */
interface Equation {
  readonly coefficients: readonly bigint[];
  readonly constant: bigint;
}

/** The whole solutions of the equations so far: `point` plus any whole combination of `directions`. */
interface Solutions {
  readonly point: readonly bigint[];
  readonly directions: readonly (readonly bigint[])[];
}

/** What decides where the votes leave a choice, the first the strongest. */
const TIE_BREAKERS: readonly Unit[] = ['ms', 'mV', 'pA', 'um', 'mM', 'K', 'cd'].map((name) =>
  known(namedUnit(name), `unit ${name}`),
);
/** The system that the tie-breakers alone make; what the votes leave open stays near it. */
const USUAL_TENS: readonly bigint[] = [-6n, -12n, -3n, -12n, 0n, -18n, 0n];

function absolute(n: bigint): bigint {
  return n < 0n ? -n : n;
}

function greatestCommonDivisor(numbers: readonly bigint[]): bigint {
  return numbers.reduce((a, b) => {
    let [x, y] = [absolute(a), absolute(b)];
    while (y !== 0n) [x, y] = [y, x % y];
    return x;
  }, 0n);
}

function dot(a: readonly bigint[], b: readonly bigint[]): bigint {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0n), 0n);
}

/** Returns a + factor × b. */
function combine(a: readonly bigint[], factor: bigint, b: readonly bigint[]): readonly bigint[] {
  return a.map((value, index) => value + factor * (b[index] ?? 0n));
}

/** Returns what must hold for a unit to keep its numbers; undefined where no whole powers of ten do it. */
function equationOf(unit: Unit): Equation | undefined {
  // A minute is no power of ten, and a number without dimension says nothing about units.
  if (isDimensionless(unit.dimension) || !equals(unit.scale.coefficient, ONE)) return undefined;
  const { exponents } = unit.dimension;
  const common = exponents.reduce((product, { denominator }) => product * denominator, 1n);
  const coefficients = exponents.map(({ numerator, denominator }) => (numerator * common) / denominator);
  const constant = multiply(unit.scale.tens, rational(common));
  const divisor = greatestCommonDivisor(coefficients);
  if (!isWhole(constant) || constant.numerator % divisor !== 0n) return undefined;
  // `1/ms` and `kHz` say the same as `ms`, so they are made one equation.
  const sign = (coefficients.find((coefficient) => coefficient !== 0n) ?? 1n) < 0n ? -1n : 1n;
  return {
    coefficients: coefficients.map((coefficient) => (sign * coefficient) / divisor),
    constant: (sign * constant.numerator) / divisor,
  };
}

/** Returns the solutions that also solve the equation; undefined if there are none. */
function restrict(
  { point, directions }: Solutions,
  { coefficients, constant }: Equation,
): Solutions | undefined {
  const missing = constant - dot(coefficients, point);
  // Euclid's algorithm: subtract directions from each other until at most one changes the left side.
  const moving = directions.filter((direction) => dot(coefficients, direction) !== 0n);
  const free = directions.filter((direction) => dot(coefficients, direction) === 0n);
  let pivot: readonly bigint[] | undefined = moving.shift();
  if (pivot === undefined) return missing === 0n ? { point, directions } : undefined;
  for (const each of moving) {
    let other: readonly bigint[] = each;
    while (dot(coefficients, other) !== 0n) {
      const quotient: bigint = dot(coefficients, pivot) / dot(coefficients, other);
      [pivot, other] = [other, combine(pivot, -quotient, other)];
    }
    free.push(other);
  }
  const stride = dot(coefficients, pivot);
  if (missing % stride !== 0n) return undefined;
  return { point: combine(point, missing / stride, pivot), directions: free };
}

/** Returns the equations of the votes, those with most votes first, then in the order of appearance. */
function rankVotes(votes: readonly Unit[]): readonly Equation[] {
  const groups = new Map<string, { readonly equation: Equation; count: number }>();
  for (const vote of votes) {
    const equation = equationOf(vote);
    if (equation === undefined) continue;
    const key = `${equation.coefficients.join(' ')} = ${equation.constant}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { equation, count: 1 });
    else group.count++;
  }
  // Sorting is stable, so equal counts stay in the order of their first vote.
  return [...groups.values()].toSorted((a, b) => b.count - a.count).map(({ equation }) => equation);
}

/** Returns the solution near the usual system, where even the tie-breakers left a choice. */
function settle({ point, directions }: Solutions): readonly bigint[] {
  return directions.reduce((settled, direction) => {
    const distance = dot(combine(USUAL_TENS, -1n, settled), direction);
    return combine(settled, distance / dot(direction, direction), direction);
  }, point);
}

/**
 * Returns the unit system in which as many of the votes as possible keep their numbers. A vote is a unit
 * that the model writes; many votes count before few, early ones before late ones. No votes: ms, mV, pA, um, mM.
 */
export function chooseUnitSystem(votes: readonly Unit[]): UnitSystem {
  let solutions: Solutions = {
    point: BASE_UNITS.map(() => 0n),
    directions: BASE_UNITS.map((_, row) => BASE_UNITS.map((_, column) => (row === column ? 1n : 0n))),
  };
  for (const equation of [...rankVotes(votes), ...rankVotes(TIE_BREAKERS)]) {
    if (solutions.directions.length === 0) break;
    solutions = restrict(solutions, equation) ?? solutions;
  }
  return { tens: settle(solutions).map(Number) };
}

/** Returns the size of the system's unit of a dimension, in coherent SI units. */
export function systemScale(system: UnitSystem, dimension: Dimension): Scale {
  const tens = dimension.exponents.reduce(
    (sum, exponent, index) =>
      isZero(exponent) ? sum : add(sum, multiply(exponent, rational(system.tens[index] ?? 0))),
    ZERO,
  );
  return scaleOfTen(tens);
}

/** Returns what a number in the unit is multiplied by to give the number in the system. */
export function factorTo(system: UnitSystem, unit: Unit): Scale {
  return divideScales(unit.scale, systemScale(system, unit.dimension));
}

/**
 * Returns the exact value, given in the unit, as the system's float64: scaled exactly, rounded once. An
 * irrational scale (a fractional power of a prefix) is taken to 70 digits.
 */
export function toSystemNumber(value: Rational, unit: Unit, system: UnitSystem): number {
  return toNumber(multiply(value, closeScale(factorTo(system, unit))));
}

/** Returns the exact value in the system; undefined where the scale is irrational. */
export function toSystemExact(value: Rational, unit: Unit, system: UnitSystem): Rational | undefined {
  const factor = exactScale(factorTo(system, unit));
  return factor === undefined ? undefined : multiply(value, factor);
}

/** Whole numbers up to here are float64 numbers, so that multiplying by one rounds once. */
const LARGEST_EXACT = 2n ** 53n;

function isExactNumber(whole: bigint): boolean {
  // 10^22 = 2^22 × 5^22 and 5^22 has 52 bits.
  return whole <= LARGEST_EXACT || BigInt(Number(whole)) === whole;
}

/**
 * Returns the function that turns the system's numbers into numbers in the unit, for whole traces at a time.
 * It keeps every bit where the factor is 1; else the result is the float64 nearest to the exact quotient.
 */
export function unitConverter(unit: Unit, system: UnitSystem): (x: number) => number {
  const scale = factorTo(system, unit);
  if (isUnscaled(scale)) return (x) => x;
  const { numerator, denominator } = closeScale(scale);
  // To divide by 1000 rounds once; 0.001 is no float64, so to multiply by it would round twice.
  if (isExactNumber(numerator) && isExactNumber(denominator)) {
    const [up, down] = [Number(denominator), Number(numerator)];
    if (up === 1) return (x) => x / down;
    if (down === 1) return (x) => x * up;
  }
  const factor = rational(denominator, numerator);
  return (x) => {
    const exact = exactRational(x);
    return exact === undefined || x === 0 ? x : toNumber(multiply(exact, factor));
  };
}

/** Returns the system's number in the unit, rounded once. For many numbers take `unitConverter`. */
export function fromSystemNumber(x: number, unit: Unit, system: UnitSystem): number {
  return unitConverter(unit, system)(x);
}

/** Whether a unit's numbers are the system's own. */
export function keepsNumbers(system: UnitSystem, unit: Unit): boolean {
  return isUnscaled(factorTo(system, unit));
}

/** Whether two systems are the same, so that models in them meet without a factor. */
export function sameUnitSystem(a: UnitSystem, b: UnitSystem): boolean {
  return a.tens.every((each, index) => each === b.tens[index]);
}
