/**
 * Decimal numbers of many digits, to tell how far float64 is from what the model means. The one file that
 * imports decimal.js; only who computes with decimals imports this one.
 */
import { Decimal } from 'decimal.js';
import { unreachable } from '../base/invariant.ts';
import { rational } from '../base/rational.ts';
import type { NumberComparison } from '../check/checked-expression.ts';
import type { ElementaryName } from '../elementary/functions.ts';
import type { Arithmetic } from './arithmetic.ts';

export type { Decimal } from 'decimal.js';

/** Returns the arithmetic of decimals with that many digits. Functions are right to a few units of the last. */
export function decimals(digits: number = 50): Arithmetic<Decimal> {
  const Number_ = Decimal.clone({ precision: digits, rounding: Decimal.ROUND_HALF_EVEN });
  const number = (value: number | string): Decimal => new Number_(value);
  const [zero, one, nan] = [number(0), number(1), number(Number.NaN)];

  /** decimal.js reads a float64 by its shortest decimal form; here its exact value is meant. */
  function fromNumber(value: number): Decimal {
    if (!Number.isFinite(value) || value === 0) return number(value);
    let [whole, halvings] = [value, 0];
    for (; !Number.isInteger(whole); halvings++) whole *= 2;
    return quotient(BigInt(whole), 2n ** BigInt(halvings));
  }

  function quotient(numerator: bigint, denominator: bigint): Decimal {
    const reduced = rational(numerator, denominator);
    return number(String(reduced.numerator)).div(number(String(reduced.denominator)));
  }

  function compare(operator: NumberComparison, a: Decimal, b: Decimal): boolean {
    switch (operator) {
      case '<':
        return a.lt(b);
      case '<=':
        return a.lte(b);
      case '>':
        return a.gt(b);
      case '>=':
        return a.gte(b);
      case '==':
        return a.eq(b);
      case '!=':
        return !a.eq(b);
      default:
        return unreachable(operator);
    }
  }

  const smaller = (a: Decimal, b: Decimal): Decimal => (a.isNaN() || b.isNaN() ? nan : a.lte(b) ? a : b);
  const larger = (a: Decimal, b: Decimal): Decimal => (a.isNaN() || b.isNaN() ? nan : a.gte(b) ? a : b);

  /** The series of (exp(x) - 1) / x near 0, where the difference would lose the digits. */
  function exprel(x: Decimal): Decimal {
    if (!x.isFinite()) return x.isNaN() || x.gt(0) ? x : zero;
    if (x.abs().gte(1)) return x.exp().minus(1).div(x);
    let [sum, term] = [one, one];
    for (let n = 2; ; n++) {
      term = term.times(x).div(n);
      const next = sum.plus(term);
      if (next.eq(sum)) return sum;
      sum = next;
    }
  }

  function expm1(x: Decimal): Decimal {
    return x.abs().lt(1) ? x.times(exprel(x)) : x.exp().minus(1);
  }

  /** log(1 + x) = 2 artanh(x / (2 + x)), by the series of artanh near 0. */
  function log1p(x: Decimal): Decimal {
    if (!x.abs().lt(0.5) || x.isZero()) return x.isZero() ? x : x.plus(1).ln();
    const ratio = x.div(x.plus(2));
    const square = ratio.times(ratio);
    let [sum, power] = [ratio, ratio];
    for (let n = 3; ; n += 2) {
      power = power.times(square);
      const next = sum.plus(power.div(n));
      if (next.eq(sum)) return sum.times(2);
      sum = next;
    }
  }

  function mod(a: Decimal, b: Decimal): Decimal {
    const remainder = a.mod(b);
    if (remainder.isNaN() || remainder.isZero()) return remainder;
    return remainder.isNegative() === b.isNegative() ? remainder : remainder.plus(b);
  }

  function pow(x: Decimal, y: Decimal): Decimal {
    if (x.eq(1) || (x.eq(-1) && !y.isFinite() && !y.isNaN())) return one;
    return x.pow(y);
  }

  /** decimal.js takes longer than anybody waits for hyperbolic functions of large numbers; its exp does not. */
  function hasSmallSize(x: Decimal): boolean {
    return x.abs().lt(1);
  }

  function tanhOfLarge(x: Decimal): Decimal {
    const size = one.minus(number(2).div(x.abs().times(2).exp().plus(1)));
    return x.isNegative() ? size.neg() : size;
  }

  function call(name: ElementaryName, ...values: readonly Decimal[]): Decimal {
    const [x = nan, y = nan, z = nan] = values;
    switch (name) {
      case 'pow':
        return pow(x, y);
      case 'abs':
        return x.abs();
      case 'sign':
        return number(Decimal.sign(x));
      case 'floor':
        return x.floor();
      case 'ceil':
        return x.ceil();
      case 'round':
        return x.plus(0.5).plus('1e-9').floor();
      case 'min':
        return smaller(x, y);
      case 'max':
        return larger(x, y);
      case 'clamp':
        return smaller(larger(x, y), z);
      case 'mod':
        return mod(x, y);
      case 'exp':
        return x.exp();
      case 'expm1':
        return expm1(x);
      case 'exprel':
        return exprel(x);
      case 'log':
        return x.ln();
      case 'log1p':
        return log1p(x);
      case 'log10':
        return x.log(10);
      case 'sqrt':
        return x.sqrt();
      case 'sin':
        return x.sin();
      case 'cos':
        return x.cos();
      case 'tan':
        return x.tan();
      case 'asin':
        return x.asin();
      case 'acos':
        return x.acos();
      case 'atan':
        return x.atan();
      case 'atan2':
        return Number_.atan2(x, y);
      case 'sinh':
        return hasSmallSize(x) ? x.sinh() : x.exp().minus(x.neg().exp()).div(2);
      case 'cosh':
        return hasSmallSize(x) ? x.cosh() : x.exp().plus(x.neg().exp()).div(2);
      case 'tanh':
        return hasSmallSize(x) ? x.tanh() : tanhOfLarge(x);
      case 'heaviside':
        return x.isNaN() ? nan : x.gte(0) ? one : zero;
      case 'sigmoid':
        return one.div(one.plus(x.neg().exp()));
      default:
        return unreachable(name);
    }
  }

  return {
    fromNumber,
    fromExact: ({ numerator, denominator }) => quotient(numerator, denominator),
    toNumber: (value) => value.toNumber(),
    pi: Number_.acos(-1),
    add: (a, b) => a.plus(b),
    subtract: (a, b) => a.minus(b),
    multiply: (a, b) => a.times(b),
    divide: (a, b) => a.div(b),
    negate: (a) => a.neg(),
    call,
    compare,
    isFinite: (value) => value.isFinite(),
  };
}
