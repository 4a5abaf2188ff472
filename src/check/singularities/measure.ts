/**
 * Float64 values of expressions with a bound of what rounding makes of them: quick evidence of what is 0 at a place, and
 * the error of a quotient near it, from which the switch to its series is chosen.
 */
import type { CheckedExpression } from '../checked-expression.ts';
import type { Names } from './names.ts';
import { nameKey, structureOf } from './read-series.ts';

export interface Measured {
  readonly value: number;
  /** Absolute. */
  readonly error: number;
}

const UNKNOWN: Measured = { value: Number.NaN, error: Number.POSITIVE_INFINITY };
const LARGEST = 400;

/** Units in the last place that our functions are off by at most, a little above what is measured of them. */
const ULPS: ReadonlyMap<string, number> = new Map([
  ['sqrt', 0.5],
  ['exp', 0.6],
  ['log', 0.6],
  ['sin', 0.65],
  ['cos', 0.65],
  ['sinh', 1.5],
  ['cosh', 1.5],
  ['tanh', 1.5],
  ['exprel', 1.5],
  ['sigmoid', 1.5],
]);

type Real = (x: number) => number;

/** For bounds and searches only: what is computed has functions of its own. */
const FUNCTIONS: ReadonlyMap<string, Real> = new Map<string, Real>([
  ['exp', Math.exp],
  ['expm1', Math.expm1],
  ['exprel', (x) => (x === 0 ? 1 : Math.expm1(x) / x)],
  ['log', Math.log],
  ['log1p', Math.log1p],
  ['log10', Math.log10],
  ['sqrt', Math.sqrt],
  ['sin', Math.sin],
  ['cos', Math.cos],
  ['tan', Math.tan],
  ['asin', Math.asin],
  ['acos', Math.acos],
  ['atan', Math.atan],
  ['sinh', Math.sinh],
  ['cosh', Math.cosh],
  ['tanh', Math.tanh],
  ['abs', Math.abs],
  ['sigmoid', (x) => 1 / (1 + Math.exp(-x))],
]);

/** Returns the distance of a number to the next one. */
export function ulpOf(x: number): number {
  if (!Number.isFinite(x) || x === 0) return Number.MIN_VALUE;
  return Math.max(2 ** (Math.floor(Math.log2(Math.abs(x))) - 52), Number.MIN_VALUE);
}

export class Measurer {
  readonly #names: Names;
  readonly #valueNamed: (key: string, expression: CheckedExpression) => Measured;
  readonly #pinned: string | undefined;
  readonly #isExact: (expression: CheckedExpression) => boolean;
  readonly #known = new Map<CheckedExpression, Measured>();
  /** How many nodes were looked at. */
  work = 0;

  /**
   * `pinned` is the structure of an expression that has a value like a name. What `isExact` says of has no error: how the rounding of an argument moves the point is no matter of the formula.
   */
  constructor(
    names: Names,
    valueNamed: (key: string, expression: CheckedExpression) => Measured,
    isExact: (expression: CheckedExpression) => boolean = () => false,
    pinned: string | undefined = undefined,
  ) {
    this.#pinned = pinned;
    this.#names = names;
    this.#valueNamed = valueNamed;
    this.#isExact = isExact;
  }

