/**
 * Factors that lose digits at their own zeros, as products that do not: 1 - cos(A) is 2 sin(A/2)^2, also at 2 π; a
 * polynomial is the product of its linear factors, (x^2 - 4) = (x - 2) (x + 2), as far as its roots are fractions or the
 * place that is looked at. So what is 0 at one place is told from what is 0 at others.
 */
import {
  divide,
  equals,
  isZero,
  multiply,
  negate,
  ONE,
  power,
  type Rational,
  rational,
} from '../../base/rational.ts';
import type { Span } from '../../base/span.ts';
import type { BuiltinFunction, CheckedExpression } from '../checked-expression.ts';
import type { Analysis } from './analysis.ts';
import type { Part } from './factors.ts';
import {
  constantForm,
  type Form,
  keyOf,
  keyOfPowers,
  monomial,
  multiplyForms,
  negateForm,
  onlyTerm,
  type Powers,
  type Term,
  UNITY,
} from './form.ts';
import { withLessOne } from './less-one.ts';
import { type Place, powerProportion, writePlace } from './place.ts';
import { divided, fractionRoot, polynomialIn, shifted } from './polynomial.ts';
import { numberAt, raised, writeForm } from './write-form.ts';
import { argumentWritten, zeroWritten } from './zero-written.ts';

/** Returns the factors of a factor, beside others in `bases`; undefined if it is best as it is written. */
export function wellConditioned(
  analysis: Analysis,
  part: Part,
  bases: readonly CheckedExpression[],
  place: Place,
): readonly Part[] | undefined {
  const form = analysis.form(part.base);
  if (form === undefined) return undefined;
  const split = halfAngle(analysis, part, form) ?? linearFactors(analysis, part, bases, form, place);
  if (split !== undefined) return split;
  const less = withLessOne(analysis, part.base, place);
  return less && [partOf(less, part)];
}

function partOf(base: CheckedExpression, { operator, power }: Part, times: Rational = ONE): Part {
  const total = multiply(power, times);
  return { operator, base, power: total, written: raised(base, total, base.span) };
}

function constantParts(analysis: Analysis, form: Form, part: Part): readonly Part[] {
  return keyOf(form) === keyOf(UNITY) ? [] : [partOf(writeForm(form, analysis.ring, part.base.span), part)];
}

// ── Half angles ──────────────────────────────────────────────────────────────────────────────────────

interface Trigonometric {
  readonly function: BuiltinFunction;
  readonly argument: Form;
  readonly square: boolean;
}

/** 1 ∓ cos(A), 1 - cos(A)^2 and 1 - sin(A)^2, times what they have in common. */
function halfAngle(analysis: Analysis, part: Part, form: Form): readonly Part[] | undefined {
  const [first, second, ...others] = form.values();
  if (first === undefined || second === undefined || others.length > 0) return undefined;
  for (const [plain, other] of [
    [first, second],
    [second, first],
  ] as const) {
    const found = trigonometricIn(analysis, other, plain.powers);
    if (found === undefined) continue;
    const isSame = equals(plain.coefficient, other.coefficient);
    if (!isSame && !equals(plain.coefficient, negate(other.coefficient))) continue;
    const made = squareOf(found, isSame);
    // sqrt(sin(x)^2) is not sin(x).
    if (made === undefined || part.power.denominator % 2n === 0n) continue;
    const { base } = part;
    const angle =
      argumentWritten(analysis, [base], found.argument, base.span) ??
      writeForm(found.argument, analysis.ring, base.span);
    const two: CheckedExpression = numberAt(rational(2), base.span);
    const argument: CheckedExpression = made.isHalf
      ? { kind: 'product', first: angle, rest: [{ operator: '/', operand: two }], span: base.span }
      : angle;
    const call: CheckedExpression = {
      kind: 'call',
      function: made.function,
      arguments: [argument],
      span: base.span,
    };
    const coefficient = multiply(plain.coefficient, made.factor);
    return [
      ...constantParts(analysis, monomial(coefficient, plain.powers), part),
      partOf(call, part, rational(2)),
    ];
  }
  return undefined;
}

/** Whether a term is a common factor times a function, or a square of it. */
function trigonometricIn({ ring }: Analysis, { powers }: Term, common: Powers): Trigonometric | undefined {
  for (const [number, power] of powers) {
    const atom = ring.atoms[number];
    if (atom?.kind !== 'call') continue;
    const rest = new Map(powers);
    rest.delete(number);
    if (keyOfPowers(rest) !== keyOfPowers(common)) continue;
    if (equals(power, ONE)) return { function: atom.function, argument: atom.argument, square: false };
    if (equals(power, rational(2))) return { function: atom.function, argument: atom.argument, square: true };
  }
  return undefined;
}

