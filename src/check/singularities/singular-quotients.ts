/**
 * Finds what is 0/0 in a quotient or a sum of poles, in whatever form it is written, and makes of it what is right on
 * the point, near it and away from it.
 *
 * A place is a sum U of which a name v is a part, v - E. Every factor that is 0 or has a pole there is read as a power
 * series in U (`read-series.ts`), with forms as coefficients, so that its order is decided exactly. If the orders add
 * up to 0 or more, there is a limit:
 *
 * - factors λ U and c (exp(λ U) - 1) make c λ exprel(λ U), and what is left of U cancels;
 * - all others are one function of u = λ U with numbers as coefficients, times a constant; near the point its series is
 *   computed, elsewhere what was written (`choose-series.ts`);
 * - if they depend on several u (sin(a x) / tan(b x)), each is such a function by itself.
 *
 * Bounded in all it does: what is too large is computed as written.
 */
import {
  add,
  equals,
  isZero,
  multiply,
  negate,
  ONE,
  type Rational,
  rational,
  ZERO,
} from '../../base/rational.ts';
import type { Span } from '../../base/span.ts';
import type {
  CheckedExpression,
  CheckedProduct,
  CheckedSeries,
  CheckedSum,
  RemovableSingularity,
  Singularity,
} from '../checked-model.ts';
import { everyPart } from '../operands.ts';
import { asExponentialDifference, candidatePlaces } from './candidates.ts';
import { type ChosenSeries, chooseSeries } from './choose-series.ts';
import { conjugated } from './conjugate.ts';
import { exprelAsWritten } from './exprel-as-written.ts';
import { type Part, rowOf } from './factors.ts';
import {
  constantForm,
  constantIn,
  type Form,
  keyOf,
  monomial,
  multiplyForms,
  negateForm,
  onlyTerm,
  raisePowers,
  rationalRatio,
  UNITY,
} from './form.ts';
import { FormRing } from './form-ring.ts';
import { asNumber, asRational, genericNumber, longNumbers, quotient } from './long-numbers.ts';
import { isConstant, type Measured, Measurer } from './measure.ts';
import { type Place, powerProportion, proportion, varyingProportion, writePlace } from './place.ts';
import { PowerSeries, type Series } from './power-series.ts';
import { type Definitions, SeriesReader } from './read-series.ts';
import { Undecided } from './undecided.ts';
import { type Factor, negated, numberAt, productOf, raised, writeForm } from './write-form.ts';

/** Enough to find an order and the first numbers behind it. */
const FEW_TERMS = 10;
const MANY_TERMS = 56;
/** Nodes of series that are read for one model; what is more is computed as written. Models of papers need hundreds. */
const MOST_WORK = 40_000;
/** A node is measured this many times faster than read. */
const MEASURED_PER_READ = 8;
/** A value so many times its error is not 0. */
const CLEARLY = 1000;
/** Whatever is worse than this is told. */
const PROMISED_ULPS = 4;

/** What was found at a place, with what to compute instead. */
export interface Removed {
  readonly expression: CheckedExpression;
  readonly singularity: RemovableSingularity;
}

/** A factor that is 0 at a place (order above 0) or has a pole there (below 0). */
interface Member {
  readonly part: Part;
  readonly index: number;
  readonly series: Series<Form>;
}

interface Found {
  readonly place: Place;
  readonly members: readonly Member[];
  /** The order of the product. */
  readonly order: Rational;
  readonly reader: SeriesReader<Form>;
}

/** What a factor is of U: λ U^n, c (exp(λ U) - 1), or something else. */
type Kind =
  | { readonly kind: 'power'; readonly slope: Form; readonly power: number }
  | { readonly kind: 'exponential'; readonly slope: Form; readonly factor: Form; readonly common: Form }
  | { readonly kind: 'other' };

interface MadeSeries {
  readonly expression: CheckedExpression;
  readonly chosen: ChosenSeries;
  readonly at: CheckedExpression;
}