  #isPinned(expression: CheckedExpression): boolean {
    return this.#pinned !== undefined && structureOf(expression) === this.#pinned;
  }

  measure(expression: CheckedExpression): Measured {
    const already = this.#known.get(expression);
    if (already !== undefined) return already;
    if (++this.work > LARGEST) return UNKNOWN;
    const made = this.#make(expression);
    const measured = isAffine(expression) && this.#isExact(expression) ? { ...made, error: 0 } : made;
    this.#known.set(expression, measured);
    return measured;
  }

  #make(expression: CheckedExpression): Measured {
    switch (expression.kind) {
      case 'number':
        return { value: expression.value, error: 0 };
      case 'pi':
        return { value: Math.PI, error: 0 };
      case 'reference': {
        const value = this.#names.valueOf(expression);
        if (value !== undefined) return this.measure(value);
        const key = nameKey(expression);
        return key === undefined ? UNKNOWN : this.#valueNamed(key, expression);
      }
      case 'local': {
        const value = this.#names.valueOf(expression);
        return value === undefined
          ? this.#valueNamed(nameKey(expression) ?? '', expression)
          : this.measure(value);
      }
      case 'time':
      case 'stepSize':
        return this.#valueNamed(nameKey(expression) ?? '', expression);
      case 'negate': {
        const { value, error } = this.measure(expression.operand);
        return { value: -value, error };
      }
      case 'sum':
        return expression.rest.reduce((left, { operator, operand }) => {
          const right = this.measure(operand);
          const value = operator === '+' ? left.value + right.value : left.value - right.value;
          return { value, error: left.error + right.error + ulpOf(value) / 2 };
        }, this.measure(expression.first));
      case 'product':
        return expression.rest.reduce((left, { operator, operand }) => {
          const right = this.measure(operand);
          return operator === '*' ? times(left, right) : over(left, right);
        }, this.measure(expression.first));
      case 'wholePower': {
        const base = this.measure(expression.base);
        let power: Measured = { value: 1, error: 0 };
        for (let i = 0; i < Math.abs(expression.exponent); i++) power = i === 0 ? base : times(power, base);
        return expression.exponent < 0 ? over({ value: 1, error: 0 }, power) : power;
      }
      case 'pow': {
        const [base, exponent] = [this.measure(expression.base), this.measure(expression.exponent)];
        if (base.value === 0) return UNKNOWN;
        const power = through((x) => x ** exponent.value, base, 1);
        const carried = Math.abs(power.value * Math.log(Math.abs(base.value))) * exponent.error;
        return { value: power.value, error: power.error + carried };
      }
      case 'call':
        return this.#isPinned(expression)
          ? this.#valueNamed(this.#pinned ?? '', expression)
          : this.#call(expression);
      case 'series':
        return this.#series(expression);
      default: {
        const written = this.#names.valueOf(expression);
        if (written !== undefined) return this.measure(written);
        return this.#valueNamed(this.#isPinned(expression) ? (this.#pinned ?? '') : '', expression);
      }
    }
  }

  #call({ function: name, arguments: operands }: Extract<CheckedExpression, { kind: 'call' }>): Measured {
    const [first, second, third] = operands;
    if (first !== undefined && second !== undefined) {
      return ofSeveral(name, this.measure(first), this.measure(second), third && this.measure(third));
    }
    const real = FUNCTIONS.get(name);
    if (first === undefined || operands.length !== 1 || real === undefined) return UNKNOWN;
    return through(real, this.measure(first), ULPS.get(name) ?? 0.8);
  }

  /** Near the point the value that its neighbours suggest. */
  #series({
    at,
    within,
    coefficients,
    step,
    lead,
    scale,
    otherwise,
  }: Extract<CheckedExpression, { kind: 'series' }>): Measured {
    const u = this.measure(at);
    if (!(Math.abs(u.value) < within)) return this.measure(otherwise);
    const w = u.value ** step;
    const sum = coefficients.reduceRight((inner, { value }) => inner * w + value, 0) * u.value ** lead;
    const near: Measured = { value: sum, error: 1.5 * ulpOf(sum) + u.error * Math.abs(sum) };
    return scale === undefined ? near : times(near, this.measure(scale));
  }
}

function times(a: Measured, b: Measured): Measured {
  const value = a.value * b.value;
  const error =
    Math.abs(a.value) * b.error + Math.abs(b.value) * a.error + a.error * b.error + ulpOf(value) / 2;
  return { value, error };
}

function over(a: Measured, b: Measured): Measured {
  const value = a.value / b.value;
  if (!Number.isFinite(value) || Math.abs(b.value) <= b.error) return UNKNOWN;
  return {
    value,
    error: (a.error + Math.abs(value) * b.error) / (Math.abs(b.value) - b.error) + ulpOf(value) / 2,
  };
}

function through(real: Real, { value: x, error }: Measured, ulps: number): Measured {
  const value = real(x);
  if (!Number.isFinite(value)) return UNKNOWN;
  const carried =
    error === 0 ? 0 : Math.max(Math.abs(real(x + error) - value), Math.abs(real(x - error) - value));
  return { value, error: (Number.isNaN(carried) ? error : carried) + ulps * ulpOf(value) };
}

/** Returns a function of two or three arguments, unknown for most. */
function ofSeveral(name: string, a: Measured, b: Measured, c: Measured | undefined): Measured {
  const error = Math.max(a.error, b.error, c?.error ?? 0);
  if (name === 'atan2' && b.error === 0) return through((y) => Math.atan2(y, b.value), a, 0.8);
  if (name === 'min') return { value: Math.min(a.value, b.value), error };
  if (name === 'max') return { value: Math.max(a.value, b.value), error };
  if (name === 'clamp' && c !== undefined)
    return { value: Math.min(Math.max(a.value, b.value), c.value), error };
  return UNKNOWN;
}

/** Whether the expression is a sum of names times numbers. */
function isAffine(expression: CheckedExpression): boolean {
  switch (expression.kind) {
    case 'number':
    case 'pi':
    case 'local':
    case 'time':
    case 'stepSize':
      return true;
    case 'reference':
      return expression.to !== 'definition';
    case 'negate':
      return isAffine(expression.operand);
    case 'sum':
      return isAffine(expression.first) && expression.rest.every(({ operand }) => isAffine(operand));
    case 'product':
      return (
        isAffine(expression.first) &&
        expression.rest.every(({ operator, operand }) =>
          operator === '*' ? isAffine(operand) : isConstant(operand),
        )
      );
    default:
      return false;
  }
}

/** Whether the value cannot change in a run, as far as that is seen without looking through names. */
export function isConstant(expression: CheckedExpression): boolean {
  switch (expression.kind) {
    case 'number':
    case 'pi':
      return true;
    case 'reference':
      return expression.to === 'parameter';
    case 'negate':
      return isConstant(expression.operand);
    case 'product':
      return isConstant(expression.first) && expression.rest.every(({ operand }) => isConstant(operand));
    case 'wholePower':
      return isConstant(expression.base);
    case 'call':
      return expression.arguments.every(isConstant);
    default:
      return false;
  }
}
