/** A function of u with numbers as coefficients: near a place by its series, elsewhere as it was written. */
import { isZero, multiply, ONE, type Rational, rational, ZERO } from '../../base/rational.ts';
import type { Span } from '../../base/span.ts';
import type { CheckedExpression, CheckedSeries } from '../checked-expression.ts';
import { everyPart } from '../operands.ts';
import type { RemovableSingularity } from '../singularity.ts';
import { type Analysis, FEW_TERMS } from './analysis.ts';
import { type ChosenSeries, chooseSeries } from './choose-series.ts';
import type { Part } from './factors.ts';
import {
  constantForm,
  type Form,
  keyOf,
  monomial,
  multiplyForms,
  onlyTerm,
  raisePowers,
  rationalRatio,
  UNITY,
} from './form.ts';
import { asNumber, asRational, quotient } from './long-numbers.ts';
import { type Place, proportion } from './place.ts';
import { PowerSeries, type Series } from './power-series.ts';
import { SeriesReader } from './read-series.ts';
import { Undecided } from './undecided.ts';
import { type Factor, numberAt, productOf, writeForm } from './write-form.ts';
import { multipleWritten } from './zero-written.ts';

export const MANY_TERMS: number = 56;
/** Whatever is worse than this is told. */
export const PROMISED_ULPS: number = 4;

export interface MadeSeries {
  readonly expression: CheckedExpression;
  readonly chosen: ChosenSeries;
  readonly at: CheckedExpression;
}

export type Computed = RemovableSingularity['computed'];

/** A product of factors as one function of u with numbers as coefficients, near the place by its series. */
export function seriesOfProduct(
  analysis: Analysis,
  written: readonly Part[],
  factors: readonly { readonly part: Part; readonly series: Series<Form> }[],
  place: Place,
  span: Span,
): MadeSeries {
  const otherwise = productOf(
    inOrder(written.map(({ operator, written: operand }) => ({ operator, operand }))),
    span,
  );
  const product = multiplied(new PowerSeries(analysis.ring, FEW_TERMS), factors);
  const few = { low: product.low, coefficients: product.coefficients };
  const bases = written.map(({ base }) => base);
  return asSeries(analysis, otherwise, bases, few, place, span, (reader) =>
    multiplied(
      reader.series,
      factors.map(({ part }) => ({ part, series: reader.read(part.base) })),
    ),
  );
}

export function asSeries(
  analysis: Analysis,
  otherwise: CheckedExpression,
  bases: readonly CheckedExpression[],
  few: Series<Form>,
  place: Place,
  span: Span,
  readMany: (reader: SeriesReader<bigint>) => Series<bigint>,
): MadeSeries {
  const ring = analysis.ring;
  const [leading] = few.coefficients;
  if (leading === undefined || few.low < 0) throw new Undecided('it has a pole');
  const { at, slope } = argumentOf(analysis, bases, few, place, span);
  // f = M u^low (g0 + g1 u + …), u = slope U, with numbers g: each coefficient of U^k is M slope^k g.
  let power = UNITY;
  const inverse = ring.invert(slope);
  for (let i = 0; i < few.low; i++) power = multiplyForms(power, inverse);
  const isNumber = ring.isNumber(leading);
  const scaleForm = isNumber ? power : multiplyForms(leading, power);
  let [expected, bare] = [leading, UNITY];
  for (const coefficient of few.coefficients) {
    const isNumeric = isNumber && ring.isNumber(multiplyForms(coefficient, bare));
    if (coefficient.size > 0 && !isNumeric && rationalRatio(coefficient, expected) === undefined)
      throw new Undecided('its coefficients are no numbers');
    if (!isNumber) expected = multiplyForms(expected, slope);
    bare = multiplyForms(bare, inverse);
  }
  const term = onlyTerm(scaleForm);
  const constant = term === undefined ? ONE : term.coefficient;
  const scale =
    term === undefined
      ? scaleForm
      : multiplyForms(
          scaleForm,
          constantForm(rational(term.coefficient.denominator, term.coefficient.numerator)),
        );

  const numbers = analysis.numbers();
  const value = ring.evaluate(place.value, numbers);
  const step0 = numbers.invert(ring.evaluate(slope, numbers));
  const pivot = analysis.pivotAt(place, value, step0);
  analysis.work += MANY_TERMS;
  const many = readMany(new SeriesReader(numbers, MANY_TERMS, analysis.names, pivot));
  const [first] = many.coefficients;
  if (first === undefined || many.low !== few.low) throw new Undecided('its series differ');
  const size = isNumber ? multiply(asRational(ring.evaluate(leading, numbers)), constant) : constant;
  const all = many.coefficients.map((each): Rational => {
    const ratio = asRational(quotient(each, first));
    return isNegligible(ratio) ? ZERO : multiply(ratio, size);
  });
  const isEven = all.every((each, k) => k % 2 === 0 || isZero(each));
  const coefficients = isEven ? all.filter((_, k) => k % 2 === 0) : all;
  const step = isEven ? 2 : 1;
  const slopeNumber = asNumber(step0);
  const chosen = chooseSeries(coefficients.map(toFloat), step, (u) =>
    analysis.measurerAt(place, u * slopeNumber).measure(otherwise),
  );
  if (chosen === undefined) throw new Undecided('its series converges too slowly');
  const expression: CheckedSeries = {
    kind: 'series',
    at,
    within: chosen.within,
    coefficients: coefficients.slice(0, chosen.terms).map((each) => numberAt(each, span)),
    step,
    lead: few.low,
    ...(keyOf(scale) === keyOf(UNITY) ? {} : { scale: writeForm(scale, ring, span) }),
    otherwise,
    span,
  };
  return { expression, chosen, at };
}