type Computed = RemovableSingularity['computed'];

export class SingularQuotients {
  readonly #ring = new FormRing();
  readonly #definitions: Definitions;
  readonly #forms: SeriesReader<Form>;
  readonly #formOf = new Map<CheckedExpression, Form | undefined>();
  readonly #atomValues = new Map<string, bigint>();
  #work = 0;

  constructor(definitions: Definitions) {
    this.#definitions = definitions;
    this.#forms = new SeriesReader(this.#ring, 1, definitions, undefined);
  }

  // ── Quotients ──────────────────────────────────────────────────────────────────────────────────────

  /** Returns the product without what is 0/0 in it at one place; undefined if nothing is. */
  fromProduct(product: CheckedProduct): Removed | undefined {
    return this.#decided(() => {
      const { sign, parts } = rowOf(product);
      for (const found of this.#found(parts)) {
        if (parts.some(({ operator, base }) => operator === '*' && this.#form(base)?.size === 0))
          return this.#nothing(product, found);
        if (found.order.numerator < 0n) continue;
        return this.#removed(product, sign, parts, found);
      }
      return undefined;
    });
  }

  /** 0 over what is 0 at a place is 0 around it. */
  #nothing(product: CheckedProduct, found: Found): Removed {
    const zero = numberAt(ZERO, product.span);
    const described = this.#described(found, product.span);
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

