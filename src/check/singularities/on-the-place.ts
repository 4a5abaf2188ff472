/**
 * What is right as it is written, but on the place: x log(x) is 0 times -infinity at x = 0, and 0 all the same, because a
 * logarithm grows slower than any power.
 */
import { add, type Rational, rational, ZERO } from '../../base/rational.ts';
import type { CheckedExpression, CheckedProduct } from '../checked-expression.ts';
import { type Analysis, isClearlyRegular } from './analysis.ts';
import { type Part, rowOf } from './factors.ts';
import { describePlace, orderOf } from './find-places.ts';
import { isConstant } from './measure.ts';
import { type Place, placesOf } from './place.ts';
import type { Removed } from './removed.ts';
import { numberAt } from './write-form.ts';

/** Returns the product with 0 on the place where a factor is 0 and another one the logarithm of 0; undefined if none is. */
export function logarithmRemoved(analysis: Analysis, product: CheckedProduct): Removed | undefined {
  return analysis.decided(() => {
    const { parts } = rowOf(product, analysis.names, true);
    const logarithms = parts.flatMap((part) => {
      const argument = part.operator === '*' ? logarithmIn(part.base) : undefined;
      return argument === undefined ? [] : [{ part, argument }];
    });
    for (const { part: own, argument } of logarithms) {
      const form = analysis.form(argument);
      for (const place of form === undefined ? [] : placesOf(form, analysis.ring)) {
        const order = analysis.decided(() => orderOfOthers(analysis, place, parts, own));
        if (order === undefined || order.numerator <= 0n) continue;
        const { span } = product;
        const limit = numberAt(ZERO, span);
        const described = describePlace(analysis, { place, members: [] }, span);
        const expression: CheckedExpression = {
          kind: 'series',
          at: described.zero,
          within: Number.MIN_VALUE,
          coefficients: [limit],
          step: 1,
          lead: 0,
          otherwise: product,
          span,
        };
        const computed = { by: 'limit' } as const;
        return {
          expression,
          singularity: { kind: 'removable', original: product, ...described, limit, computed },
        };
      }
    }
    return undefined;
  });
}

/** The argument of a logarithm. */
function logarithmIn(base: CheckedExpression): CheckedExpression | undefined {
  if (base.kind !== 'call') return undefined;
  return base.function === 'log' || base.function === 'log10' ? base.arguments[0] : undefined;
}

/** The order of the factors but for that one. */
function orderOfOthers(analysis: Analysis, place: Place, parts: readonly Part[], own: Part): Rational {
  const measurer = analysis.measurerAt(place);
  const reader = analysis.readerAt(place);
  let order = rational(0);
  for (const part of parts) {
    if (part === own || isConstant(part.base) || isClearlyRegular(measurer.measure(part.base))) continue;
    order = add(order, orderOf({ part, series: reader.read(part.base) }));
  }
  return order;
}
