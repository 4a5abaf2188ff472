/** Forms as polynomials in one atom, and their roots that are fractions. */
import { add, isWhole, isZero, multiply, type Rational, rational } from '../../base/rational.ts';
import { addForms, constantIn, type Form, monomial, multiplyForms } from './form.ts';
import type { FormRing } from './form-ring.ts';

const HIGHEST_DEGREE = 8;
/** Whole numbers whose divisors are tried as roots. */
const LARGEST_COEFFICIENT = 1_000_000n;
const MOST_DIVISORS = 48;

/** Returns the coefficients of 1, x, x^2…, which do not depend on x; undefined if it is no polynomial. */
export function polynomialIn(form: Form, atom: number, ring: FormRing): readonly Form[] | undefined {
  const coefficients: Form[] = [];
  for (const { coefficient, powers } of form.values()) {
    const power = powers.get(atom) ?? rational(0);
    if (!isWhole(power) || power.numerator < 0n || power.numerator > HIGHEST_DEGREE) return undefined;
    const others = new Map(powers);
    others.delete(atom);
    const term = monomial(coefficient, others);
    if (ring.involves(term, (each) => each === atom)) return undefined;
    const degree = Number(power.numerator);
    while (coefficients.length <= degree) coefficients.push(new Map());
    coefficients[degree] = addForms(coefficients[degree] ?? new Map(), term);
  }
  return coefficients;
}

/** Returns the roots that are fractions, each once. */
export function fractionRoots(coefficients: readonly Form[]): readonly Rational[] {
  const roots: Rational[] = [];
  let rest = coefficients;
  for (let root = fractionRoot(rest); root !== undefined; root = fractionRoot(rest)) {
    const quotient = divided(rest, monomial(root, new Map()));
    if (quotient === undefined) break;
    rest = quotient;
    const { numerator, denominator } = root;
    if (!roots.some((each) => each.numerator === numerator && each.denominator === denominator))
      roots.push(root);
  }
  return roots;
}

/** Returns the coefficients of the same polynomial in x - value. */
export function shifted(coefficients: readonly Form[], value: Form): readonly Form[] {
  if (value.size === 0) return coefficients;
  const result: Form[] = [];
  let rest = coefficients;
  while (rest.length > 0) {
    const sums: Form[] = [];
    let carried: Form = new Map();
    for (const coefficient of rest.toReversed()) {
      carried = addForms(coefficient, multiplyForms(carried, value));
      sums.unshift(carried);
    }
    const [remainder = new Map(), ...quotient] = sums;
    result.push(remainder);
    rest = quotient;
  }
  return result;
}

/** The polynomial over x - root; undefined if there is a remainder. */
export function divided(coefficients: readonly Form[], root: Form): readonly Form[] | undefined {
  if (coefficients.length < 2) return undefined;
  const quotient: Form[] = [];
  let carried: Form = new Map();
  for (const coefficient of coefficients.toReversed()) {
    carried = addForms(coefficient, multiplyForms(carried, root));
    quotient.unshift(carried);
  }
  const [remainder, ...rest] = quotient;
  return remainder === undefined || remainder.size > 0 ? undefined : rest;
}

/** A root that is a fraction, of a polynomial with fractions as coefficients: p / q, p divides the last, q the first. */
export function fractionRoot(coefficients: readonly Form[]): Rational | undefined {
  if (coefficients.length < 2) return undefined;
  const numbers = coefficients.map(constantIn);
  const fractions = numbers.filter((each) => each !== undefined);
  if (fractions.length < numbers.length) return undefined;
  const common = fractions.reduce((all, { denominator }) => leastMultiple(all, denominator), 1n);
  const whole = fractions.map(({ numerator, denominator }) => (numerator * common) / denominator);
  const [last = 0n] = whole;
  if (last === 0n) return rational(0);
  const first = whole.at(-1) ?? 1n;
  for (const p of divisorsOf(last)) {
    for (const q of divisorsOf(first)) {
      for (const sign of [1n, -1n]) {
        const root = rational(sign * p, q);
        const value = fractions.reduceRight((sum, each) => add(multiply(sum, root), each), rational(0));
        if (isZero(value)) return root;
      }
    }
  }
  return undefined;
}

function leastMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}

function divisorsOf(n: bigint): readonly bigint[] {
  const size = n < 0n ? -n : n;
  if (size > LARGEST_COEFFICIENT) return [];
  const divisors: bigint[] = [];
  for (let d = 1n; d * d <= size && divisors.length < MOST_DIVISORS; d++) {
    if (size % d === 0n) divisors.push(d, size / d);
  }
  return divisors;
}
