/** A factor over a power of what is 0, as one series or several. */
import { ONE, rational } from '../../base/rational.ts';
import type { Span } from '../../base/span.ts';
import type { CheckedExpression, CheckedSeries } from '../checked-expression.ts';
import type { Analysis } from './analysis.ts';
import { asExponentialDifference } from './candidates.ts';
import { chooseSeries } from './choose-series.ts';
import type { Part } from './factors.ts';
import type { Member } from './find-places.ts';
import { type Form, multiplyForms, UNITY } from './form.ts';
import { MANY_TERMS, type MadeSeries, seriesOfProduct, worst } from './make-series.ts';
import type { Measured } from './measure.ts';
import { type Place, proportion, varyingProportion } from './place.ts';
import type { Series } from './power-series.ts';
import { Undecided } from './undecided.ts';
import { numberAt, productOf, raised, writeForm } from './write-form.ts';
import { argumentWritten, multipleWritten, termWritten } from './zero-written.ts';

/** A factor over U^n: of a sum that is no function with numbers, each term by itself. */
export function overPlace(
  analysis: Analysis,
  base: CheckedExpression,
  series: Series<Form>,
  n: number,
  place: Place,
  zero: CheckedExpression,
  span: Span,
): MadeSeries {
  const divisor: Part = {
    operator: '/',
    written: raised(zero, rational(n), span),
    base: zero,
    power: rational(n),
  };
  const own: Part = { operator: '*', written: base, base, power: ONE };
  const reader = analysis.readerAt(place);
  const factors = [
    { part: own, series },
    { part: divisor, series: reader.read(zero) },
  ];
  const whole = analysis.decided(() => seriesOfProduct(analysis, [own, divisor], factors, place, span));
  if (whole !== undefined) return whole;
  if (base.kind !== 'sum') throw new Undecided('its coefficients are no numbers');
  const over = (term: CheckedExpression): MadeSeries => {
    const each = reader.read(term);
    if (each.low < n) throw new Undecided('a pole by itself');
    return overPlace(analysis, term, each, n, place, zero, span);
  };
  const first = over(base.first);
  const rest = base.rest.map(({ operator, operand }) => ({ operator, made: over(operand) }));
  const expression: CheckedExpression = {
    kind: 'sum',
    first: first.expression,
    rest: rest.map(({ operator, made }) => ({ operator, operand: made.expression })),
    span,
  };
  const chosen = [first, ...rest.map(({ made }) => made)].map((made) => made.chosen);
  return { expression, chosen: worst(chosen), at: first.at };
}

/** exp(A) - exp(B) over U, where A and B differ by a form times U: near the point exp(B) λ exprel(λ U). */
export function seriesOfPair(
  analysis: Analysis,
  { part, series }: Member,
  place: Place,
  zero: CheckedExpression,
  span: Span,
): MadeSeries | undefined {
  const form = analysis.form(part.base);
  const difference = form && asExponentialDifference(form, analysis.ring);
  const slope = difference && varyingProportion(difference.exponent, place);
  if (difference === undefined || slope === undefined || series.low !== 1) return undefined;
  if (analysis.isMadeOf(difference.factor, place)) return undefined;
  const zeroSlope = proportion(analysis.form(zero) ?? place.form, place) ?? UNITY;
  const bases = [part.base];
  const plain = proportion(difference.exponent, place);
  const at =
    argumentWritten(analysis, bases, difference.exponent, span) ??
    (plain === undefined
      ? writeForm(difference.exponent, analysis.ring, span)
      : multipleWritten(analysis, bases, plain, place, span));
  let factorial = 1n;
  const coefficients = Array.from({ length: MANY_TERMS }, (_, k) => {
    factorial *= BigInt(k + 1);
    return rational(1n, factorial);
  });
  const direct = (u: number): Measured => {
    const { value, error } = { value: Math.exp(u) - 1, error: 0.75 * 2 ** -52 * (Math.exp(u) + 1) };
    return { value: value / u, error: error / Math.abs(u) + 2 ** -53 * Math.abs(value / u) };
  };
  const chosen = chooseSeries(
    coefficients.map((each) => Number(each.numerator) / Number(each.denominator)),
    1,
    direct,
  );
  if (chosen === undefined) return undefined;
  const scale = multiplyForms(difference.factor, multiplyForms(slope, analysis.ring.invert(zeroSlope)));
  // exp(B) as it stands there, exp(-(v - E) / k) rather than exp(E / k) * exp(-v / k).
  const common = termWritten(analysis, bases, difference.common);
  const scaleWritten =
    common === undefined
      ? writeForm(multiplyForms(scale, difference.common), analysis.ring, span)
      : productOf(
          [
            { operator: '*', operand: writeForm(scale, analysis.ring, span) },
            { operator: '*', operand: common },
          ],
          span,
        );
  const expression: CheckedSeries = {
    kind: 'series',
    at,
    within: chosen.within,
    coefficients: coefficients.slice(0, chosen.terms).map((each) => numberAt(each, span)),
    step: 1,
    lead: 0,
    scale: scaleWritten,
    otherwise: productOf(
      [
        { operator: '*', operand: part.base },
        { operator: '/', operand: zero },
      ],
      span,
    ),
    span,
  };
  return { expression, chosen, at };
}
