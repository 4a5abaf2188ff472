/** A product or quotient with a limit where it is 0/0. */
import { isZero, ZERO } from '../../base/rational.ts';
import type { CheckedExpression, CheckedProduct } from '../checked-expression.ts';
import { everyPart } from '../operands.ts';
import { type Analysis, isClearlyRegular } from './analysis.ts';
import { exprelAsWritten } from './exprel-as-written.ts';
import { type Part, rowOf } from './factors.ts';
import { describePlace, type Found, foundPlaces, hasJump, isSided, lookAt } from './find-places.ts';
import { limitAt } from './limit.ts';
import type { Computed } from './make-series.ts';
import { otherZeroOf } from './other-zeros.ts';
import type { Place } from './place.ts';
import { polesOf } from './poles.ts';
import type { Removed } from './removed.ts';
import { replaceFactors } from './replace-factors.ts';
import { isSamePlace } from './same-place.ts';
import { wellConditioned } from './well-conditioned.ts';
import { numberAt } from './write-form.ts';

/**
 * Returns the product without what is 0/0 in it at one place; undefined if nothing is. With `keepsMade`, of a product in
 * which that was done for other places.
 */
export function quotientRemoved(
  analysis: Analysis,
  product: CheckedProduct,
  keepsMade: boolean,
): Removed | undefined {
  return analysis.decided(() => {
    const { sign, parts } = rowOf(product, analysis.names, keepsMade);
    for (const found of foundPlaces(analysis, parts)) {
      if (parts.some(({ operator, base }) => operator === '*' && analysis.form(base)?.size === 0))
        return zeroAround(analysis, product, found);
      if (found.order.numerator < 0n || hasJump(found)) continue;
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
  if (found.members.some(isSided))
    return make(product, { by: 'writing', reason: 'a root in it bends there' });
  const refined = refinedAt(analysis, parts, found);
  const isPair = found.members.length === 2 && isZero(found.order);
  const asWritten = isPair ? exprelAsWritten(product) : undefined;
  const told = refined.parts.filter(
    (part) => !parts.includes(part) || found.members.some((each) => each.part === part),
  );
  const makeOf = (expression: CheckedExpression, done: Computed): Removed => {
    const zero = done.by === 'exprel' ? undefined : otherZeroOf(analysis, told, found.place);
    const computed = zero === undefined ? done : { ...done, alsoZero: numberNear(zero, span) };
    return { ...make(expression, computed), row: { sign, parts: refined.parts, place: found.place } };
  };
  if (asWritten !== undefined && isSmooth(analysis, asWritten, found.place))
    return makeOf(asWritten, { by: 'exprel' });
  const replaced = analysis.decided(() =>
    replaceFactors(analysis, sign, refined.parts, refined.found, described.zero, span),
  );
  if (replaced?.computed.by === 'cancelling' && hasPoleOfItsOwn(analysis, product, replaced.expression)) {
    const reason = 'what cancels it has a pole at another place';
    const singularity = { kind: 'removable', original: product, ...described } as const;
    return { expression: product, singularity: { ...singularity, computed: { by: 'writing', reason } } };
  }
  if (replaced !== undefined) return makeOf(replaced.expression, replaced.computed);
  return make(product, { by: 'writing', reason: 'its series has no numbers as coefficients' });
}

/** The row with what is singular at a place written so that it keeps its digits at its other zeros too. */
function refinedAt(
  analysis: Analysis,
  parts: readonly Part[],
  found: Found,
): { readonly parts: readonly Part[]; readonly found: Found } {
  const refined = analysis.decided(() => {
    const bases = found.members.map(({ part }) => part.base);
    const made = found.members.map(({ part, index }) => ({
      index,
      own: wellConditioned(analysis, part, bases, found.place),
    }));
    if (made.every(({ own }) => own === undefined)) return undefined;
    const all = parts.flatMap((part, i) => made.find(({ index }) => index === i)?.own ?? [part]);
    const again = lookAt(analysis, found.place, all);
    return again && { parts: all, found: again };
  });
  return refined ?? { parts, found };
}

function numberNear(value: number, span: CheckedExpression['span']): CheckedExpression {
  return { kind: 'number', value, span };
}

/**
 * Whether what was made has a pole where what was written has none: with q cancelled, the quotients a and b of q a / (q a + q b)
 * are written out, each with places of its own at which they were made smooth before.
 */
function hasPoleOfItsOwn(analysis: Analysis, written: CheckedProduct, made: CheckedExpression): boolean {
  if (!everyPart([written]).some(isSmoothed)) return false;
  const poles = everyPart([made]).flatMap((part) => (part.kind === 'product' ? polesOf(analysis, part) : []));
  if (poles.length === 0) return false;
  const known = polesOf(analysis, written);
  return poles.some((pole) => pole.kind === 'pole' && !known.some((each) => isSamePlace(each, pole)));
}

/** Whether it is a quotient that was made smooth, or a name behind which one may be. */
function isSmoothed(part: CheckedExpression): boolean {
  return (
    part.kind === 'series' ||
    (part.kind === 'call' && part.function === 'exprel') ||
    (part.kind === 'reference' && part.to === 'definition')
  );
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