/** What 1 + f, or 1 - f, is the square of: of this function, times a factor. */
function squareOf(
  { function: name, square }: Trigonometric,
  isSum: boolean,
): { readonly function: BuiltinFunction; readonly factor: Rational; readonly isHalf: boolean } | undefined {
  if (square) {
    if (name === 'cos' && !isSum) return { function: 'sin', factor: ONE, isHalf: false };
    if (name === 'sin' && !isSum) return { function: 'cos', factor: ONE, isHalf: false };
    return undefined;
  }
  if (name === 'cos') return { function: isSum ? 'cos' : 'sin', factor: rational(2), isHalf: true };
  return undefined;
}

// ── Polynomials ──────────────────────────────────────────────────────────────────────────────────────

/** A polynomial in the name of a place: the place to its power, other roots that are fractions, and the rest. */
function linearFactors(
  analysis: Analysis,
  part: Part,
  bases: readonly CheckedExpression[],
  form: Form,
  place: Place,
): readonly Part[] | undefined {
  const { span } = part.base;
  let rest = coefficientsOf(analysis, form, place);
  if (rest === undefined || rest.length < 3) return undefined;
  const parts: Part[] = [];
  let order = 0;
  for (let quotient = divided(rest, place.value); quotient !== undefined; order++) {
    rest = quotient;
    quotient = divided(rest, place.value);
  }
  // sqrt(x^2) is not x.
  if (order === 0 || part.power.denominator % 2n === 0n) return undefined;
  const zero = zeroWritten(analysis, bases, place, span);
  parts.push(partOf(zero.expression, part, rational(order)));
  const scale = constantForm(divide(ONE, power(zero.slope, order)));
  rest = rest.map((each) => multiplyForms(each, scale));
  for (let root = fractionRoot(rest); root !== undefined; root = fractionRoot(rest)) {
    const quotient = divided(rest, constantForm(root));
    if (quotient === undefined) break;
    rest = quotient;
    const linear: CheckedExpression = isZero(root)
      ? place.name
      : {
          kind: 'sum',
          first: place.name,
          rest: [
            root.numerator > 0n
              ? { operator: '-', operand: numberAt(root, span) }
              : { operator: '+', operand: numberAt(negate(root), span) },
          ],
          span,
        };
    parts.push(partOf(linear, part));
  }
  const leading = rest.at(-1) ?? UNITY;
  if (rest.length === 1) return [...parts, ...constantParts(analysis, leading, part)];
  // Around the place what is far from 0, (v - E)^2 + 3 k (v - E) + 3 k^2, loses no digits by that.
  const isLinear = rest.length === 2;
  const written = isLinear
    ? horner(analysis, rest, place.name, span)
    : horner(analysis, shifted(rest, place.value), writePlace(place, analysis.ring, span), span);
  return [...parts, partOf(written, part)];
}

/** The coefficients of 1, x, x^2…, which do not depend on x; undefined if it is no polynomial. */
function coefficientsOf(analysis: Analysis, form: Form, place: Place): readonly Form[] | undefined {
  if (powerProportion(form, place) !== undefined) {
    const slope = powerProportion(form, place)?.slope;
    if (slope !== undefined && !analysis.isMadeOf(slope, place)) return undefined;
  }
  return polynomialIn(form, place.atom, analysis.ring);
}

/** c0 + x (c1 + x c2) */
function horner(
  { ring }: Analysis,
  coefficients: readonly Form[],
  name: CheckedExpression,
  span: Span,
): CheckedExpression {
  let result: CheckedExpression | undefined;
  for (const coefficient of coefficients.toReversed()) {
    const isBelow = result !== undefined && (onlyTerm(coefficient)?.coefficient.numerator ?? 0n) < 0n;
    const size = isBelow ? negateForm(coefficient) : coefficient;
    const own = coefficient.size === 0 ? undefined : writeForm(size, ring, span);
    if (result === undefined) {
      result = own;
      continue;
    }
    const isOne = result.kind === 'number' && result.value === 1;
    const product: CheckedExpression = isOne
      ? name
      : { kind: 'product', first: result, rest: [{ operator: '*', operand: name }], span };
    result =
      own === undefined
        ? product
        : { kind: 'sum', first: product, rest: [{ operator: isBelow ? '-' : '+', operand: own }], span };
  }
  return result ?? numberAt(rational(0), span);
}