/** What u is: the argument of a function, else U times what its coefficients grow by. */
function argumentOf(
  analysis: Analysis,
  bases: readonly CheckedExpression[],
  few: Series<Form>,
  place: Place,
  span: Span,
): { readonly at: CheckedExpression; readonly slope: Form } {
  for (const part of everyPart(bases).slice(0, 200)) {
    const [argument] = part.kind === 'call' ? part.arguments : [];
    const form = argument && analysis.form(argument);
    const slope = form && proportion(form, place);
    if (argument !== undefined && slope !== undefined && onlyTerm(slope) !== undefined)
      return { at: argument, slope };
  }
  const [leading] = few.coefficients;
  const next = few.coefficients.findIndex((each, k) => k > 0 && each.size > 0);
  const coefficient = few.coefficients[next];
  const ratio =
    leading === undefined || coefficient === undefined
      ? undefined
      : onlyTerm(multiplyForms(coefficient, analysis.ring.invert(leading)));
  const powers = new Map(
    [...(ratio?.powers ?? [])].filter(
      ([atom, each]) => !analysis.ring.isNumber(monomial(ONE, new Map([[atom, each]]))),
    ),
  );
  const slope = monomial(ONE, raisePowers(powers, rational(1, next)));
  const form = multiplyForms(slope, place.form);
  const written = bases.find((base) => keyOf(analysis.form(base) ?? UNITY) === keyOf(form));
  return { at: written ?? multipleWritten(analysis, bases, slope, place, span), slope };
}

export function computedBy(chosen: readonly ChosenSeries[], at: CheckedExpression): Computed {
  const { terms, within, ulps: most } = worst(chosen);
  const ulps = Math.ceil(most);
  return {
    by: 'series',
    terms,
    within,
    at,
    ...(ulps > PROMISED_ULPS ? { ulps } : {}),
  };
}

/** The largest of each number. */
export function worst(chosen: readonly ChosenSeries[]): ChosenSeries {
  const most = (of: (each: ChosenSeries) => number): number => Math.max(...chosen.map(of));
  return {
    terms: most(({ terms }) => terms),
    within: most(({ within }) => within),
    ulps: most(({ ulps }) => ulps),
  };
}

function multiplied<T>(
  series: PowerSeries<T>,
  factors: readonly { readonly part: Part; readonly series: Series<T> }[],
): Series<T> {
  let product = series.constant(series.ring.one);
  for (const { part, series: each } of factors) {
    const factor = part.operator === '*' ? each : series.invert(each);
    for (let i = 0n; i < part.power.numerator; i++) product = series.multiply(product, factor);
  }
  return product;
}

function inOrder(factors: readonly Factor[]): readonly Factor[] {
  return [
    ...factors.filter(({ operator }) => operator === '*'),
    ...factors.filter(({ operator }) => operator === '/'),
  ];
}

function isNegligible({ numerator, denominator }: Rational): boolean {
  const size = numerator < 0n ? -numerator : numerator;
  return size << 300n < denominator;
}

function toFloat({ numerator, denominator }: Rational): number {
  return numberAt({ numerator, denominator }, { source: '', start: 0, end: 0 }).value;
}
