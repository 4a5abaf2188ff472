/** What is computed instead of factors that are singular at a place. */
import { equals, isZero, ONE, type Rational } from '../../base/rational.ts';
import type { Span } from '../../base/span.ts';
import type { CheckedExpression } from '../checked-expression.ts';
import type { Analysis } from './analysis.ts';
import { asExponentialDifference } from './candidates.ts';
import type { ChosenSeries } from './choose-series.ts';
import { conjugated } from './conjugate.ts';
import type { Part } from './factors.ts';
import { describePlace, type Found, lookAt, type Member } from './find-places.ts';
import { type Form, keyOf, multiplyForms, negateForm, onlyTerm, UNITY } from './form.ts';
import { type Computed, computedBy, PROMISED_ULPS, seriesOfProduct, worst } from './make-series.ts';
import { overPlace, seriesOfPair } from './over-place.ts';
import { type Place, powerProportion, proportion } from './place.ts';
import { Undecided } from './undecided.ts';
import { type Factor, negated, productOf, raised, writeForm } from './write-form.ts';
import { argumentWritten, multipleWritten } from './zero-written.ts';

/** What a factor is of U: λ U^n, c (exp(λ U) - 1), or something else. */
type Kind =
  | { readonly kind: 'power'; readonly slope: Form; readonly power: number }
  | { readonly kind: 'exponential'; readonly slope: Form; readonly factor: Form; readonly common: Form }
  | { readonly kind: 'other' };

export function replaceFactors(
  analysis: Analysis,
  sign: 1 | -1,
  parts: readonly Part[],
  found: Found,
  zero: CheckedExpression,
  span: Span,
): { readonly expression: CheckedExpression; readonly computed: Computed } {
  const { members, place } = found;
  const kinds = members.map((member) => ({ member, ...kindOf(analysis, member, place) }));
  const others = kinds.filter(({ kind }) => kind === 'other');
  const rooted = withoutRoots(analysis, sign, parts, kinds, place, span);
  if (rooted !== undefined) return rooted;
  const isWhole = members.every(({ part }) => part.power.denominator === 1n);
  if (others.length > 0 && !isWhole) throw new Undecided('a root');
  if (others.length > 0) {
    const group = analysis.decided(() =>
      seriesOfProduct(
        analysis,
        members.map(({ part }) => part),
        members.map(({ part, series }) => ({ part, series })),
        place,
        span,
      ),
    );
    // Of what cancels to a high order a series by itself reaches farther than one of the whole.
    const each =
      group === undefined || group.chosen.ulps > PROMISED_ULPS
        ? analysis.decided(() => eachByItself(analysis, sign, parts, found, kinds, zero, span))
        : undefined;
    const isBetter = each !== undefined && group !== undefined && ulpsOf(each.computed) < group.chosen.ulps;
    if (isBetter) return each;
    if (group !== undefined) {
      const expression = rebuiltRow(sign, parts, span, (index) =>
        index === members[0]?.index
          ? [{ operator: '*', operand: group.expression }]
          : members.some((member) => member.index === index)
            ? []
            : undefined,
      );
      return { expression, computed: computedBy([group.chosen], group.at) };
    }
  }
  return eachByItself(analysis, sign, parts, found, kinds, zero, span);
}

/** Differences with a root are written with the root in a sum, and what then is 0 is looked at again. */
function withoutRoots(
  analysis: Analysis,
  sign: 1 | -1,
  parts: readonly Part[],
  kinds: readonly ({ readonly member: Member } & Kind)[],
  place: Place,
  span: Span,
): { readonly expression: CheckedExpression; readonly computed: Computed } | undefined {
  for (const { kind, member } of kinds) {
    const made =
      kind === 'other'
        ? analysis.decided(() => conjugated(member.part, (each) => analysis.form(each), analysis.ring))
        : undefined;
    const changed = made && parts.toSpliced(member.index, 1, ...made);
    const found = changed && analysis.decided(() => lookAt(analysis, place, changed));
    if (changed === undefined || found === undefined) continue;
    const { zero } = describePlace(analysis, found, span);
    const replaced = analysis.decided(() => replaceFactors(analysis, sign, changed, found, zero, span));
    if (replaced !== undefined) return replaced;
  }
  return undefined;
}

function kindOf(analysis: Analysis, { part }: Member, place: Place): Kind {
  const form = analysis.form(part.base);
  if (form === undefined) return { kind: 'other' };
  const power = powerProportion(form, place);
  if (power !== undefined && !analysis.isMadeOf(power.slope, place)) return { kind: 'power', ...power };
  const difference = asExponentialDifference(form, analysis.ring);
  const slope = difference && proportion(difference.exponent, place);
  if (difference === undefined || slope === undefined) return { kind: 'other' };
  // 2^x is right far away too, where exp(x log(2)) is not: what was written must stay there.
  const hasLogarithm = analysis.ring.involves(slope, (each) => analysis.ring.isLogarithm(each));
  if (hasLogarithm) return { kind: 'other' };
  const isFree = [slope, difference.factor].every((each) => !analysis.isMadeOf(each, place));
  if (!isFree) return { kind: 'other' };
  // exp(A) - exp(B) with numbers is a function like others; its common factor could overflow where they do not.
  const isPlain = keyOf(difference.common) === keyOf(UNITY);
  if (!isPlain && !analysis.isMadeOf(difference.common, place))
    return { kind: 'exponential', slope, ...difference };
  return isPlain ? { kind: 'exponential', slope, ...difference } : { kind: 'other' };
}

function ulpsOf(computed: Computed): number {
  return computed.by === 'series' ? (computed.ulps ?? PROMISED_ULPS) : PROMISED_ULPS;
}

