/** A product or quotient with a limit where it is 0/0. */
import { isZero, ZERO } from '../../base/rational.ts';
import type { CheckedExpression, CheckedProduct } from '../checked-model.ts';
import { type Analysis, isClearlyRegular } from './analysis.ts';
import { exprelAsWritten } from './exprel-as-written.ts';
import { type Part, rowOf } from './factors.ts';
import { describePlace, type Found, foundPlaces } from './find-places.ts';
import { limitAt } from './limit.ts';
import type { Computed } from './make-series.ts';
import type { Place } from './place.ts';
import type { Removed } from './removed.ts';
import { replaceFactors } from './replace-factors.ts';
import { numberAt } from './write-form.ts';

/** Returns the product without what is 0/0 in it at one place; undefined if nothing is. */
export function quotientRemoved(analysis: Analysis, product: CheckedProduct): Removed | undefined {
  return analysis.decided(() => {
    const { sign, parts } = rowOf(product);
    for (const found of foundPlaces(analysis, parts)) {
      if (parts.some(({ operator, base }) => operator === '*' && analysis.form(base)?.size === 0))
        return zeroAround(analysis, product, found);
      if (found.order.numerator < 0n) continue;
      return removedAt(analysis, product, sign, parts, found);
    }
    return undefined;
  });
}

function removedAt(
  analysis: Analysis,
  product: CheckedProduct,
  sign: 1 | -1,
  parts: readonly Part[],
  found: Found,
): Removed | undefined {
  const { span } = product;
  const described = describePlace(analysis, found, span);
  const limit = analysis.decided(() => limitAt(analysis, sign, parts, found, span));
  const make = (expression: CheckedExpression, computed: Computed): Removed => ({
    expression,
    singularity: {
      kind: 'removable',
      original: product,
      ...described,
      ...(limit === undefined ? {} : { limit }),
      computed,
    },
  });
  const isPair = found.members.length === 2 && isZero(found.order);
  const asWritten = isPair ? exprelAsWritten(product) : undefined;
  if (asWritten !== undefined && isSmooth(analysis, asWritten, found.place)) {
    return make(asWritten, { by: 'exprel' });
  }
  const replaced = analysis.decided(() => replaceFactors(analysis, sign, parts, found, described.zero, span));
  if (replaced !== undefined) return make(replaced.expression, replaced.computed);
  return make(product, { by: 'writing', reason: 'its series has no numbers as coefficients' });
}

/** 0 over what is 0 at a place is 0 around it. */
function zeroAround(analysis: Analysis, product: CheckedProduct, found: Found): Removed {
  const zero = numberAt(ZERO, product.span);
  const described = describePlace(analysis, found, product.span);
  return {
    expression: zero,
    singularity: {
      kind: 'removable',
      original: product,
      ...described,
      limit: zero,
      computed: { by: 'cancelling' },
    },
  };
}

/** Whether no factor of what was made is 0 or has a pole at the place. */
function isSmooth(analysis: Analysis, expression: CheckedExpression, place: Place): boolean {
  return isClearlyRegular(analysis.measurerAt(place).measure(expression));
}
