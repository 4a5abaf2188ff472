/**
 * Power series around a point, cut off behind so many terms: u^low (c0 + c1 u + c2 u^2 + …). Functions of series follow
 * from their differential equations, one coefficient after the other.
 */
import { type Rational, rational } from '../../base/rational.ts';
import type { Ring } from './ring.ts';
import { Undecided } from './undecided.ts';

export interface Series<T> {
  /** The power of the first coefficient. */
  readonly low: number;
  /** Those of u^low, u^(low+1)…; what follows is not known. Empty for 0 itself. */
  readonly coefficients: readonly T[];
}

/** A series that is 0 to all its terms has no order. */
const HIGHEST_ORDER = 24;

export class PowerSeries<T> {
  readonly ring: Ring<T>;
  readonly terms: number;

  constructor(ring: Ring<T>, terms: number) {
    this.ring = ring;
    this.terms = terms;
  }

  constant(value: T): Series<T> {
    return this.of(0, [value]);
  }

  /** A series of which all terms are known that are not given: they are 0. */
  of(low: number, coefficients: readonly T[]): Series<T> {
    const { zero } = this.ring;
    return this.trimmed(
      low,
      Array.from({ length: this.terms }, (_, i) => coefficients[i] ?? zero),
    );
  }

  /** Without zeros in front. */
  trimmed(low: number, coefficients: readonly T[]): Series<T> {
    const first = coefficients.findIndex((each) => !this.ring.isZero(each));
    if (first < 0) return { low: low + coefficients.length, coefficients: [] };
    return { low: low + first, coefficients: first === 0 ? coefficients : coefficients.slice(first) };
  }

  isConstant({ low, coefficients }: Series<T>): boolean {
    return (
      coefficients.length === 0 || (low === 0 && coefficients.slice(1).every((c) => this.ring.isZero(c)))
    );
  }

  add(a: Series<T>, b: Series<T>): Series<T> {
    if (a.coefficients.length === 0 && a.low >= this.terms) return b;
    if (b.coefficients.length === 0 && b.low >= this.terms) return a;
    const low = Math.min(a.low, b.low);
    const end = Math.min(a.low + a.coefficients.length, b.low + b.coefficients.length);
    const { zero, add } = this.ring;
    const sum = Array.from({ length: Math.max(end - low, 0) }, (_, i) =>
      add(a.coefficients[low + i - a.low] ?? zero, b.coefficients[low + i - b.low] ?? zero),
    );
    return this.trimmed(low, sum);
  }

  scale({ low, coefficients }: Series<T>, factor: T): Series<T> {
    return this.trimmed(
      low,
      coefficients.map((each) => this.ring.multiply(each, factor)),
    );
  }

  negate(a: Series<T>): Series<T> {
    return this.scale(a, this.ring.rational(rational(-1)));
  }

  multiply(a: Series<T>, b: Series<T>): Series<T> {
    const length = Math.min(a.coefficients.length, b.coefficients.length);
    const product = Array.from({ length }, (_, n) => this.#convolve(a.coefficients, b.coefficients, n));
    return this.trimmed(a.low + b.low, product);
  }

  /** Σ a_k b_(n-k), k from `first` on. */
  #convolve(
    a: readonly T[],
    b: readonly T[],
    n: number,
    first = 0,
    weight?: (k: number) => bigint,
    divisor = 1n,
  ): T {
    const { zero, add, multiply, isZero, scale } = this.ring;
    let sum = zero;
    for (let k = first; k <= n; k++) {
      const [x, y] = [a[k] ?? zero, b[n - k] ?? zero];
      if (isZero(x) || isZero(y)) continue;
      const product = multiply(x, y);
      sum = add(sum, weight === undefined ? product : scale(product, weight(k), 1n));
    }
    return divisor === 1n ? sum : scale(sum, 1n, divisor);
  }

