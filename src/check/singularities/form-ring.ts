/** Forms as coefficients of power series, and what their atoms are. */

import { known } from '../../base/invariant.ts';
import { divide, equals, ONE, type Rational, rational } from '../../base/rational.ts';
import type { BuiltinFunction, CheckedExpression } from '../checked-expression.ts';
import {
  addForms,
  constantForm,
  constantIn,
  exactPower,
  type Form,
  invertForm,
  keyOf,
  monomial,
  multiplyForms,
  NOTHING,
  onlyTerm,
  type Powers,
  scaleForm,
  UNITY,
} from './form.ts';
import type { Ring } from './ring.ts';
import { Undecided } from './undecided.ts';

/** sin at 0, π/2, π and 3π/2. */
const SINES = [0, 1, 0, -1];

/** What an atom stands for. */
export type Atom =
  /** A name, or an expression that is not looked into. */
  | { readonly kind: 'expression'; readonly key: string; readonly expression: CheckedExpression }
  /** A function of a form. */
  | { readonly kind: 'call'; readonly function: BuiltinFunction; readonly argument: Form }
  | { readonly kind: 'power'; readonly base: Form; readonly exponent: Rational };

/** Gives atoms their numbers; one for each model, so that forms can be compared. */
export class FormRing implements Ring<Form> {
  readonly atoms: Atom[] = [];
  readonly #numbers = new Map<string, number>();
  readonly zero: Form = NOTHING;
  readonly one: Form = UNITY;

  readonly rational = (value: Rational): Form => constantForm(value);
  readonly add = (a: Form, b: Form): Form => addForms(a, b);
  readonly multiply = (a: Form, b: Form): Form => multiplyForms(a, b);
  readonly scale = (a: Form, numerator: bigint, denominator: bigint): Form =>
    scaleForm(a, rational(numerator, denominator));

  /** 1 / a, of a sum as an atom of its own: that times the sum is not seen to be 1. */
  readonly invert = (a: Form): Form => {
    const [first] = a.values();
    if (first === undefined) throw new Undecided('it divides by 0');
    if (a.size === 1) return invertForm(a);
    const inverse = constantForm(divide(ONE, first.coefficient));
    return multiplyForms(inverse, this.power(multiplyForms(a, inverse), rational(-1)));
  };
  readonly isZero = (a: Form): boolean => a.size === 0;
  readonly atom = (key: string, expression: CheckedExpression): Form =>
    this.#form(this.numberOf(`value ${key}`, () => ({ kind: 'expression', key, expression })));

