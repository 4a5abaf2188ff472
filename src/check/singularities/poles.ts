/** Where a quotient is not bounded, or may be 0/0. */
import { multiply, rational } from '../../base/rational.ts';
import type { CheckedExpression, CheckedProduct } from '../checked-expression.ts';
import type { Singularity } from '../singularity.ts';
import { type Analysis, CLEARLY, FEW_TERMS, isClearlyRegular } from './analysis.ts';
import { type Part, rowOf } from './factors.ts';
import { describePlace, type Found, hasJump, lookAt, type Member, placesToTry } from './find-places.ts';
import { isConstant } from './measure.ts';
import type { Place } from './place.ts';
import { SeriesReader } from './read-series.ts';
import { Undecided } from './undecided.ts';

/** Returns the places at which the product is not bounded, and those at which that is not known. */
export function polesOf(analysis: Analysis, product: CheckedProduct): readonly Singularity[] {
  const poles = analysis.decided(() => {
    const parts = rowOf(product, analysis.names).parts.map(withoutAbs);
    return placesToTry(analysis, parts).flatMap((place): readonly Singularity[] => {
      const tell = (
        kind: 'pole' | 'jump' | 'undecided',
        members: readonly Member[],
      ): readonly Singularity[] => [
        { kind, original: product, ...describePlace(analysis, { place, members }, product.span) },
      ];
      try {
        const found = lookAt(analysis, place, parts);
        if (found !== undefined && hasJump(found)) return tell('jump', found.members);
        if (found === undefined || found.order.numerator >= 0n) return [];
        return tell(mayVanish(analysis, found, parts) ? 'undecided' : 'pole', found.members);
      } catch (error) {
        if (!(error instanceof Undecided)) throw error;
        return isNothingByNothing(analysis, place, parts) ? tell('undecided', []) : [];
      }
    });
  });
  return poles ?? [];
}

/** abs(A) as the root of A^2. */
function withoutAbs(part: Part): Part {
  const [argument] = part.base.kind === 'call' && part.base.function === 'abs' ? part.base.arguments : [];
  if (argument === undefined) return part;
  const base: CheckedExpression = { kind: 'wholePower', base: argument, exponent: 2, span: part.base.span };
  return { ...part, base, power: multiply(part.power, rational(1, 2)) };
}

/** Whether what stands above is 0 at the place in a hundred digits, though its form is not seen to be. */
function mayVanish(analysis: Analysis, { place, members }: Found, parts: readonly Part[]): boolean {
  const measurer = analysis.measurerAt(place);
  const above = parts.filter(
    ({ operator, base }) =>
      operator === '*' && !isConstant(base) && !isClearlyRegular(measurer.measure(base)),
  );
  const numbers = analysis.numbers();
  const value = analysis.ring.evaluate(place.value, numbers);
  const pivot = analysis.pivotAt(place, value, numbers.one);
  const reader = new SeriesReader(numbers, FEW_TERMS, analysis.names, pivot);
  return above.some((part) => {
    const low = members.find((member) => member.part === part)?.series.low ?? 0;
    const series = analysis.decided(() => reader.read(part.base));
    return series === undefined || series.coefficients.length === 0 || series.low > low;
  });
}

/** Whether float64 values suggest 0/0. */
function isNothingByNothing(analysis: Analysis, place: Place, parts: readonly Part[]): boolean {
  const measurer = analysis.measurerAt(place);
  const isZeroThere = (of: '*' | '/'): boolean =>
    parts.some(({ operator, base }) => {
      if (operator !== of || isConstant(base)) return false;
      const { value, error } = measurer.measure(base);
      return Number.isFinite(error) && Math.abs(value) <= CLEARLY * error + Number.MIN_VALUE;
    });
  return isZeroThere('*') && isZeroThere('/');
}
