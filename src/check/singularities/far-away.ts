/**
 * Far from a place exponentials overflow above and below the line, and their quotient is NaN, though what they mean is a
 * number: (exp(x) - 1 - x) / (x (exp(x) - 1)) beyond x = 710. There each factor is computed over its largest exponential,
 * 1 - exp(-x) - x exp(-x), and what that leaves in all, here 1, multiplies the rest.
 */
import { multiply, negate, type Rational, rational, toNumber, ZERO } from '../../base/rational.ts';
import type { Span } from '../../base/span.ts';
import type { CheckedExpression } from '../checked-expression.ts';
import type { Analysis } from './analysis.ts';
import type { Part } from './factors.ts';
import {
  addForms,
  constantForm,
  type Form,
  keyOf,
  monomial,
  multiplyForms,
  onlyTerm,
  rationalRatio,
  scaleForm,
  UNITY,
} from './form.ts';
import { isConstant } from './measure.ts';
import { type Place, proportion } from './place.ts';
import type { Removed } from './removed.ts';
import { type Factor, negated, numberAt, productOf, raised, writeForm } from './write-form.ts';
import { argumentWritten } from './zero-written.ts';

/** exp(-40) is less than an eighth of a unit in the last place of 1. */
const DOMINATED = 40;
/** exp of more overflows. */
const LARGEST_EXPONENT = 690;

interface Scaled {
  readonly part: Part;
  /** The exponents of its terms, as multiples of what all are multiples of. */
  readonly exponents: readonly Rational[];
  readonly form: Form;
}

export interface FarAway {
  readonly expression: CheckedExpression;
  /** `x > 40` */
  readonly beyond: readonly CheckedExpression[];
}

/** Returns what is computed near the place, and beyond it on the sides where that is needed the scaled factors. */
export function farAway(
  analysis: Analysis,
  { sign, parts, place }: NonNullable<Removed['row']>,
  near: CheckedExpression,
  span: Span,
): FarAway | undefined {
  const ring = analysis.ring;
  let unit: Form | undefined;
  const scaled = new Map<Part, Scaled>();
  for (const part of parts) {
    const form = isConstant(part.base) ? undefined : analysis.form(part.base);
    const plain = form && withoutHyperbolic(analysis, form);
    if (plain === undefined || part.power.denominator !== 1n) continue;
    const exponents: Rational[] = [];
    for (const { powers } of plain.values()) {
      const varying = varyingPart(analysis, ring.splitExponentials(powers).exponent, place);
      if (varying.size > 0) unit ??= varying;
      const ratio = varying.size === 0 ? ZERO : unit && rationalRatio(varying, unit);
      if (ratio === undefined) return undefined;
      exponents.push(ratio);
    }
    if (exponents.some(({ numerator }) => numerator !== 0n))
      scaled.set(part, { part, exponents, form: plain });
  }
  if (unit === undefined || onlyTerm(unit) === undefined || proportionOfName(unit, place) === undefined)
    return undefined;
  const argument = writtenArgument(analysis, parts, unit, span);
  const branches = ([1, -1] as const).flatMap((side) => {
    const value = onSide(analysis, sign, parts, scaled, argument.form, side, span);
    return value === undefined
      ? []
      : [{ condition: beyond(argument.written, value.from, side, span), value: value.expression }];
  });
  if (branches.length === 0) return undefined;
  const expression: CheckedExpression = { kind: 'conditional', branches, otherwise: near, span };
  return { expression, beyond: branches.map(({ condition }) => condition) };
}

/** The terms of an exponent that have the name of a place in them. */
function varyingPart(analysis: Analysis, exponent: Form, place: Place): Form {
  return new Map(
    [...exponent].filter(([, { coefficient, powers }]) =>
      analysis.isMadeOf(monomial(coefficient, powers), place),
    ),
  );
}

function proportionOfName(form: Form, place: Place): Form | undefined {
  const name = monomial(rational(1), new Map([[place.atom, rational(1)]]));
  return proportion(form, { ...place, form: name });
}