  invert({ low, coefficients }: Series<T>): Series<T> {
    const [first] = coefficients;
    if (first === undefined) throw new Undecided('it divides by 0');
    const inverse = this.ring.invert(first);
    const minus = this.ring.multiply(inverse, this.ring.rational(rational(-1)));
    const result: T[] = [inverse];
    for (let n = 1; n < coefficients.length; n++) {
      result.push(this.ring.multiply(minus, this.#convolve(coefficients, result, n, 1)));
    }
    return { low: -low, coefficients: result };
  }

  wholePower(base: Series<T>, exponent: number): Series<T> {
    if (exponent < 0) return this.invert(this.wholePower(base, -exponent));
    let result = this.constant(this.ring.one);
    for (let i = 0; i < exponent; i++) result = this.multiply(result, base);
    return result;
  }

  // ── Functions of a series z that is 0 at the point ───────────────────────────────────────────────────

  /** The coefficients from u^0 on. */
  #plain({ low, coefficients }: Series<T>): readonly T[] {
    if (low < 0) throw new Undecided('a function of what has a pole');
    const { zero } = this.ring;
    return Array.from({ length: this.terms }, (_, i) => coefficients[i - low] ?? zero);
  }

  exp(z: Series<T>): Series<T> {
    const a = this.#plain(z);
    const y: T[] = [this.ring.one];
    for (let n = 1; n < this.terms; n++) y.push(this.#convolve(a, y, n, 1, BigInt, BigInt(n)));
    return this.#known(0, y, z);
  }

  /** sin and cos, or with `sign` 1 sinh and cosh. */
  sines(z: Series<T>, sign: 1 | -1): { readonly sine: Series<T>; readonly cosine: Series<T> } {
    const a = this.#plain(z);
    const [s, c]: [T[], T[]] = [[this.ring.zero], [this.ring.one]];
    for (let n = 1; n < this.terms; n++) {
      const next = this.#convolve(a, c, n, 1, BigInt, BigInt(n));
      c.push(this.#convolve(a, s, n, 1, (k) => BigInt(sign * k), BigInt(n)));
      s.push(next);
    }
    return { sine: this.#known(0, s, z), cosine: this.#known(0, c, z) };
  }

  log1p(z: Series<T>): Series<T> {
    const { zero, add } = this.ring;
    const a = this.#plain(z);
    const y: T[] = [zero];
    for (let n = 1; n < this.terms; n++) {
      y.push(
        add(
          a[n] ?? zero,
          this.#convolve(y, a, n, 1, (k) => BigInt(-k), BigInt(n)),
        ),
      );
    }
    return this.#known(0, y, z);
  }

  /** (1 + z)^q */
  powerOfOnePlus(z: Series<T>, q: Rational): Series<T> {
    const a = this.#plain(z);
    const y: T[] = [this.ring.one];
    for (let n = 1; n < this.terms; n++) {
      const weight = (k: number): bigint => BigInt(k) * q.numerator - BigInt(n - k) * q.denominator;
      y.push(this.#convolve(a, y, n, 1, weight, BigInt(n) * q.denominator));
    }
    return this.#known(0, y, z);
  }

  /** ∫ z' g */
  integrate(z: Series<T>, g: Series<T>): Series<T> {
    const { zero, scale } = this.ring;
    const a = this.#plain(z);
    const slope = a.slice(1).map((each, i) => scale(each, BigInt(i + 1), 1n));
    const b = this.#plain(g);
    const y: T[] = [zero];
    for (let n = 1; n < this.terms; n++) {
      y.push(this.#convolve(slope, b, n - 1, 0, undefined, BigInt(n)));
    }
    return this.#known(0, y, z);
  }

  /** No more terms are known than those of the argument. */
  #known(low: number, coefficients: readonly T[], { low: lowOf, coefficients: given }: Series<T>): Series<T> {
    const end = given.length === 0 ? this.terms : Math.min(this.terms, lowOf + given.length);
    return this.trimmed(low, coefficients.slice(0, end - low));
  }

  orderOf({ low, coefficients }: Series<T>): number | undefined {
    return coefficients.length === 0 || low > HIGHEST_ORDER ? undefined : low;
  }
}
