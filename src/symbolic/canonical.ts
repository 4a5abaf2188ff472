/**
 * A normal form for questions about expressions: whether two are equal, whether one depends on a symbol.
 * It is never emitted, as it computes other bits.
 *
 * A number is a polynomial with rational coefficients over atoms: symbols, and applications of functions to
 * normal forms, which are opaque. Equal forms mean equal functions (of real numbers, where both are
 * defined). Different forms mean nothing certain: sin(x)^2 + cos(x)^2 is not seen to be 1, nor is a
 * quotient by a sum reduced. So is whatever would become too large, which is why the answers below err on
 * one side. Numbers stand for the shortest decimals that give them: 0.1 * 10 is 1.
 */
import { known, unreachable } from '../base/invariant.ts';
import {
  add,
  equals,
  isZero,
  multiply,
  ONE,
  parseDecimal,
  type Rational,
  rational,
  ZERO,
} from '../base/rational.ts';
import type { ApplyExpression, Expression } from '../expr/expression.ts';
import { reachable } from '../expr/reachable.ts';

/** Larger sums become atoms of their own. */
const MOST_TERMS = 200;
/** A form with larger coefficients or powers than these becomes an atom before it is multiplied. */
const LARGEST_COEFFICIENT = 10n ** 400n;
const LARGEST_POWER = 1000;

/** A product of powers of atoms, by number. The exponents are not 0. */
type Powers = ReadonlyMap<number, number>;

interface Term {
  readonly coefficient: Rational;
  readonly powers: Powers;
}

/** By the key of the powers. No coefficient is 0. */
type Polynomial = ReadonlyMap<string, Term>;

interface Atom {
  /** Names of the symbols that it may depend on. */
  readonly symbols: ReadonlySet<string>;
  /** Set if the atom stands for a sum. */
  readonly sum?: Polynomial;
}

const NO_SYMBOLS: ReadonlySet<string> = new Set();

/** Answers questions, and remembers what it has seen; make one per question or per batch of related ones. */
export class CanonicalForms {
  readonly #atoms: Atom[] = [];
  readonly #atomNumbers = new Map<string, number>();
  readonly #forms = new Map<Expression, Polynomial>();

  /** Whether the two are seen to be equal. False does not mean that they differ. */
  areEqual(a: Expression, b: Expression): boolean {
    if (a === b) return true;
    return a.type === b.type && keyOf(this.#formOf(a)) === keyOf(this.#formOf(b));
  }

  /** Whether the expression is seen to be 0. */
  isZero(expression: Expression): boolean {
    return this.#formOf(expression).size === 0;
  }

  /** The value, if the expression is seen to be constant. */
  constantOf(expression: Expression): Rational | undefined {
    const form = this.#formOf(expression);
    if (form.size === 0) return ZERO;
    const [term] = form.values();
    return form.size === 1 && term?.powers.size === 0 ? term.coefficient : undefined;
  }

  /** Names of the symbols that the value depends on; more than those, where a dependence is not seen to cancel. */
  symbolsOf(expression: Expression): ReadonlySet<string> {
    return this.#symbolsOf(this.#formOf(expression));
  }

  #symbolsOf(form: Polynomial): ReadonlySet<string> {
    const symbols = new Set<string>();
    for (const { powers } of form.values()) {
      for (const atom of powers.keys()) for (const name of this.#atom(atom).symbols) symbols.add(name);
    }
    return symbols;
  }

  #atom(number: number): Atom {
    return known(this.#atoms[number], 'atom');
  }

  #formOf(expression: Expression): Polynomial {
    for (const next of reachable([expression], this.#forms)) this.#forms.set(next, this.#make(next));
    return known(this.#forms.get(expression), 'normal form');
  }

  #make(expression: Expression): Polynomial {
    switch (expression.kind) {
      case 'number': {
        const value = parseDecimal(String(expression.value));
        return value === undefined ? this.#opaque(`number ${expression.value}`, NO_SYMBOLS) : constant(value);
      }
      case 'condition':
        return this.#opaque(`condition ${expression.value}`, NO_SYMBOLS);
      case 'symbol':
        return this.#opaque(`symbol ${expression.type} ${expression.name}`, new Set([expression.name]));
      case 'apply':
        return this.#apply(
          expression,
          expression.operands.map((operand) => known(this.#forms.get(operand), 'operand’s normal form')),
        );
      default:
        return unreachable(expression);
    }
  }

  #apply(expression: ApplyExpression, operands: readonly Polynomial[]): Polynomial {
    const [a = NOTHING, b = NOTHING, c = NOTHING] = operands;
    switch (expression.operation) {
      case '+':
        return this.#bounded(sum(a, b));
      case '-':
        return this.#bounded(sum(a, scale(b, MINUS_ONE)));
      case 'negate':
        return scale(a, MINUS_ONE);
      case '*':
        return this.#product(a, b);
      case '/':
        return this.#product(a, this.#power(b, -1));
      case 'power':
      case 'pow': {
        const exponent = smallWhole(b);
        return exponent === undefined ? this.#function(expression, operands) : this.#power(a, exponent);
      }
      case 'sqrt': {
        const value = constantIn(a);
        return value !== undefined && equals(value, ONE) ? a : this.#function(expression, operands);
      }
      case 'select':
        return keyOf(b) === keyOf(c) ? b : this.#function(expression, operands);
      case 'min':
      case 'max':
        return keyOf(a) === keyOf(b) ? a : this.#symmetric(expression, operands);
      case '==':
      case '!=':
      case 'and':
      case 'or':
        return this.#symmetric(expression, operands);
      default:
        return this.#function(expression, operands);
    }
  }

  #symmetric(expression: ApplyExpression, operands: readonly Polynomial[]): Polynomial {
    const sorted = operands.toSorted((x, y) => (keyOf(x) < keyOf(y) ? -1 : 1));
    return this.#function(expression, sorted);
  }

  #function({ operation }: ApplyExpression, operands: readonly Polynomial[]): Polynomial {
    const symbols = new Set(operands.flatMap((operand) => [...this.#symbolsOf(operand)]));
    return this.#opaque(
      `${operation} ${operands.map((operand) => this.#shortKey(operand)).join(' ')}`,
      symbols,
    );
  }

  /** Keys nest, so within another key a form is named by a number, which is that of an atom made for it. */
  #shortKey(form: Polynomial): string {
    return String(
      this.#atomNumber(`form ${keyOf(form)}`, () => ({ symbols: this.#symbolsOf(form), sum: form })),
    );
  }

  #atomNumber(key: string, make: () => Atom): number {
    const number = this.#atomNumbers.get(key);
    if (number !== undefined) return number;
    this.#atomNumbers.set(key, this.#atoms.length);
    return this.#atoms.push(make()) - 1;
  }