  /** Returns the places at which the product is not bounded, and those at which that is not known. */
  polesOf(product: CheckedProduct): readonly Singularity[] {
    const poles = this.#decided(() => {
      const { parts } = rowOf(product);
      return this.#places(parts).flatMap((place): readonly Singularity[] => {
        const tell = (kind: 'pole' | 'undecided', members: readonly Member[]): readonly Singularity[] => [
          { kind, original: product, ...this.#described({ place, members }, product.span) },
        ];
        try {
          const found = this.#at(place, parts);
          if (found === undefined || found.order.numerator >= 0n) return [];
          return tell(this.#mayVanish(found, parts) ? 'undecided' : 'pole', found.members);
        } catch (error) {
          if (!(error instanceof Undecided)) throw error;
          return this.#isNothingByNothing(place, parts) ? tell('undecided', []) : [];
        }
      });
    });
    return poles ?? [];
  }

  /** Whether what stands above is 0 at the place in a hundred digits, though its form is not seen to be. */
  #mayVanish({ place, members }: Found, parts: readonly Part[]): boolean {
    const measurer = this.#measurer(place);
    const above = parts.filter(
      ({ operator, base }) =>
        operator === '*' && !isConstant(base) && !isClearlyRegular(measurer.measure(base)),
    );
    const numbers = this.#numbers();
    const value = this.#ring.evaluate(place.value, numbers);
    const pivot = { key: place.nameKey, value, slope: numbers.one };
    const reader = new SeriesReader(numbers, FEW_TERMS, this.#definitions, pivot);
    return above.some((part) => {
      const low = members.find((member) => member.part === part)?.series.low ?? 0;
      const series = this.#decided(() => reader.read(part.base));
      return series === undefined || series.coefficients.length === 0 || series.low > low;
    });
  }

  /** Whether float64 values suggest 0/0. */
  #isNothingByNothing(place: Place, parts: readonly Part[]): boolean {
    const measurer = this.#measurer(place);
    const isZeroThere = (of: '*' | '/'): boolean =>
      parts.some(({ operator, base }) => {
        if (operator !== of || isConstant(base)) return false;
        const { value, error } = measurer.measure(base);
        return Number.isFinite(error) && Math.abs(value) <= CLEARLY * error + Number.MIN_VALUE;
      });
    return isZeroThere('*') && isZeroThere('/');
  }

  #decided<T>(decide: () => T): T | undefined {
    if (this.#work > MOST_WORK) return undefined;
    try {
      return decide();
    } catch (error) {
      if (error instanceof Undecided) return undefined;
      throw error;
    }
  }

  *#found(parts: readonly Part[]): Generator<Found> {
    for (const place of this.#places(parts)) {
      const found = this.#decided(() => this.#at(place, parts));
      if (found !== undefined) yield found;
    }
  }

  #places(parts: readonly Part[]): readonly Place[] {
    const below = parts.filter(({ operator, base }) => operator === '/' && !isConstant(base));
    if (below.length === 0) return [];
    const above = parts.filter(({ operator, base }) => operator === '*' && !isConstant(base));
    const forms = (of: readonly Part[]): readonly Form[] =>
      of.flatMap(({ base }) => {
        const form = this.#form(base);
        return form === undefined ? [] : [form];
      });
    return candidatePlaces(forms(below), forms(above), this.#ring);
  }

  #form(expression: CheckedExpression): Form | undefined {
    const before = this.#forms.work;
    if (!this.#formOf.has(expression))
      this.#formOf.set(
        expression,
        this.#decided(() => this.#forms.form(expression)),
      );
    this.#work += this.#forms.work - before;
    return this.#formOf.get(expression);
  }

  /** What the factors are at a place; undefined if none that divides is 0 there. */
  #at(place: Place, parts: readonly Part[]): Found | undefined {
    const measurer = this.#measurer(place);
    const suspects = parts.flatMap((part, index) => {
      if (isConstant(part.base)) return [];
      return isClearlyRegular(measurer.measure(part.base)) ? [] : [{ part, index }];
    });
    this.#work += 1 + measurer.work / MEASURED_PER_READ;
    if (!suspects.some(({ part }) => part.operator === '/')) return undefined;
    const reader = this.#reader(place);
    const members = suspects.flatMap(({ part, index }): Member[] => {
      const before = reader.work;
      const series = reader.read(part.base);
      this.#work += reader.work - before;
      if (series.coefficients.length === 0) throw new Undecided('it is 0 everywhere');
      return series.low === 0 ? [] : [{ part, index, series }];
    });
    const isSingular = members.some(({ part, series }) => (part.operator === '/') === series.low > 0);
    if (!isSingular) return undefined;
    const order = members.reduce((sum, member) => add(sum, orderOf(member)), ZERO);
    return { place, members, order, reader };
  }

  #reader(place: Place): SeriesReader<Form> {
    const pivot = { key: place.nameKey, value: place.value, slope: UNITY };
    return new SeriesReader(this.#ring, FEW_TERMS, this.#definitions, pivot);
  }

  #removed(product: CheckedProduct, sign: 1 | -1, parts: readonly Part[], found: Found): Removed | undefined {
    const { span } = product;
    const described = this.#described(found, span);
    const limit = this.#decided(() => this.#limit(sign, parts, found, span));
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
    if (asWritten !== undefined && this.#isSmooth(asWritten, found.place)) {
      return make(asWritten, { by: 'exprel' });
    }
    const replaced = this.#decided(() => this.#replace(sign, parts, found, described.zero, span));
    if (replaced !== undefined) return make(replaced.expression, replaced.computed);
    return make(product, { by: 'writing', reason: 'its series has no numbers as coefficients' });
  }

  /** Whether no factor of what was made is 0 or has a pole at the place. */
  #isSmooth(expression: CheckedExpression, place: Place): boolean {
    return isClearlyRegular(this.#measurer(place).measure(expression));
  }

  #described(
    { place, members }: Pick<Found, 'place' | 'members'>,
    span: Span,
  ): Pick<Singularity, 'zero' | 'place'> & { readonly zero: CheckedExpression } {
    const written = members.find(({ part }) => {
      const form = this.#form(part.base);
      const slope = form && proportion(form, place);
      return slope !== undefined && constantIn(slope) !== undefined;
    });
    return {
      zero: written?.part.base ?? writePlace(place, this.#ring, span),
      place: { name: place.name, value: writeForm(place.value, this.#ring, span) },
    };
  }

  /** The value there: the first coefficients of what is singular, the others as they are at the place. */
  #limit(
    sign: 1 | -1,
    parts: readonly Part[],
    { members, order, reader }: Found,
    span: Span,
  ): CheckedExpression {
    if (!isZero(order)) return numberAt(ZERO, span);
    let limit = constantForm(rational(sign));
    for (const part of parts) {
      const series = members.find((member) => member.part === part)?.series ?? reader.read(part.base);
      const [first] = series.coefficients;
      if (first === undefined) return numberAt(ZERO, span);
      const { numerator, denominator } = part.power;
      if (denominator !== 1n) throw new Undecided('a root');
      for (let i = 0n; i < numerator; i++) {
        limit = multiplyForms(limit, part.operator === '*' ? first : this.#ring.invert(first));
      }
    }
    return this.#writeLimit(limit, span);
  }

  #writeLimit(limit: Form, span: Span): CheckedExpression {
    const isNumber = [...limit.values()].every(({ powers }) =>
      [...powers.keys()].every((number) => {
        const atom = this.#ring.atoms[number];
        return atom?.kind === 'call' && atom.function === 'exp' && constantIn(atom.argument) !== undefined;
      }),
    );
    if (!isNumber) return writeForm(limit, this.#ring, span);
    return numberAt(asRational(this.#ring.evaluate(limit, this.#numbers())), span);
  }

  // ── What is computed instead ───────────────────────────────────────────────────────────────────────

  #replace(
    sign: 1 | -1,
    parts: readonly Part[],
    found: Found,
    zero: CheckedExpression,
    span: Span,
  ): { readonly expression: CheckedExpression; readonly computed: Computed } {
    const { members, place } = found;
    const kinds = members.map((member) => ({ member, ...this.#kindOf(member, place) }));
    const others = kinds.filter(({ kind }) => kind === 'other');
    const rooted = this.#withoutRoots(sign, parts, kinds, place, span);
    if (rooted !== undefined) return rooted;
    const isWhole = members.every(({ part }) => part.power.denominator === 1n);
    if (others.length > 0 && !isWhole) throw new Undecided('a root');
    if (others.length > 0) {
      const group = this.#decided(() =>
        this.#series(
          members.map(({ part }) => part),
          members.map(({ part, series }) => ({ part, series })),
          place,
          span,
        ),
      );
      if (group !== undefined) {
        const expression = this.#rebuilt(sign, parts, span, (index) =>
          index === members[0]?.index
            ? [{ operator: '*', operand: group.expression }]
            : members.some((member) => member.index === index)
              ? []
              : undefined,
        );
        return { expression, computed: computedBy([group.chosen], group.at) };
      }
    }
    return this.#eachByItself(sign, parts, found, kinds, zero, span);
  }

  /** Differences with a root are written with the root in a sum, and what then is 0 is looked at again. */
  #withoutRoots(
    sign: 1 | -1,
    parts: readonly Part[],
    kinds: readonly ({ readonly member: Member } & Kind)[],
    place: Place,
    span: Span,
  ): { readonly expression: CheckedExpression; readonly computed: Computed } | undefined {
    for (const { kind, member } of kinds) {
      const made =
        kind === 'other'
          ? this.#decided(() => conjugated(member.part, (each) => this.#form(each), this.#ring))
          : undefined;
      const changed = made && parts.toSpliced(member.index, 1, ...made);
      const found = changed && this.#decided(() => this.#at(place, changed));
      if (changed === undefined || found === undefined) continue;
      const { zero } = this.#described(found, span);
      const replaced = this.#decided(() => this.#replace(sign, changed, found, zero, span));
      if (replaced !== undefined) return replaced;
    }
    return undefined;
  }

  #kindOf({ part }: Member, place: Place): Kind {
    const form = this.#form(part.base);
    if (form === undefined) return { kind: 'other' };
    const power = powerProportion(form, place);
    if (power !== undefined && !this.#isMadeOf(power.slope, place)) return { kind: 'power', ...power };
    const difference = asExponentialDifference(form, this.#ring);
    const slope = difference && proportion(difference.exponent, place);
    if (difference === undefined || slope === undefined) return { kind: 'other' };
    // 2^x is right far away too, where exp(x log(2)) is not: what was written must stay there.
    const hasLogarithm = this.#ring.involves(slope, (each) => this.#ring.isLogarithm(each));
    if (hasLogarithm) return { kind: 'other' };
    const isFree = [slope, difference.factor].every((each) => !this.#isMadeOf(each, place));
    if (!isFree) return { kind: 'other' };
    // exp(A) - exp(B) with numbers is a function like others; its common factor could overflow where they do not.
    const isPlain = keyOf(difference.common) === keyOf(UNITY);
    if (!isPlain && !this.#isMadeOf(difference.common, place))
      return { kind: 'exponential', slope, ...difference };
    return isPlain ? { kind: 'exponential', slope, ...difference } : { kind: 'other' };
  }

  #isMadeOf(form: Form, { atom }: Place): boolean {
    return this.#ring.involves(form, (each) => each === atom);
  }

  #eachByItself(
    sign: 1 | -1,
    parts: readonly Part[],
    { place, order }: Found,
    kinds: readonly ({ readonly member: Member } & Kind)[],
    zero: CheckedExpression,
    span: Span,
  ): { readonly expression: CheckedExpression; readonly computed: Computed } {
    const ring = this.#ring;
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
        const argument = this.#writtenExponent(part.base, multiplyForms(each.slope, place.form), span);
        replaced.set(index, {
          kind: 'call',
          function: 'exprel',
          arguments: [argument],
          span: part.base.span,
        });
      } else {
        const slope = proportion(this.#form(zero) ?? place.form, place) ?? UNITY;
        const n = each.member.series.low;
        if (n < 0) throw new Undecided('a pole by itself');
        const series =
          this.#byPair(each.member, place, zero, span) ??
          this.#over(part.base, each.member.series, n, place, zero, span);
        chosen.push(series.chosen);
        at ??= series.at;
        replaced.set(index, series.expression);
        for (let i = 0; i < n; i++) scaleBy(slope, part);
      }
    }
    const left = this.#leftOver(order, zero, place, span);
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
    const expression = this.#rebuilt(
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
    if (at !== undefined) return { expression, computed: computedBy(chosen, at) };
    const isExprel = kinds.some(({ kind }) => kind === 'exponential');
    return { expression, computed: { by: isExprel ? 'exprel' : 'cancelling' } };
  }

  /** A factor over U^n: of a sum that is no function with numbers, each term by itself. */
  #over(
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
    const reader = this.#reader(place);
    const factors = [
      { part: own, series },
      { part: divisor, series: reader.read(zero) },
    ];
    const whole = this.#decided(() => this.#series([own, divisor], factors, place, span));
    if (whole !== undefined) return whole;
    if (base.kind !== 'sum') throw new Undecided('its coefficients are no numbers');
    const over = (term: CheckedExpression): MadeSeries => {
      const each = reader.read(term);
      if (each.low < n) throw new Undecided('a pole by itself');
      return this.#over(term, each, n, place, zero, span);
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

  /** U^order, by what was written for U. */
  #leftOver(
    order: Rational,
    zero: CheckedExpression,
    place: Place,
    span: Span,
  ): { readonly expression?: CheckedExpression; readonly slope: Form } {
    if (isZero(order)) return { slope: UNITY };
    const slope = proportion(this.#form(zero) ?? place.form, place) ?? UNITY;
    return { expression: raised(zero, order, span), slope };
  }

  /** exp(A) - exp(B) over U, where A and B differ by a form times U: near the point exp(B) λ exprel(λ U). */
  #byPair(
    { part, series }: Member,
    place: Place,
    zero: CheckedExpression,
    span: Span,
  ): MadeSeries | undefined {
    const form = this.#form(part.base);
    const difference = form && asExponentialDifference(form, this.#ring);
    const slope = difference && varyingProportion(difference.exponent, place);
    if (difference === undefined || slope === undefined || series.low !== 1) return undefined;
    if (this.#isMadeOf(difference.factor, place)) return undefined;
    const zeroSlope = proportion(this.#form(zero) ?? place.form, place) ?? UNITY;
    const at = this.#writtenExponent(part.base, difference.exponent, span);
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
    const scale = multiplyForms(
      multiplyForms(difference.factor, difference.common),
      multiplyForms(slope, this.#ring.invert(zeroSlope)),
    );
    const expression: CheckedSeries = {
      kind: 'series',
      at,
      within: chosen.within,
      coefficients: coefficients.slice(0, chosen.terms).map((each) => numberAt(each, span)),
      step: 1,
      lead: 0,
      scale: writeForm(scale, this.#ring, span),
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

  /** The row again, some of its factors replaced by others. */
  #rebuilt(
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

  /** The argument of an exponential as it was written, if it is that form, else one made of the form. */
  #writtenExponent(base: CheckedExpression, exponent: Form, span: Span): CheckedExpression {
    const key = keyOf(exponent);
    for (const part of everyPart([base])) {
      const [argument] = part.kind === 'call' ? part.arguments : [];
      if (part.kind !== 'call' || argument === undefined) continue;
      if (part.function !== 'exp' && part.function !== 'expm1') continue;
      const form = this.#form(argument);
      if (form !== undefined && keyOf(form) === key) return argument;
    }
    return writeForm(exponent, this.#ring, span);
  }

  // ── Series ─────────────────────────────────────────────────────────────────────────────────────────

  /** A product of factors as one function of u with numbers as coefficients, near the place by its series. */
  #series(
    written: readonly Part[],
    factors: readonly { readonly part: Part; readonly series: Series<Form> }[],
    place: Place,
    span: Span,
  ): MadeSeries {
    const otherwise = productOf(
      inOrder(written.map(({ operator, written: operand }) => ({ operator, operand }))),
      span,
    );
    const product = multiplied(new PowerSeries(this.#ring, FEW_TERMS), factors);
    const few = { low: product.low, coefficients: product.coefficients };
    const bases = written.map(({ base }) => base);
    return this.#asSeries(otherwise, bases, few, place, span, (reader) =>
      multiplied(
        reader.series,
        factors.map(({ part }) => ({ part, series: reader.read(part.base) })),
      ),
    );
  }

  #asSeries(
    otherwise: CheckedExpression,
    bases: readonly CheckedExpression[],
    few: Series<Form>,
    place: Place,
    span: Span,
    readMany: (reader: SeriesReader<bigint>) => Series<bigint>,
  ): MadeSeries {
    const ring = this.#ring;
    const [leading] = few.coefficients;
    if (leading === undefined || few.low < 0) throw new Undecided('it has a pole');
    const { at, slope } = this.#argument(bases, few, place, span);
    // f = M u^low (g0 + g1 u + …), u = slope U, with numbers g: each coefficient of U^k is M slope^k g.
    let power = UNITY;
    const inverse = ring.invert(slope);
    for (let i = 0; i < few.low; i++) power = multiplyForms(power, inverse);
    const scaleForm = multiplyForms(leading, power);
    let expected = leading;
    for (const coefficient of few.coefficients) {
      if (coefficient.size > 0 && rationalRatio(coefficient, expected) === undefined)
        throw new Undecided('its coefficients are no numbers');
      expected = multiplyForms(expected, slope);
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

    const numbers = this.#numbers();
    const value = ring.evaluate(place.value, numbers);
    const step0 = numbers.invert(ring.evaluate(slope, numbers));
    const pivot = { key: place.nameKey, value, slope: step0 };
    this.#work += MANY_TERMS;
    const many = readMany(new SeriesReader(numbers, MANY_TERMS, this.#definitions, pivot));
    const [first] = many.coefficients;
    if (first === undefined || many.low !== few.low) throw new Undecided('its series differ');
    const all = many.coefficients.map((each): Rational => {
      const ratio = asRational(quotient(each, first));
      return isNegligible(ratio) ? ZERO : multiply(ratio, constant);
    });
    const isEven = all.every((each, k) => k % 2 === 0 || isZero(each));
    const coefficients = isEven ? all.filter((_, k) => k % 2 === 0) : all;
    const step = isEven ? 2 : 1;
    const slopeNumber = asNumber(step0);
    const chosen = chooseSeries(coefficients.map(toFloat), step, (u) =>
      this.#measurer(place, u * slopeNumber).measure(otherwise),
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
  #argument(
    bases: readonly CheckedExpression[],
    few: Series<Form>,
    place: Place,
    span: Span,
  ): { readonly at: CheckedExpression; readonly slope: Form } {
    for (const part of everyPart(bases).slice(0, 200)) {
      const [argument] = part.kind === 'call' ? part.arguments : [];
      const form = argument && this.#form(argument);
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
        : onlyTerm(multiplyForms(coefficient, this.#ring.invert(leading)));
    const slope = ratio === undefined ? UNITY : monomial(ONE, raisePowers(ratio.powers, rational(1, next)));
    const form = multiplyForms(slope, place.form);
    const written = bases.find((base) => keyOf(this.#form(base) ?? UNITY) === keyOf(form));
    const isPlace = keyOf(slope) === keyOf(UNITY);
    const made = isPlace ? writePlace(place, this.#ring, span) : writeForm(form, this.#ring, span);
    return { at: written ?? made, slope };
  }

  // ── Sums ───────────────────────────────────────────────────────────────────────────────────────────

  /** Returns the sum without poles that cancel, 1/x - 1/(exp(x) - 1); undefined if none do. */
  fromSum(sum: CheckedSum): Removed | undefined {
    const terms = [{ operator: '+' as const, operand: sum.first }, ...sum.rest];
    const quotients = terms.filter(({ operand }) => this.#mayHavePole(operand));
    if (quotients.length < 2 || quotients.length > 12) return undefined;
    return this.#decided(() => {
      const forms = quotients.flatMap(({ operand }) => this.#divisors(operand));
      for (const place of candidatePlaces(forms, [], this.#ring)) {
        const removed = this.#decided(() => this.#polesRemoved(sum, terms, quotients, place));
        if (removed !== undefined) return removed;
      }
      return undefined;
    });
  }

  #mayHavePole(term: CheckedExpression): boolean {
    const value = this.#lookedThrough(term);
    const inner = value.kind === 'negate' ? value.operand : value;
    if (inner.kind === 'product')
      return (
        inner.rest.some(({ operator, operand }) => operator === '/' && !isConstant(operand)) ||
        this.#mayHavePole(inner.first)
      );
    return inner.kind === 'wholePower' && inner.exponent < 0 && !isConstant(inner.base);
  }

  #lookedThrough(term: CheckedExpression): CheckedExpression {
    let value = term;
    for (let i = 0; i < 8 && value.kind === 'reference' && value.to === 'definition'; i++) {
      value = this.#definitions.get(value.name) ?? term;
    }
    return value;
  }

  #divisors(term: CheckedExpression): readonly Form[] {
    return rowOf(this.#lookedThrough(term)).parts.flatMap(({ operator, base }) => {
      const form = operator === '/' ? this.#form(base) : undefined;
      return form === undefined ? [] : [form];
    });
  }

  #polesRemoved(
    sum: CheckedSum,
    terms: readonly { readonly operator: '+' | '-'; readonly operand: CheckedExpression }[],
    quotients: readonly { readonly operator: '+' | '-'; readonly operand: CheckedExpression }[],
    place: Place,
  ): Removed | undefined {
    const { span } = sum;
    const measurer = this.#measurer(place);
    const suspects = quotients.filter(({ operand }) => !isClearlyRegular(measurer.measure(operand)));
    this.#work += 1 + measurer.work / MEASURED_PER_READ;
    if (suspects.length < 2) return undefined;
    const reader = this.#reader(place);
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
    const made = this.#asSeries(
      otherwise,
      poles.map(({ operand }) => this.#lookedThrough(operand)),
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
      few.low > 0 || leading === undefined ? numberAt(ZERO, span) : this.#writeLimit(leading, span);
    return {
      expression,
      singularity: {
        kind: 'removable',
        original: otherwise,
        ...this.#described({ place, members: [] }, span),
        limit,
        computed: computedBy([made.chosen], made.at),
      },
    };
  }

  // ── Numbers for names ──────────────────────────────────────────────────────────────────────────────

  #atomValue(key: string): bigint {
    const value = this.#atomValues.get(key) ?? genericNumber(this.#atomValues.size);
    this.#atomValues.set(key, value);
    return value;
  }

  #numbers(): ReturnType<typeof longNumbers> {
    return longNumbers((key) => this.#atomValue(key));
  }

  /** Values where the name of a place is so far from it. */
  /** At the place itself the value is known as well as rounding allows; at a distance from it, exactly. */
  #measurer(place: Place, distance: number | undefined = undefined): Measurer {
    const value = asNumber(this.#ring.evaluate(place.value, this.#numbers()));
    const error =
      distance === undefined ? 4 * Number.EPSILON * (Math.abs(value) + this.#sizeOf(place.value)) : 0;
    const isExact = (expression: CheckedExpression): boolean => {
      const form = distance === undefined ? undefined : this.#form(expression);
      return form !== undefined && (!this.#isMadeOf(form, place) || proportion(form, place) !== undefined);
    };
    return new Measurer(
      this.#definitions,
      (key) =>
        key === place.nameKey
          ? { value: value + (distance ?? 0), error }
          : { value: asNumber(this.#atomValue(key)), error: 0 },
      isExact,
    );
  }

  /** How large the terms are that make up a value. */
  #sizeOf(form: Form): number {
    let size = 0;
    for (const { coefficient, powers } of form.values()) {
      const term = monomial(coefficient, powers);
      size += Math.abs(asNumber(this.#ring.evaluate(term, this.#numbers())));
    }
    return size;
  }
}

function isClearlyRegular({ value, error }: Measured): boolean {
  return Number.isFinite(value) && Math.abs(value) > CLEARLY * error;
}

function orderOf({ part, series }: Member): Rational {
  const order = multiply(rational(series.low), part.power);
  return part.operator === '*' ? order : negate(order);
}

function isNegligible({ numerator, denominator }: Rational): boolean {
  const size = numerator < 0n ? -numerator : numerator;
  return size << 300n < denominator;
}

function toFloat({ numerator, denominator }: Rational): number {
  return numberAt({ numerator, denominator }, { source: '', start: 0, end: 0 }).value;
}

function inOrder(factors: readonly Factor[]): readonly Factor[] {
  return [
    ...factors.filter(({ operator }) => operator === '*'),
    ...factors.filter(({ operator }) => operator === '/'),
  ];
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

/** The largest of each number. */
function worst(chosen: readonly ChosenSeries[]): ChosenSeries {
  const most = (of: (each: ChosenSeries) => number): number => Math.max(...chosen.map(of));
  return {
    terms: most(({ terms }) => terms),
    within: most(({ within }) => within),
    ulps: most(({ ulps }) => ulps),
  };
}

function computedBy(chosen: readonly ChosenSeries[], at: CheckedExpression): Computed {
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

function scaleIsNegative(scale: Form): boolean {
  const term = onlyTerm(scale);
  return term !== undefined && term.coefficient.numerator < 0n;
}
