/**
 * Reads an expression as a power series in u around the point where a place is 0. Names are looked through. Without a
 * place, every expression is its form.
 */
import { known } from '../../base/invariant.ts';
import { isWhole, parseDecimal, type Rational, rational } from '../../base/rational.ts';
import type { CheckedExpression } from '../checked-expression.ts';
import { operandsOf } from '../operands.ts';
import type { Names } from './names.ts';
import { PowerSeries, type Series } from './power-series.ts';
import type { Ring } from './ring.ts';
import { Undecided } from './undecided.ts';

/** The name that varies, as a series: what it is at the point, and its slope. */
export interface Pivot<T> {
  readonly key: string;
  readonly value: T;
  readonly slope: T;
  /** If it is an expression that is not looked into: the keys of the names in it. */
  readonly inside?: ReadonlySet<string>;
}

const DEEPEST = 150;
const LARGEST_OPAQUE = 200;
const MOST_READ = 2000;

/** The key of a name that a place may be a place of. */
export function nameKey(expression: CheckedExpression): string | undefined {
  switch (expression.kind) {
    case 'reference':
      return expression.to === 'definition' ? undefined : `name ${expression.name}`;
    case 'local':
      return `local ${expression.name}`;
    case 'time':
    case 'stepSize':
      return expression.kind;
    default:
      return undefined;
  }
}

export class SeriesReader<T> {
  readonly series: PowerSeries<T>;
  readonly #ring: Ring<T>;
  readonly #names: Names;
  readonly #pivot: Pivot<T> | undefined;
  readonly #known = new Map<CheckedExpression, Series<T>>();
  readonly #varying = new Map<CheckedExpression, boolean>();
  #depth = 0;
  #read = 0;
  /** How many nodes were read in all. */
  work = 0;

  constructor(ring: Ring<T>, terms: number, names: Names, pivot: Pivot<T> | undefined) {
    this.#ring = ring;
    this.series = new PowerSeries(ring, terms);
    this.#names = names;
    this.#pivot = pivot;
  }

  /** The value where nothing varies. */
  form(expression: CheckedExpression): T {
    this.#read = 0;
    return this.read(expression).coefficients[0] ?? this.#ring.zero;
  }