function eachByItself(
  analysis: Analysis,
  sign: 1 | -1,
  parts: readonly Part[],
  { place, order }: Found,
  kinds: readonly ({ readonly member: Member } & Kind)[],
  zero: CheckedExpression,
  span: Span,
): { readonly expression: CheckedExpression; readonly computed: Computed } {
  const ring = analysis.ring;
  const bases = kinds.map(({ member }) => member.part.base);
  let scale = UNITY;
  const scaleBy = (form: Form, { operator, power }: Part): void => {
    const factor = operator === '*' ? form : ring.invert(form);
    if (equals(power, ONE)) scale = multiplyForms(scale, factor);
    else if (power.denominator === 1n)
      for (let i = 0n; i < power.numerator; i++) scale = multiplyForms(scale, factor);
    else if (keyOf(form) !== keyOf(UNITY)) throw new Undecided('a root of a factor');
  };
  const replaced = new Map<number, CheckedExpression | undefined>();
  const chosen: ChosenSeries[] = [];
  let at: CheckedExpression | undefined;
  for (const each of kinds) {
    const { part, index } = each.member;
    if (each.kind === 'power') {
      scaleBy(each.slope, part);
      replaced.set(index, undefined);
    } else if (each.kind === 'exponential') {
      scaleBy(multiplyForms(multiplyForms(each.factor, each.common), each.slope), part);
      const argument =
        argumentWritten(analysis, [part.base], multiplyForms(each.slope, place.form), span) ??
        multipleWritten(analysis, bases, each.slope, place, span);
      replaced.set(index, {
        kind: 'call',
        function: 'exprel',
        arguments: [argument],
        span: part.base.span,
      });
    } else {
      const slope = proportion(analysis.form(zero) ?? place.form, place) ?? UNITY;
      const n = each.member.series.low;
      if (n < 0) throw new Undecided('a pole by itself');
      const series =
        seriesOfPair(analysis, each.member, place, zero, span) ??
        overPlace(analysis, part.base, each.member.series, n, place, zero, span);
      const { chosen: own } = series;
      chosen.push({ ...own, ulps: own.ulps * Number(part.power.numerator) });
      at ??= series.at;
      replaced.set(index, series.expression);
      for (let i = 0; i < n; i++) scaleBy(slope, part);
    }
  }
  const left = leftOver(analysis, order, zero, place, span);
  scaleBy(left.slope, {
    operator: '/',
    written: zero,
    base: zero,
    power: order.denominator === 1n ? order : ONE,
  });
  // What stands in front of the quotient takes the place of the first factor that is gone.
  const front =
    kinds.find(({ kind, member }) => kind === 'power' && member.part.operator === '*') ??
    kinds.find(({ kind }) => kind === 'power');
  const scaleSign = scaleIsNegative(scale) ? -1 : 1;
  const size = scaleSign < 0 ? negateForm(scale) : scale;
  const leading: Factor[] = [
    ...(keyOf(size) === keyOf(UNITY)
      ? []
      : [{ operator: '*' as const, operand: writeForm(size, ring, span) }]),
    ...(left.expression === undefined ? [] : [{ operator: '*' as const, operand: left.expression }]),
  ];
  const total = (sign * scaleSign) as 1 | -1;
  const expression = rebuiltRow(
    total,
    parts,
    span,
    (index, part) => {
      const head = index === front?.member.index ? leading : [];
      if (!replaced.has(index)) return undefined;
      const operand = replaced.get(index);
      if (operand === undefined) return head;
      return [...head, { operator: part.operator, operand: raised(operand, part.power, span) }];
    },
    front === undefined ? leading : [],
  );
  if (at !== undefined) {
    // Each factor has its error, one of exprel two units.
    const others = 2 * kinds.filter(({ kind }) => kind === 'exponential').length;
    const ulps = chosen.reduce((sum, each) => sum + each.ulps, others);
    return { expression, computed: computedBy([{ ...worst(chosen), ulps }], at) };
  }
  const isExprel = kinds.some(({ kind }) => kind === 'exponential');
  return { expression, computed: { by: isExprel ? 'exprel' : 'cancelling' } };
}

/** U^order, by what was written for U. */
function leftOver(
  analysis: Analysis,
  order: Rational,
  zero: CheckedExpression,
  place: Place,
  span: Span,
): { readonly expression?: CheckedExpression; readonly slope: Form } {
  if (isZero(order)) return { slope: UNITY };
  const slope = proportion(analysis.form(zero) ?? place.form, place) ?? UNITY;
  return { expression: raised(zero, order, span), slope };
}

/** The row again, some of its factors replaced by others. */
function rebuiltRow(
  sign: 1 | -1,
  parts: readonly Part[],
  span: Span,
  replace: (index: number, part: Part) => readonly Factor[] | undefined,
  head: readonly Factor[] = [],
): CheckedExpression {
  const factors = parts.flatMap((part, index): readonly Factor[] => {
    const replaced = replace(index, part);
    return replaced ?? [{ operator: part.operator, operand: part.written }];
  });
  const all = [...head, ...factors];
  // What multiplies comes first where the first divides, so that no 1 stands before it.
  const first = all.findIndex(({ operator }) => operator === '*');
  const ordered =
    first > 0 ? [...all.slice(first, first + 1), ...all.slice(0, first), ...all.slice(first + 1)] : all;
  const product = productOf(ordered, span);
  return sign === 1 ? product : negated(product, span);
}

function scaleIsNegative(scale: Form): boolean {
  const term = onlyTerm(scale);
  return term !== undefined && term.coefficient.numerator < 0n;
}