  readonly call = (name: BuiltinFunction, argument: Form): Form => {
    if (name === 'exp') return this.#exponential(argument);
    const value = constantIn(argument);
    if (name === 'log' && value !== undefined && equals(value, ONE)) return NOTHING;
    const turns = name === 'sin' || name === 'cos' ? this.#halfTurns(argument) : undefined;
    if (turns !== undefined)
      return constantForm(rational(SINES[(turns + (name === 'cos' ? 1 : 0)) % 4] ?? 0));
    return this.#form(
      this.numberOf(`${name} ${keyOf(argument)}`, () => ({ kind: 'call', function: name, argument })),
    );
  };

  readonly power = (base: Form, exponent: Rational): Form => {
    const value = constantIn(base);
    const root = value && exactPower(value, exponent);
    if (root !== undefined) return constantForm(root);
    return this.#form(
      this.numberOf(`power ${exponent.numerator}/${exponent.denominator} ${keyOf(base)}`, () => ({
        kind: 'power',
        base,
        exponent,
      })),
    );
  };

  /** The number of an atom; its key says what it is. */
  numberOf(key: string, make: () => Atom): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.atoms.length);
    return this.atoms.push(make()) - 1;
  }

  /** The number of a name's atom, if it has been met. */
  numberOfName(key: string): number | undefined {
    return this.#numbers.get(`value ${key}`);
  }

  /** How many times π/2 a form is, less whole turns. */
  #halfTurns(argument: Form): number | undefined {
    const term = onlyTerm(argument);
    const [only, ...others] = term?.powers ?? [];
    if (term === undefined || only === undefined || others.length > 0) return undefined;
    const [number, power] = only;
    const atom = this.atoms[number];
    if (atom?.kind !== 'expression' || atom.expression.kind !== 'pi' || !equals(power, ONE)) return undefined;
    const { numerator, denominator } = term.coefficient;
    if (denominator > 2n) return undefined;
    const halves = (numerator * 2n) / denominator;
    return Number(((halves % 4n) + 4n) % 4n);
  }

  #form(atom: number): Form {
    return monomial(ONE, new Map([[atom, ONE]]));
  }

  /** exp of a sum is the product of each term's exp(m), m without its number, to the power of that number. */
  #exponential(argument: Form): Form {
    let result = UNITY;
    for (const { coefficient, powers } of argument.values()) {
      const bare = monomial(ONE, powers);
      const atom = this.numberOf(`exp ${keyOf(bare)}`, () => ({
        kind: 'call',
        function: 'exp',
        argument: bare,
      }));
      result = multiplyForms(result, monomial(ONE, new Map([[atom, coefficient]])));
    }
    return result;
  }

  isLogarithm(number: number): boolean {
    const atom = this.atoms[number];
    return atom?.kind === 'call' && atom.function === 'log';
  }

  /** The A of a form exp(A), up to its number and what is not an exponential. */
  splitExponentials(powers: Powers): { readonly exponent: Form; readonly rest: Powers } {
    let exponent = NOTHING;
    const rest = new Map<number, Rational>();
    for (const [number, power] of powers) {
      const atom = this.atoms[number];
      if (atom?.kind === 'call' && atom.function === 'exp') {
        exponent = addForms(exponent, multiplyForms(atom.argument, constantForm(power)));
      } else rest.set(number, power);
    }
    return { exponent, rest };
  }

  /** Whether a form is a number, if not a fraction: pi, log(2), exp(1) + 3. */
  isNumber(form: Form): boolean {
    return !this.involves(form, (number) => this.atoms[number]?.kind === 'expression' && !this.#isPi(number));
  }

  /** Whether an atom is a name, or what is taken as one. */
  isName(number: number): boolean {
    return this.atoms[number]?.kind === 'expression' && !this.#isPi(number);
  }

  #isPi(number: number): boolean {
    const atom = this.atoms[number];
    return atom?.kind === 'expression' && atom.expression.kind === 'pi';
  }

  /** Whether an atom, or what it is made of, is among these. */
  involves(form: Form, wanted: (atom: number) => boolean): boolean {
    for (const { powers } of form.values()) {
      for (const number of powers.keys()) {
        if (wanted(number)) return true;
        const atom = this.atoms[number];
        const inner = atom?.kind === 'call' ? atom.argument : atom?.kind === 'power' ? atom.base : undefined;
        if (inner !== undefined && this.involves(inner, wanted)) return true;
      }
    }
    return false;
  }

  /** Returns the value of a form in another ring, by what its atoms are. */
  evaluate<T>(form: Form, ring: Ring<T>): T {
    let sum = ring.zero;
    for (const { coefficient, powers } of form.values()) {
      const { exponent, rest } = this.splitExponentials(powers);
      let product = ring.rational(coefficient);
      if (exponent.size > 0)
        product = ring.multiply(product, ring.call('exp', this.evaluate(exponent, ring)));
      for (const [number, power] of rest) {
        const value = this.#valueOf(known(this.atoms[number], 'atom'), ring);
        product = ring.multiply(product, powerIn(ring, value, power));
      }
      sum = ring.add(sum, product);
    }
    return sum;
  }

  #valueOf<T>(atom: Atom, ring: Ring<T>): T {
    switch (atom.kind) {
      case 'expression':
        return ring.atom(atom.key, atom.expression);
      case 'call':
        return ring.call(atom.function, this.evaluate(atom.argument, ring));
      case 'power':
        return powerIn(ring, this.evaluate(atom.base, ring), atom.exponent);
    }
  }
}

function powerIn<T>(ring: Ring<T>, base: T, { numerator, denominator }: Rational): T {
  if (denominator !== 1n) return ring.power(base, { numerator, denominator });
  let result = ring.one;
  for (let i = 0n; i < (numerator < 0n ? -numerator : numerator); i++) result = ring.multiply(result, base);
  return numerator < 0n ? ring.invert(result) : result;
}
