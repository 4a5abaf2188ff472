/** What is known of the expressions of one model while places are looked for in them: bounded by what it costs. */
import type { CheckedExpression } from '../checked-expression.ts';
import { operandsOf } from '../operands.ts';
import { type Form, monomial, UNITY } from './form.ts';
import { FormRing } from './form-ring.ts';
import { asNumber, genericNumber, longNumbers } from './long-numbers.ts';
import { type Measured, Measurer } from './measure.ts';
import type { Names } from './names.ts';
import { isName, type Place, proportion } from './place.ts';
import { nameKey, type Pivot, SeriesReader } from './read-series.ts';
import { Undecided } from './undecided.ts';

/** Enough to find an order and the first numbers behind it. */
export const FEW_TERMS: number = 10;
/** Nodes of series that are read for one model; what is more is computed as written. Models of papers need hundreds. */
const MOST_WORK = 40_000;
/** A node is measured this many times faster than read. */
export const MEASURED_PER_READ: number = 8;
/** A value so many times its error is not 0. */
export const CLEARLY: number = 1000;

export class Analysis {
  readonly ring: FormRing = new FormRing();
  readonly names: Names;
  readonly #forms: SeriesReader<Form>;
  readonly #formOf = new Map<CheckedExpression, Form | undefined>();
  readonly #inside = new Map<string, ReadonlySet<string>>();
  readonly #atomValues = new Map<string, bigint>();
  /** Nodes of series that were read. */
  work = 0;

  constructor(names: Names) {
    this.names = names;
    this.#forms = new SeriesReader(this.ring, 1, names, undefined);
  }

  /** Returns what is decided; undefined where it is not, or too much was looked at already. */
  decided<T>(decide: () => T): T | undefined {
    if (this.work > MOST_WORK) return undefined;
    try {
      return decide();
    } catch (error) {
      if (error instanceof Undecided) return undefined;
      throw error;
    }
  }

  form(expression: CheckedExpression): Form | undefined {
    const before = this.#forms.work;
    if (!this.#formOf.has(expression))
      this.#formOf.set(
        expression,
        this.decided(() => this.#forms.form(expression)),
      );
    this.work += this.#forms.work - before;
    return this.#formOf.get(expression);
  }

  isMadeOf(form: Form, { atom }: Place): boolean {
    return this.ring.involves(form, (each) => each === atom);
  }

  readerAt(place: Place): SeriesReader<Form> {
    return new SeriesReader(this.ring, FEW_TERMS, this.names, this.pivotAt(place, place.value, UNITY));
  }

  /** The name of a place, as what varies. */
  pivotAt<T>(place: Place, value: T, slope: T): Pivot<T> {
    const inside = this.namesInside(place);
    return { key: place.nameKey, value, slope, ...(inside === undefined ? {} : { inside }) };
  }

  /** The keys of the names in what is taken as a name, `abs(x)`; undefined of a name. */
  namesInside({ name, nameKey: key }: Place): ReadonlySet<string> | undefined {
    if (isName(key)) return undefined;
    const known = this.#inside.get(key);
    if (known !== undefined) return known;
    const inside = new Set<string>();
    const seen = new Set<CheckedExpression>([name]);
    for (const part of seen) {
      const value = this.names.valueOf(part);
      const own = value === undefined ? nameKey(part) : undefined;
      if (own !== undefined) inside.add(own);
      for (const operand of value === undefined ? operandsOf(part) : [value]) seen.add(operand);
    }
    this.#inside.set(key, inside);
    return inside;
  }

  #atomValue(key: string): bigint {
    const value = this.#atomValues.get(key) ?? genericNumber(this.#atomValues.size);
    this.#atomValues.set(key, value);
    return value;
  }

  numbers(): ReturnType<typeof longNumbers> {
    return longNumbers((key) => this.#atomValue(key));
  }

  /** Values where the name of a place is so far from it. At the place itself the value is known as well as rounding allows; at a distance from it, exactly. */
  measurerAt(place: Place, distance: number | undefined = undefined): Measurer {
    const value = asNumber(this.ring.evaluate(place.value, this.numbers()));
    const error =
      distance === undefined ? 4 * Number.EPSILON * (Math.abs(value) + this.#sizeOf(place.value)) : 0;
    const isExact = (expression: CheckedExpression): boolean => {
      const form = distance === undefined ? undefined : this.form(expression);
      return form !== undefined && (!this.isMadeOf(form, place) || proportion(form, place) !== undefined);
    };
    return new Measurer(
      this.names,
      (key) =>
        key === place.nameKey
          ? { value: value + (distance ?? 0), error }
          : { value: asNumber(this.#atomValue(key)), error: 0 },
      isExact,
      isName(place.nameKey) ? undefined : place.nameKey,
    );
  }

  /** How large the terms are that make up a value. */
  #sizeOf(form: Form): number {
    let size = 0;
    for (const { coefficient, powers } of form.values()) {
      const term = monomial(coefficient, powers);
      size += Math.abs(asNumber(this.ring.evaluate(term, this.numbers())));
    }
    return size;
  }
}

export function isClearlyRegular({ value, error }: Measured): boolean {
  return Number.isFinite(value) && Math.abs(value) > CLEARLY * error;
}