/** sinh and cosh as exponentials. */
function withoutHyperbolic({ ring }: Analysis, form: Form): Form {
  const isHyperbolic = (number: number): boolean => {
    const atom = ring.atoms[number];
    return atom?.kind === 'call' && (atom.function === 'sinh' || atom.function === 'cosh');
  };
  if (![...form.values()].some(({ powers }) => [...powers.keys()].some(isHyperbolic))) return form;
  let result: Form = new Map();
  for (const { coefficient, powers } of form.values()) {
    let product = constantForm(coefficient);
    for (const [number, power] of powers) {
      const atom = ring.atoms[number];
      if (
        !isHyperbolic(number) ||
        atom?.kind !== 'call' ||
        power.denominator !== 1n ||
        power.numerator < 0n
      ) {
        product = multiplyForms(product, monomial(rational(1), new Map([[number, power]])));
        continue;
      }
      const up = ring.call('exp', atom.argument);
      const down = ring.call('exp', scaleForm(atom.argument, rational(-1)));
      const sum = addForms(up, atom.function === 'sinh' ? scaleForm(down, rational(-1)) : down);
      for (let i = 0n; i < power.numerator; i++)
        product = multiplyForms(product, scaleForm(sum, rational(1, 2)));
    }
    result = addForms(result, product);
  }
  return result;
}

/** What the exponents are multiples of: an argument as it was written, if there is one, also with its constant. */
function writtenArgument(
  analysis: Analysis,
  parts: readonly Part[],
  unit: Form,
  span: Span,
): { readonly written: CheckedExpression; readonly form: Form } {
  const bases = parts.map(({ base }) => base);
  const written = argumentWritten(analysis, bases, unit, span);
  return { written: written ?? writeForm(unit, analysis.ring, span), form: unit };
}

function onSide(
  analysis: Analysis,
  sign: 1 | -1,
  parts: readonly Part[],
  scaled: ReadonlyMap<Part, Scaled>,
  unit: Form,
  side: 1 | -1,
  span: Span,
): { readonly expression: CheckedExpression; readonly from: number } | undefined {
  const { ring } = analysis;
  const factors: Factor[] = [];
  let left = ZERO;
  let [up, down, gap] = [0, 0, Number.POSITIVE_INFINITY];
  for (const part of parts) {
    const own = scaled.get(part);
    if (own === undefined) {
      factors.push({ operator: part.operator, operand: part.written });
      continue;
    }
    const largest = own.exponents.reduce((a, b) => (side * (toNumber(b) - toNumber(a)) > 0 ? b : a));
    const total = multiply(largest, part.power);
    const signed = part.operator === '*' ? total : negate(total);
    left = rational(
      left.numerator * signed.denominator + signed.numerator * left.denominator,
      left.denominator * signed.denominator,
    );
    const size = side * toNumber(signed);
    if (size > 0) up += size;
    else down -= size;
    for (const each of own.exponents) {
      const distance = Math.abs(toNumber(each) - toNumber(largest));
      if (distance > 0) gap = Math.min(gap, distance);
    }
    const form = multiplyForms(own.form, ring.call('exp', scaleForm(unit, negate(largest))));
    if (keyOf(form) === keyOf(UNITY)) continue;
    const written = writeForm(form, ring, part.base.span);
    factors.push({ operator: part.operator, operand: raised(written, part.power, span) });
  }
  // Where exponentials are all above or all below the line, the value overflows, or vanishes, as they do.
  if (up === 0 || down === 0) return undefined;
  const from = gap === Number.POSITIVE_INFINITY ? 1 : DOMINATED / gap;
  if (from * Math.max(up, down) > LARGEST_EXPONENT) return undefined;
  const rest: readonly Factor[] =
    left.numerator === 0n
      ? []
      : [{ operator: '*', operand: writeForm(ring.call('exp', scaleForm(unit, left)), ring, span) }];
  const all = [...factors, ...rest];
  const first = all.findIndex(({ operator }) => operator === '*');
  const ordered = first > 0 ? [...all.slice(first, first + 1), ...all.toSpliced(first, 1)] : all;
  const product = productOf(ordered, span);
  return { expression: sign === 1 ? product : negated(product, span), from: Number(from.toPrecision(2)) };
}

function beyond(argument: CheckedExpression, from: number, side: 1 | -1, span: Span): CheckedExpression {
  const whole = rational(BigInt(Math.ceil(from)));
  const right = numberAt(side === 1 ? whole : negate(whole), span);
  return { kind: 'comparison', operator: side === 1 ? '>' : '<', left: argument, right, jumps: false, span };
}