  read(expression: CheckedExpression): Series<T> {
    const already = this.#known.get(expression);
    if (already !== undefined) return already;
    if (this.#depth > DEEPEST || ++this.#read > MOST_READ) throw new Undecided('it is too large');
    this.#depth++;
    this.work++;
    try {
      const series = this.#make(expression);
      this.#known.set(expression, series);
      return series;
    } finally {
      this.#depth--;
    }
  }

  #make(expression: CheckedExpression): Series<T> {
    const { series } = this;
    switch (expression.kind) {
      case 'number': {
        const exact = expression.exact ?? parseDecimal(String(expression.value));
        if (exact === undefined) throw new Undecided('it is no number');
        return series.constant(this.#ring.rational(exact));
      }
      case 'reference':
      case 'local':
      case 'time':
      case 'stepSize':
        return this.#name(expression);
      case 'negate':
        return series.negate(this.read(expression.operand));
      case 'sum': {
        let sum = this.read(expression.first);
        for (const { operator, operand } of expression.rest) {
          const term = this.read(operand);
          sum = series.add(sum, operator === '+' ? term : series.negate(term));
        }
        return sum;
      }
      case 'product': {
        let product = this.read(expression.first);
        for (const { operator, operand } of expression.rest) {
          const factor = this.read(operand);
          product = series.multiply(product, operator === '*' ? factor : series.invert(factor));
        }
        return product;
      }
      case 'wholePower':
        return series.wholePower(this.read(expression.base), expression.exponent);
      case 'pow': {
        const exponent = rationalOf(expression.exponent);
        if (exponent === undefined) return this.#exponential(expression);
        return this.#power(this.read(expression.base), exponent);
      }
      case 'call':
        return this.#call(expression);
      default: {
        const written = this.#names.valueOf(expression);
        return written === undefined ? this.#opaque(expression) : this.read(written);
      }
    }
  }

  /**
   * b^e as exp(e log(b)). Where nothing varies only of a constant b: others are kept as they are written, to be written
   * so again.
   */
  #exponential(expression: Extract<CheckedExpression, { kind: 'pow' }>): Series<T> {
    const { base } = expression;
    const number = rationalOf(base);
    const isPositive = number === undefined ? isParameter(base) : number.numerator > 0n;
    if (this.#pivot === undefined && !isPositive) return this.#opaque(expression);
    const logarithm = this.#log(this.read(expression.base));
    return this.#exp(this.series.multiply(this.read(expression.exponent), logarithm));
  }

  #name(
    expression: Extract<CheckedExpression, { kind: 'reference' | 'local' | 'time' | 'stepSize' }>,
  ): Series<T> {
    const value = this.#names.valueOf(expression);
    if (value !== undefined) return this.read(value);
    const key = nameKey(expression);
    if (key === undefined) throw new Undecided('its name is not known');
    if (key === this.#pivot?.key) return this.series.of(0, [this.#pivot.value, this.#pivot.slope]);
    if (this.#pivot?.inside?.has(key) === true) throw new Undecided('it varies with what is not looked into');
    return this.series.constant(this.#ring.atom(key, expression));
  }

  #call(expression: Extract<CheckedExpression, { kind: 'call' }>): Series<T> {
    const { series } = this;
    const [first] = expression.arguments;
    if (first === undefined) return this.#opaque(expression);
    if (expression.function === 'atan2') return this.#atan2(expression, first);
    if (expression.arguments.length !== 1) return this.#opaque(expression);
    const { function: name } = expression;
    const one = series.constant(this.#ring.one);
    const minus = (a: Series<T>, b: Series<T>): Series<T> => series.add(a, series.negate(b));
    const whole = (n: number): Series<T> => series.constant(this.#ring.rational(rational(n)));
    switch (name) {
      case 'exp':
        return this.#exp(this.read(first));
      case 'expm1':
        return minus(this.#exp(this.read(first)), one);
      case 'exprel': {
        const x = this.read(first);
        if (!this.#isZeroAtPoint(x)) return series.multiply(minus(this.#exp(x), one), series.invert(x));
        return this.#exprel(x);
      }
      case 'sigmoid':
        return series.invert(series.add(one, this.#exp(series.negate(this.read(first)))));
      case 'log':
        return this.#log(this.read(first));
      case 'log1p':
        return this.#log(series.add(one, this.read(first)));
      case 'log10':
        return series.multiply(this.#log(this.read(first)), series.invert(this.#log(whole(10))));
      case 'sqrt':
        return this.#power(this.read(first), rational(1, 2));
      case 'sin':
      case 'cos':
      case 'sinh':
      case 'cosh':
      case 'tan':
      case 'tanh':
        return this.#sines(name, this.read(first));
      case 'atan':
      case 'asin':
        return this.#arc(name, this.read(first));
      default:
        return this.#opaque(expression);
    }
  }

  #arc(name: 'atan' | 'asin', x: Series<T>): Series<T> {
    const { series } = this;
    if (!this.#isZeroAtPoint(x)) {
      if (!series.isConstant(x)) throw new Undecided('its functions are not understood');
      return series.constant(this.#ring.call(name, this.#split(x).value));
    }
    const square = series.multiply(x, x);
    return series.integrate(
      x,
      name === 'atan'
        ? series.invert(series.add(series.constant(this.#ring.one), square))
        : series.powerOfOnePlus(series.negate(square), rational(-1, 2)),
    );
  }

  /** atan2(y, c) is atan(y / c) for a number c above 0. */
  #atan2(expression: Extract<CheckedExpression, { kind: 'call' }>, first: CheckedExpression): Series<T> {
    const [, second] = expression.arguments;
    const divisor = second && rationalOf(second);
    if (divisor === undefined || divisor.numerator <= 0n || !this.varies(expression))
      return this.#opaque(expression);
    const inverse = rational(divisor.denominator, divisor.numerator);
    return this.#arc('atan', this.series.scale(this.read(first), this.#ring.rational(inverse)));
  }

  #isZeroAtPoint({ low }: Series<T>): boolean {
    return low > 0;
  }

  /** The value at the point, and the series less that. */
  #split(x: Series<T>): { readonly value: T; readonly rest: Series<T> } {
    if (x.low < 0) throw new Undecided('a function of what has a pole');
    if (x.low > 0) return { value: this.#ring.zero, rest: x };
    return {
      value: known(x.coefficients[0], 'first coefficient'),
      rest: this.series.trimmed(1, x.coefficients.slice(1)),
    };
  }

  #exp(x: Series<T>): Series<T> {
    const { value, rest } = this.#split(x);
    const exponential = this.series.exp(rest);
    return this.#ring.isZero(value)
      ? exponential
      : this.series.scale(exponential, this.#ring.call('exp', value));
  }

  /** Σ x^n / (n + 1)! = ∫ exp(x t) dt over t from 0 to 1: its coefficients follow from x exprel(x) = exp(x) - 1. */
  #exprel(x: Series<T>): Series<T> {
    const { series } = this;
    if (x.coefficients.length === 0) return series.constant(this.#ring.one);
    const exponential = series.exp(x);
    const one = series.constant(this.#ring.one);
    return series.multiply(series.add(exponential, series.negate(one)), series.invert(x));
  }

  #log(x: Series<T>): Series<T> {
    const { value, rest } = this.#split(x);
    if (this.#ring.isZero(value)) throw new Undecided('a logarithm of 0');
    const { series } = this;
    const relative = series.scale(rest, this.#ring.invert(value));
    return series.add(series.constant(this.#ring.call('log', value)), series.log1p(relative));
  }

  #power(x: Series<T>, exponent: Rational): Series<T> {
    const { series } = this;
    if (isWhole(exponent) && exponent.numerator <= 32n && exponent.numerator >= -32n)
      return series.wholePower(x, Number(exponent.numerator));
    const { value, rest } = this.#split(x);
    if (this.#ring.isZero(value)) throw new Undecided('a root of 0');
    const relative = series.scale(rest, this.#ring.invert(value));
    return series.scale(series.powerOfOnePlus(relative, exponent), this.#ring.power(value, exponent));
  }

  #sines(name: 'sin' | 'cos' | 'sinh' | 'cosh' | 'tan' | 'tanh', x: Series<T>): Series<T> {
    const { series } = this;
    const { value, rest } = this.#split(x);
    const isRound = name === 'sin' || name === 'cos' || name === 'tan';
    let { sine, cosine } = series.sines(rest, isRound ? -1 : 1);
    if (!this.#ring.isZero(value)) {
      const s = this.#ring.call(isRound ? 'sin' : 'sinh', value);
      const c = this.#ring.call(isRound ? 'cos' : 'cosh', value);
      const turned = series.scale(sine, s);
      [sine, cosine] = [
        series.add(series.scale(sine, c), series.scale(cosine, s)),
        series.add(series.scale(cosine, c), isRound ? series.negate(turned) : turned),
      ];
    }
    if (name === 'sin' || name === 'sinh') return sine;
    if (name === 'cos' || name === 'cosh') return cosine;
    return series.multiply(sine, series.invert(cosine));
  }

  /** What is not looked into is the same value wherever it stands, if the name that varies is not in it. */
  #opaque(expression: CheckedExpression): Series<T> {
    if (this.#pivot?.inside !== undefined && structureOf(expression) === this.#pivot.key)
      return this.series.of(0, [this.#pivot.value, this.#pivot.slope]);
    if (this.varies(expression)) throw new Undecided('its functions are not understood');
    return this.series.constant(this.#ring.atom(structureOf(expression), expression));
  }

  /** Whether what varies, if it is not looked into, is the only place where its names stand. */
  isApart(root: CheckedExpression): boolean {
    const inside = this.#pivot?.inside;
    if (inside === undefined) return true;
    const seen = new Set<CheckedExpression>([root]);
    for (const part of seen) {
      if (seen.size > MOST_READ) throw new Undecided('it is too large');
      const value = this.#names.valueOf(part);
      const key = value === undefined ? nameKey(part) : undefined;
      if (key !== undefined && inside.has(key)) return false;
      if (isOpaque(part) && structureOf(part) === this.#pivot?.key) continue;
      for (const operand of value === undefined ? operandsOf(part) : [value]) seen.add(operand);
    }
    return true;
  }

  /** Whether the name that varies stands in it, or in what its names stand for. */
  varies(root: CheckedExpression): boolean {
    if (this.#pivot === undefined) return false;
    const already = this.#varying.get(root);
    if (already !== undefined) return already;
    const open: CheckedExpression[] = [root];
    const seen = new Set<CheckedExpression>(open);
    let found = false;
    for (let next = open.pop(); next !== undefined && !found; next = open.pop()) {
      const value = this.#names.valueOf(next);
      const key = value === undefined ? nameKey(next) : undefined;
      found = key !== undefined && (key === this.#pivot.key || this.#pivot.inside?.has(key) === true);
      for (const operand of value === undefined ? operandsOf(next) : [value]) {
        if (seen.has(operand)) continue;
        seen.add(operand);
        open.push(operand);
      }
      if (seen.size > MOST_READ) throw new Undecided('it is too large');
    }
    this.#varying.set(root, found);
    return found;
  }
}

/** Kinds of expressions, besides calls, that may be taken as names. */
function isOpaque({ kind }: CheckedExpression): boolean {
  return (
    kind === 'call' || kind === 'conditional' || kind === 'interpolate' || kind === 'held' || kind === 'pow'
  );
}

function isParameter(expression: CheckedExpression): boolean {
  return expression.kind === 'reference' && expression.to === 'parameter';
}

/** Returns the number that an exponent is, `1.5`, `-(1/2)`. */
export function rationalOf(expression: CheckedExpression): Rational | undefined {
  switch (expression.kind) {
    case 'number':
      return expression.exact;
    case 'negate': {
      const value = rationalOf(expression.operand);
      return value && { ...value, numerator: -value.numerator };
    }
    case 'product': {
      const [only] = expression.rest;
      const [top, bottom] = [rationalOf(expression.first), only && rationalOf(only.operand)];
      if (top === undefined || bottom === undefined || expression.rest.length !== 1) return undefined;
      if (only?.operator === '*' || bottom.numerator === 0n) return undefined;
      return rational(top.numerator * bottom.denominator, top.denominator * bottom.numerator);
    }
    default:
      return undefined;
  }
}

/** Returns a text that is the same for the same trees. */
export function structureOf(root: CheckedExpression): string {
  let nodes = 0;
  const write = (expression: CheckedExpression): string => {
    if (++nodes > LARGEST_OPAQUE) throw new Undecided('it is too large');
    const facts = Object.entries(expression)
      .filter(([key, value]) => key !== 'text' && typeof value !== 'object')
      .map(([key, value]) => `${key}=${value}`);
    const operators =
      expression.kind === 'sum' || expression.kind === 'product'
        ? expression.rest.map(({ operator }) => operator)
        : [];
    return `{${[...facts, ...operators, ...operandsOf(expression).map(write)].join(' ')}}`;
  };
  return write(root);
}