  #opaque(key: string, symbols: ReadonlySet<string>): Polynomial {
    return monomial(ONE, new Map([[this.#atomNumber(key, () => ({ symbols })), 1]]));
  }

  /** A sum as one atom, times its first coefficient, so that 2 x + 2 and x + 1 give the same atom. */
  #asMonomial(form: Polynomial): Term {
    const [first] = form.values();
    if (first === undefined) return { coefficient: ZERO, powers: new Map() };
    if (form.size === 1) return first;
    const leading = [...form].toSorted(([x], [y]) => (x < y ? -1 : 1))[0]?.[1] ?? first;
    const unit = scale(form, invert(leading.coefficient));
    const atom = this.#atomNumber(`form ${keyOf(unit)}`, () => ({
      symbols: this.#symbolsOf(unit),
      sum: unit,
    }));
    return { coefficient: leading.coefficient, powers: new Map([[atom, 1]]) };
  }

  #bounded(form: Polynomial): Polynomial {
    if (form.size <= MOST_TERMS) return form;
    const { coefficient, powers } = this.#asMonomial(form);
    return monomial(coefficient, powers);
  }

  #product(a: Polynomial, b: Polynomial): Polynomial {
    if (a.size === 0 || b.size === 0) return NOTHING;
    const reduced = this.#reduced(a, b) ?? this.#reduced(b, a);
    if (reduced !== undefined) return reduced;
    if (isHuge(a)) return this.#product(this.#whole(a), b);
    if (isHuge(b)) return this.#product(a, this.#whole(b));
    if (a.size * b.size <= MOST_TERMS) return this.#withSumsExpanded(times(a, b));
    const [x, y] = [this.#asMonomial(a), this.#asMonomial(b)];
    return times(monomial(x.coefficient, x.powers), monomial(y.coefficient, y.powers));
  }

  /** A form as one atom that hides its size. */
  #whole(form: Polynomial): Polynomial {
    const symbols = this.#symbolsOf(form);
    return monomial(ONE, new Map([[this.#atomNumber(`whole ${keyOf(form)}`, () => ({ symbols })), 1]]));
  }

  /** The product where the second factor is a quotient by the first, a sum: (x + 1) * (y / (x + 1)) is y. */
  #reduced(a: Polynomial, b: Polynomial): Polynomial | undefined {
    const [quotient] = b.values();
    if (a.size < 2 || b.size !== 1 || quotient === undefined) return undefined;
    const { coefficient, powers } = this.#asMonomial(a);
    const [entry] = powers;
    if (entry === undefined || (quotient.powers.get(entry[0]) ?? 0) >= 0) return undefined;
    return this.#withSumsExpanded(times(monomial(coefficient, powers), b));
  }

  /** A sum that stood in a denominator and came up again is a polynomial again: 1 / (1 / (x + 1)) is x + 1. */
  #withSumsExpanded(form: Polynomial): Polynomial {
    let result = form;
    for (const [key, { coefficient, powers }] of form) {
      const [entry] = powers;
      const sumOf =
        entry !== undefined && powers.size === 1 && entry[1] === 1 ? this.#atom(entry[0]).sum : undefined;
      if (sumOf === undefined || sumOf.size + form.size > MOST_TERMS) continue;
      const rest = new Map(result);
      rest.delete(key);
      result = sum(rest, scale(sumOf, coefficient));
    }
    return result;
  }

  #power(base: Polynomial, exponent: number): Polynomial {
    if (exponent === 0) return constant(ONE);
    if (exponent < 0) {
      const { coefficient, powers } = this.#asMonomial(base);
      // Division by what is seen to be 0 has no value; it is like nothing else.
      if (isZero(coefficient)) return this.#opaque('division by zero', NO_SYMBOLS);
      const inverse = new Map([...powers].map(([atom, power]) => [atom, -power]));
      return this.#power(this.#withSumsExpanded(monomial(invert(coefficient), inverse)), -exponent);
    }
    let result = base;
    for (let i = 1; i < exponent; i++) result = this.#product(result, base);
    return result;
  }
}

