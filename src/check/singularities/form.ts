/**
 * Numbers as sums of products of powers of atoms, with exact rational coefficients and powers: what decides whether
 * something is 0, is constant, or is proportional to something else. An atom is a name, or a function of a form that
 * says no more of itself. exp(2 x) is the atom exp(x) to the power of 2, so that products of exponentials are seen.
 */
import {
  add,
  divide,
  equals,
  isWhole,
  isZero,
  multiply,
  negate,
  ONE,
  power,
  type Rational,
  rational,
  ZERO,
} from '../../base/rational.ts';
import { Undecided } from './undecided.ts';

/** Larger sums are not worth the while. */
const MOST_TERMS = 40;
const LARGEST_NUMBER = 10n ** 120n;
const LARGEST_POWER = 64n;
const HIGHEST_ROOT = 16n;

/** By atom. No power is 0. */
export type Powers = ReadonlyMap<number, Rational>;

export interface Term {
  readonly coefficient: Rational;
  readonly powers: Powers;
}

/** By the key of the powers. No coefficient is 0. */
export type Form = ReadonlyMap<string, Term>;

export const NOTHING: Form = new Map();
const NO_POWERS: Powers = new Map();
export const UNITY: Form = monomial(ONE, NO_POWERS);

export function keyOfPowers(powers: Powers): string {
  return [...powers]
    .toSorted(([a], [b]) => a - b)
    .map(([atom, { numerator, denominator }]) => `${atom}^${numerator}/${denominator}`)
    .join('*');
}

/** Equal forms have equal keys. */
export function keyOf(form: Form): string {
  return [...form]
    .map(([key, { coefficient }]) => `${coefficient.numerator}/${coefficient.denominator}*${key}`)
    .toSorted()
    .join('+');
}

export function monomial(coefficient: Rational, powers: Powers): Form {
  return isZero(coefficient) ? new Map() : new Map([[keyOfPowers(powers), { coefficient, powers }]]);
}

export function constantForm(value: Rational): Form {
  return monomial(value, NO_POWERS);
}

/** Returns the number that a form is, if it is one. */
export function constantIn(form: Form): Rational | undefined {
  if (form.size === 0) return ZERO;
  const term = onlyTerm(form);
  return term?.powers.size === 0 ? term.coefficient : undefined;
}

/** Returns the term of a form that has just one. */
export function onlyTerm(form: Form): Term | undefined {
  const [term] = form.values();
  return form.size === 1 ? term : undefined;
}

function bounded(coefficient: Rational): Rational {
  const { numerator, denominator } = coefficient;
  if ((numerator < 0n ? -numerator : numerator) > LARGEST_NUMBER || denominator > LARGEST_NUMBER)
    throw new Undecided('its numbers are too long');
  return coefficient;
}

export function addForms(a: Form, b: Form): Form {
  if (a.size === 0) return b;
  if (b.size === 0) return a;
  const result = new Map(a);
  for (const [key, term] of b) addTerm(result, key, term);
  if (result.size > MOST_TERMS) throw new Undecided('it has too many terms');
  return result;
}

function addTerm(to: Map<string, Term>, key: string, { coefficient, powers }: Term): void {
  const total = add(to.get(key)?.coefficient ?? ZERO, coefficient);
  if (isZero(total)) to.delete(key);
  else to.set(key, { coefficient: bounded(total), powers });
}

export function scaleForm(form: Form, factor: Rational): Form {
  if (isZero(factor)) return NOTHING;
  if (equals(factor, ONE)) return form;
  return new Map(
    [...form].map(([key, { coefficient, powers }]) => [
      key,
      { coefficient: bounded(multiply(coefficient, factor)), powers },
    ]),
  );
}

export function negateForm(form: Form): Form {
  return scaleForm(form, negate(ONE));
}

export function subtractForms(a: Form, b: Form): Form {
  return addForms(a, negateForm(b));
}

export function multiplyPowers(a: Powers, b: Powers): Powers {
  if (a.size === 0) return b;
  if (b.size === 0) return a;
  const powers = new Map(a);
  for (const [atom, power] of b) {
    const total = add(powers.get(atom) ?? ZERO, power);
    if (isZero(total)) powers.delete(atom);
    else powers.set(atom, total);
  }
  return powers;
}

export function multiplyForms(a: Form, b: Form): Form {
  if (a.size === 0 || b.size === 0) return NOTHING;
  const [oneOfA, oneOfB] = [constantIn(a), constantIn(b)];
  if (oneOfA !== undefined) return scaleForm(b, oneOfA);
  if (oneOfB !== undefined) return scaleForm(a, oneOfB);
  if (a.size * b.size > 4 * MOST_TERMS) throw new Undecided('it has too many terms');
  const result = new Map<string, Term>();
  for (const x of a.values()) {
    for (const y of b.values()) {
      const powers = multiplyPowers(x.powers, y.powers);
      addTerm(result, keyOfPowers(powers), { coefficient: multiply(x.coefficient, y.coefficient), powers });
    }
  }
  if (result.size > MOST_TERMS) throw new Undecided('it has too many terms');
  return result;
}

/** Returns the powers, each times a number. */
export function raisePowers(powers: Powers, exponent: Rational): Powers {
  if (isZero(exponent)) return NO_POWERS;
  return new Map(
    [...powers].map(([atom, power]) => {
      const raised = multiply(power, exponent);
      if (raised.numerator > LARGEST_POWER || raised.numerator < -LARGEST_POWER)
        throw new Undecided('its powers are too high');
      return [atom, raised];
    }),
  );
}

/** Returns 1 / form of a form of one term; others have no such form. */
export function invertForm(form: Form): Form {
  const term = onlyTerm(form);
  if (term === undefined) throw new Undecided('it divides by a sum');
  return monomial(divide(ONE, term.coefficient), raisePowers(term.powers, rational(-1)));
}

/** Returns the root of a number if it is rational. */
export function exactPower(base: Rational, exponent: Rational): Rational | undefined {
  if (isWhole(exponent)) {
    const n = Number(exponent.numerator);
    return Math.abs(n) > 16 || (n < 0 && isZero(base)) ? undefined : power(base, n);
  }
  if (equals(base, ONE)) return ONE;
  if (exponent.denominator > HIGHEST_ROOT || base.numerator < 0n) return undefined;
  const degree = Number(exponent.denominator);
  const [top, bottom] = [wholeRoot(base.numerator, degree), wholeRoot(base.denominator, degree)];
  if (top === undefined || bottom === undefined) return undefined;
  return exactPower(rational(top, bottom), rational(exponent.numerator));
}

function wholeRoot(n: bigint, degree: number): bigint | undefined {
  const estimate = degree === 2 ? Math.sqrt(Number(n)) : Number(n) ** (1 / degree);
  if (!Number.isFinite(estimate)) return undefined;
  const root = BigInt(Math.round(estimate));
  return root ** BigInt(degree) === n ? root : undefined;
}

/** Returns q with a = q b, if a and b differ by a rational factor. */
export function rationalRatio(a: Form, b: Form): Rational | undefined {
  if (a.size !== b.size || b.size === 0) return undefined;
  let ratio: Rational | undefined;
  for (const [key, { coefficient }] of b) {
    const other = a.get(key);
    if (other === undefined) return undefined;
    const each = divide(other.coefficient, coefficient);
    if (ratio !== undefined && !equals(each, ratio)) return undefined;
    ratio = each;
  }
  return ratio;
}
