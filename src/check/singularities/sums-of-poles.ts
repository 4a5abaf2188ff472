/** Sums whose poles cancel: 1/x - 1/(exp(x) - 1). */

import { ZERO } from '../../base/rational.ts';
import type { CheckedExpression, CheckedSum } from '../checked-expression.ts';
import { type Analysis, isClearlyRegular, MEASURED_PER_READ } from './analysis.ts';
import { candidatePlaces } from './candidates.ts';
import { rowOf } from './factors.ts';
import { describePlace } from './find-places.ts';
import type { Form } from './form.ts';
import { writeLimit } from './limit.ts';
import { asSeries, computedBy } from './make-series.ts';
import type { Place } from './place.ts';
import type { Series } from './power-series.ts';
import type { SeriesReader } from './read-series.ts';
import type { Removed } from './removed.ts';
import { steadiness } from './steadiness.ts';
import { negated, numberAt } from './write-form.ts';

/** Returns the sum without poles that cancel, 1/x - 1/(exp(x) - 1); undefined if none do. */
export function polesOfSumRemoved(analysis: Analysis, sum: CheckedSum): Removed | undefined {
  const terms = [{ operator: '+' as const, operand: sum.first }, ...sum.rest];
  const isSteady = steadiness(terms.map(({ operand }) => operand));
  const quotients = terms.filter(({ operand }) => mayHavePole(analysis, operand, isSteady));
  if (quotients.length < 2 || quotients.length > 12) return undefined;
  return analysis.decided(() => {
    const forms = quotients.flatMap(({ operand }) => divisorsOf(analysis, operand));
    for (const place of candidatePlaces(forms, [], analysis.ring)) {
      const removed = analysis.decided(() => withoutPoles(analysis, sum, terms, quotients, place));
      if (removed !== undefined) return removed;
    }
    return undefined;
  });
}

function mayHavePole(
  analysis: Analysis,
  term: CheckedExpression,
  isSteady: (expression: CheckedExpression) => boolean,
): boolean {
  const value = lookedThrough(analysis, term);
  const inner = value.kind === 'negate' ? value.operand : value;
  if (inner.kind === 'product')
    return (
      inner.rest.some(({ operator, operand }) => operator === '/' && !isSteady(operand)) ||
      mayHavePole(analysis, inner.first, isSteady)
    );
  return inner.kind === 'wholePower' && inner.exponent < 0 && !isSteady(inner.base);
}

function lookedThrough(analysis: Analysis, term: CheckedExpression): CheckedExpression {
  let value = term;
  for (let i = 0; i < 8 && (value.kind === 'reference' || value.kind === 'local'); i++) {
    const behind = analysis.names.valueOf(value);
    if (behind === undefined) break;
    value = behind;
  }
  return value;
}

function divisorsOf(analysis: Analysis, term: CheckedExpression): readonly Form[] {
  return rowOf(lookedThrough(analysis, term), analysis.names).parts.flatMap(({ operator, base }) => {
    const form = operator === '/' ? analysis.form(base) : undefined;
    return form === undefined ? [] : [form];
  });
}

function withoutPoles(
  analysis: Analysis,
  sum: CheckedSum,
  terms: readonly { readonly operator: '+' | '-'; readonly operand: CheckedExpression }[],
  quotients: readonly { readonly operator: '+' | '-'; readonly operand: CheckedExpression }[],
  place: Place,
): Removed | undefined {
  const { span } = sum;
  const measurer = analysis.measurerAt(place);
  const suspects = quotients.filter(({ operand }) => !isClearlyRegular(measurer.measure(operand)));
  analysis.work += 1 + measurer.work / MEASURED_PER_READ;
  if (suspects.length < 2) return undefined;
  const reader = analysis.readerAt(place);
  const poles = suspects.filter(({ operand }) => reader.read(operand).low < 0);
  if (poles.length < 2) return undefined;
  const added = <T>(of: SeriesReader<T>): Series<T> =>
    poles
      .map(({ operator, operand }) =>
        operator === '+' ? of.read(operand) : of.series.negate(of.read(operand)),
      )
      .reduce((a, b) => of.series.add(a, b));
  const few = added(reader);
  if (few.low < 0) return undefined;
  const [head, ...others] = poles;
  if (head === undefined) return undefined;
  const first = head.operator === '+' ? head.operand : negated(head.operand, span);
  const otherwise: CheckedSum = { kind: 'sum', first, rest: others, span };
  const made = asSeries(
    analysis,
    otherwise,
    poles.map(({ operand }) => lookedThrough(analysis, operand)),
    few,
    place,
    span,
    added,
  );
  const kept = terms.filter((term) => !poles.includes(term));
  const [next, ...rest] = [
    { operator: '+' as const, operand: made.expression as CheckedExpression },
    ...kept,
  ];
  const expression: CheckedExpression =
    kept.length === 0 || next === undefined
      ? made.expression
      : { kind: 'sum', first: next.operand, rest, span };
  const [leading] = few.coefficients;
  const limit =
    few.low > 0 || leading === undefined ? numberAt(ZERO, span) : writeLimit(analysis, leading, span);
  return {
    expression,
    singularity: {
      kind: 'removable',
      original: otherwise,
      ...describePlace(analysis, { place, members: [] }, span),
      limit,
      computed: computedBy([made.chosen], made.at),
    },
  };
}
