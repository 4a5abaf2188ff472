/** Forms as expressions again: for what is computed, and for readers. */

import { known } from '../../base/invariant.ts';
import { equals, isWhole, negate, ONE, type Rational, toNumber } from '../../base/rational.ts';
import type { Span } from '../../base/span.ts';
import type { CheckedExpression, CheckedNumber } from '../checked-expression.ts';
import { type Form, keyOfPowers, monomial, multiplyForms, multiplyPowers, type Term } from './form.ts';
import type { FormRing } from './form-ring.ts';
import { Undecided } from './undecided.ts';

export function numberAt(value: Rational, span: Span): CheckedNumber {
  return { kind: 'number', value: toNumber(value), exact: value, span };
}

export interface Factor {
  readonly operator: '*' | '/';
  readonly operand: CheckedExpression;
}

/** Returns a product of factors in their order; what divides first divides 1. */
export function productOf(factors: readonly Factor[], span: Span): CheckedExpression {
  const [first, ...rest] = factors;
  if (first === undefined) return numberAt(ONE, span);
  if (first.operator === '/') return { kind: 'product', first: numberAt(ONE, span), rest: factors, span };
  return rest.length === 0 ? first.operand : { kind: 'product', first: first.operand, rest, span };
}

export function negated(operand: CheckedExpression, span: Span): CheckedExpression {
  return { kind: 'negate', operand, span };
}

/** Returns the power of an expression, 1 left out. */
export function raised(base: CheckedExpression, exponent: Rational, span: Span): CheckedExpression {
  if (equals(exponent, ONE)) return base;
  const number = Number(exponent.numerator);
  if (isWhole(exponent) && Math.abs(number) <= 16)
    return { kind: 'wholePower', base, exponent: number, span };
  if (exponent.numerator === 1n && exponent.denominator === 2n)
    return { kind: 'call', function: 'sqrt', arguments: [base], span };
  return { kind: 'pow', base, exponent: numberAt(exponent, span), span };
}

/** Returns the expression of a form. */
export function writeForm(form: Form, ring: FormRing, span: Span): CheckedExpression {
  // Positive terms come first: `E - k` rather than `-k + E`.
  const terms = withLogarithmsJoined(form, ring).toSorted(
    (a, b) => Number(isNegative(a)) - Number(isNegative(b)),
  );
  const [first, ...others] = terms;
  if (first === undefined) return numberAt({ numerator: 0n, denominator: 1n }, span);
  const start = writeTerm(first, ring, span);
  if (others.length === 0) return start;
  const rest = others.map((term) => {
    const operator: '+' | '-' = isNegative(term) ? '-' : '+';
    return { operator, operand: writeSize(term, ring, span) };
  });
  return { kind: 'sum', first: start, rest, span };
}

/** c log(a) - c log(b) as c log(a / b), which keeps its digits where a is near b. */
function withLogarithmsJoined(form: Form, ring: FormRing): readonly Term[] {
  const terms = [...form.values()];
  const split = terms.map((term) => {
    const found = [...term.powers].find(([number, power]) => ring.isLogarithm(number) && equals(power, ONE));
    const rest = new Map(term.powers);
    if (found !== undefined) rest.delete(found[0]);
    const atom = found && ring.atoms[found[0]];
    return { argument: atom?.kind === 'call' ? atom.argument : undefined, rest, key: keyOfPowers(rest) };
  });
  const gone = new Set<number>();
  const joined: Term[] = [];
  for (const [i, one] of split.entries()) {
    const own = known(terms[i], 'term');
    if (gone.has(i)) continue;
    const other = split.findIndex(
      ({ argument, key }, j) =>
        j > i &&
        !gone.has(j) &&
        key === one.key &&
        argument?.size === 1 &&
        equals(own.coefficient, negate(known(terms[j], 'term').coefficient)),
    );
    const divisor = split[other]?.argument;
    if (one.argument === undefined || divisor === undefined) {
      joined.push(own);
      continue;
    }
    gone.add(other);
    const [term] = ring.call('log', multiplyForms(one.argument, ring.invert(divisor))).values();
    if (term !== undefined)
      joined.push({ coefficient: own.coefficient, powers: multiplyPowers(one.rest, term.powers) });
  }
  return joined;
}

function isNegative({ coefficient }: Term): boolean {
  return coefficient.numerator < 0n;
}

function writeTerm(term: Term, ring: FormRing, span: Span): CheckedExpression {
  const size = writeSize(term, ring, span);
  return isNegative(term) ? negated(size, span) : size;
}

/** A term without its sign. */
function writeSize(term: Term, ring: FormRing, span: Span): CheckedExpression {
  const size = isNegative(term) ? negate(term.coefficient) : term.coefficient;
  const { exponent, rest } = ring.splitExponentials(term.powers);
  const factors: Factor[] = [];
  for (const [atom, power] of rest) {
    const base = writeAtom(atom, ring, span);
    const isAbove = power.numerator > 0n;
    factors.push({
      operator: isAbove ? '*' : '/',
      operand: raised(base, isAbove ? power : negate(power), span),
    });
  }
  const { powers, other } = splitLogarithms(exponent, ring);
  for (const { base, exponent: power } of powers) {
    const operand: CheckedExpression = {
      kind: 'pow',
      base: writeForm(base, ring, span),
      exponent: writeForm(power, ring, span),
      span,
    };
    factors.push({ operator: '*', operand });
  }
  if (other.size > 0) {
    const argument = writeForm(other, ring, span);
    factors.push({ operator: '*', operand: { kind: 'call', function: 'exp', arguments: [argument], span } });
  }
  // 1/10 is a division where that is exact in both numbers, 0.1 a number.
  const isOverWhole = size.numerator === 1n && size.denominator !== 1n && size.denominator < 2n ** 53n;
  const number: readonly Factor[] = equals(size, ONE)
    ? []
    : isOverWhole && factors.length > 0
      ? [{ operator: '/', operand: numberAt({ numerator: size.denominator, denominator: 1n }, span) }]
      : [{ operator: '*', operand: numberAt(size, span) }];
  const above = [...number, ...factors].filter(({ operator }) => operator === '*');
  const below = [...number, ...factors].filter(({ operator }) => operator === '/');
  return productOf([...above, ...below], span);
}

/** exp(x log(b) + y) as b^x exp(y). */
function splitLogarithms(
  exponent: Form,
  ring: FormRing,
): { readonly powers: readonly { readonly base: Form; readonly exponent: Form }[]; readonly other: Form } {
  const other = new Map<string, Term>();
  const powers: { readonly base: Form; readonly exponent: Form }[] = [];
  for (const [key, term] of exponent) {
    const found = [...term.powers].find(([number, power]) => ring.isLogarithm(number) && equals(power, ONE));
    const atom = found && ring.atoms[found[0]];
    if (found === undefined || atom?.kind !== 'call') {
      other.set(key, term);
      continue;
    }
    const rest = new Map(term.powers);
    rest.delete(found[0]);
    powers.push({ base: atom.argument, exponent: monomial(term.coefficient, rest) });
  }
  return { powers, other };
}

function writeAtom(number: number, ring: FormRing, span: Span): CheckedExpression {
  const atom = known(ring.atoms[number], 'atom');
  switch (atom.kind) {
    case 'expression':
      return atom.expression;
    case 'call':
      return {
        kind: 'call',
        function: atom.function,
        arguments: [writeForm(atom.argument, ring, span)],
        span,
      };
    case 'power': {
      if (atom.base.size === 0) throw new Undecided('it divides by 0');
      return raised(writeForm(atom.base, ring, span), atom.exponent, span);
    }
  }
}