const MINUS_ONE: Rational = rational(-1);
const NOTHING: Polynomial = new Map();

function keyOfPowers(powers: Powers): string {
  return [...powers]
    .toSorted(([a], [b]) => a - b)
    .map(([atom, power]) => `${atom}^${power}`)
    .join('*');
}

function keyOf(form: Polynomial): string {
  return [...form]
    .map(([key, { coefficient }]) => `${coefficient.numerator}/${coefficient.denominator}*${key}`)
    .toSorted()
    .join('+');
}

function monomial(coefficient: Rational, powers: Powers): Polynomial {
  return isZero(coefficient) ? NOTHING : new Map([[keyOfPowers(powers), { coefficient, powers }]]);
}

function constant(value: Rational): Polynomial {
  return monomial(value, new Map());
}

function constantIn(form: Polynomial): Rational | undefined {
  if (form.size === 0) return ZERO;
  const [term] = form.values();
  return form.size === 1 && term?.powers.size === 0 ? term.coefficient : undefined;
}

/** The value if it is a whole number of at most 16, as powers have. */
function smallWhole(form: Polynomial): number | undefined {
  const value = constantIn(form);
  if (value === undefined || value.denominator !== 1n) return undefined;
  const number = Number(value.numerator);
  return Math.abs(number) <= 16 ? number : undefined;
}

function invert(value: Rational): Rational {
  return rational(value.denominator, value.numerator);
}

function isHuge(form: Polynomial): boolean {
  for (const { coefficient, powers } of form.values()) {
    const { numerator, denominator } = coefficient;
    if ((numerator < 0n ? -numerator : numerator) > LARGEST_COEFFICIENT) return true;
    if (denominator > LARGEST_COEFFICIENT) return true;
    for (const power of powers.values()) if (Math.abs(power) > LARGEST_POWER) return true;
  }
  return false;
}

function scale(form: Polynomial, factor: Rational): Polynomial {
  return new Map(
    [...form].map(([key, { coefficient, powers }]) => [
      key,
      { coefficient: multiply(coefficient, factor), powers },
    ]),
  );
}

function sum(a: Polynomial, b: Polynomial): Polynomial {
  const result = new Map(a);
  for (const [key, term] of b) addTerm(result, key, term);
  return result;
}

function addTerm(to: Map<string, Term>, key: string, { coefficient, powers }: Term): void {
  const total = add(to.get(key)?.coefficient ?? ZERO, coefficient);
  if (isZero(total)) to.delete(key);
  else to.set(key, { coefficient: total, powers });
}

function times(a: Polynomial, b: Polynomial): Polynomial {
  const result = new Map<string, Term>();
  for (const x of a.values()) {
    for (const y of b.values()) {
      const powers = new Map(x.powers);
      for (const [atom, power] of y.powers) {
        const total = (powers.get(atom) ?? 0) + power;
        if (total === 0) powers.delete(atom);
        else powers.set(atom, total);
      }
      addTerm(result, keyOfPowers(powers), { coefficient: multiply(x.coefficient, y.coefficient), powers });
    }
  }
  return result;
}
