/** At which places factors of a row are 0 or have a pole, and of which order the row is there. */
import {
  add,
  isWhole,
  isZero,
  multiply,
  negate,
  type Rational,
  rational,
  ZERO,
} from '../../base/rational.ts';
import type { Span } from '../../base/span.ts';
import type { CheckedExpression } from '../checked-expression.ts';
import type { Singularity } from '../singularity.ts';
import { type Analysis, isClearlyRegular, MEASURED_PER_READ } from './analysis.ts';
import { candidatePlaces } from './candidates.ts';
import type { Part } from './factors.ts';
import { constantIn, type Form } from './form.ts';
import { type Place, proportion } from './place.ts';
import type { Series } from './power-series.ts';
import type { SeriesReader } from './read-series.ts';
import { steadiness } from './steadiness.ts';
import { Undecided } from './undecided.ts';
import { writeForm } from './write-form.ts';
import { zeroWritten } from './zero-written.ts';

/** A factor that is 0 at a place (order above 0) or has a pole there (below 0). */
export interface Member {
  readonly part: Part;
  readonly index: number;
  readonly series: Series<Form>;
}

export interface Found {
  readonly place: Place;
  readonly members: readonly Member[];
  /** The order of the product. */
  readonly order: Rational;
  readonly reader: SeriesReader<Form>;
}

export function* foundPlaces(analysis: Analysis, parts: readonly Part[]): Generator<Found> {
  for (const place of placesToTry(analysis, parts)) {
    const found = analysis.decided(() => lookAt(analysis, place, parts));
    if (found !== undefined) yield found;
  }
}

export function placesToTry(analysis: Analysis, parts: readonly Part[]): readonly Place[] {
  const isSteady = steadiness(parts.map(({ base }) => base));
  const below = parts.filter(({ operator, base }) => operator === '/' && !isSteady(base));
  if (below.length === 0) return [];
  const above = parts.filter(({ operator, base }) => operator === '*' && !isSteady(base));
  const forms = (of: readonly Part[]): readonly Form[] =>
    of.flatMap(({ base }) => {
      const form = analysis.form(base);
      return form === undefined ? [] : [form];
    });
  const places = candidatePlaces(forms(below), forms(above), analysis.ring);
  // Of c x, x is looked at first: what varies in a run.
  return [...places.filter((place) => !isOfParameter(place)), ...places.filter(isOfParameter)];
}

function isOfParameter({ name }: Place): boolean {
  return name.kind === 'reference' && name.to === 'parameter';
}

/** What the factors are at a place; undefined if none that divides is 0 there. */
export function lookAt(analysis: Analysis, place: Place, parts: readonly Part[]): Found | undefined {
  const measurer = analysis.measurerAt(place);
  const isSteadyAnywhere = steadiness(parts.map(({ base }) => base));
  const isSteady = (base: CheckedExpression): boolean =>
    isSteadyAnywhere(base) && !varies(analysis, base, place);
  const suspects = parts.flatMap((part, index) => {
    if (isSteady(part.base)) return [];
    return isClearlyRegular(measurer.measure(part.base)) ? [] : [{ part, index }];
  });
  analysis.work += 1 + measurer.work / MEASURED_PER_READ;
  if (!suspects.some(({ part }) => part.operator === '/')) return undefined;
  const reader = analysis.readerAt(place);
  if (!parts.every(({ base }) => isSteady(base) || reader.isApart(base)))
    throw new Undecided('it varies with what is not looked into');
  const members = suspects.flatMap(({ part, index }): Member[] => {
    const before = reader.work;
    const series = reader.read(part.base);
    analysis.work += reader.work - before;
    if (series.coefficients.length === 0) throw new Undecided('it is 0 everywhere');
    return series.low === 0 ? [] : [{ part, index, series }];
  });
  const isSingular = members.some(({ part, series }) => (part.operator === '/') === series.low > 0);
  if (!isSingular) return undefined;
  const order = members.reduce((sum, member) => add(sum, orderOf(member)), ZERO);
  return { place, members, order, reader };
}

/** Whether a factor is another where the name of the place is: c, at a place of the parameter c. */
function varies(analysis: Analysis, base: CheckedExpression, place: Place): boolean {
  const form = analysis.form(base);
  return form !== undefined && analysis.isMadeOf(form, place);
}

/**
 * Whether a factor has another sign, or a bend, on either side of the place: sqrt(1 - cos(x)^2) is abs(sin(x)).
 */
export function isSided({ part: { power }, series: { low } }: Member): boolean {
  const order = multiply(rational(low), power);
  return power.denominator % 2n === 0n && low % 2 === 0 && (!isWhole(order) || order.numerator % 2n !== 0n);
}

/** Whether the limits from both sides differ in their sign. */
export function hasJump({ members, order }: Found): boolean {
  const changes = members.filter(isSided).map((member) => orderOf(member));
  return isZero(order) && changes.every(isWhole) && changes.length % 2 === 1;
}

export function describePlace(
  analysis: Analysis,
  { place, members }: Pick<Found, 'place' | 'members'>,
  span: Span,
): Pick<Singularity, 'zero' | 'place'> & { readonly zero: CheckedExpression } {
  const bases = members.map(({ part }) => part.base);
  const written = bases.find((base) => {
    const form = analysis.form(base);
    const slope = form && proportion(form, place);
    return slope !== undefined && constantIn(slope) !== undefined;
  });
  return {
    zero: written ?? zeroWritten(analysis, bases, place, span).expression,
    place: { name: place.name, value: writeForm(place.value, analysis.ring, span) },
  };
}

/** The order of a factor, with its power. */
export function orderOf({ part, series }: Pick<Member, 'part' | 'series'>): Rational {
  const order = multiply(rational(series.low), part.power);
  return part.operator === '*' ? order : negate(order);
}
