/** Long numbers, 448 binary digits behind the point: the ring in which many terms of a series are computed. */
import { type Rational, toNumber } from '../../base/rational.ts';
import type { BuiltinFunction } from '../checked-expression.ts';
import { exactPower } from './form.ts';
import { DIGITS, longAtan, longExp, longLog, longPi, longSines, ONE } from './long-functions.ts';
import type { Ring } from './ring.ts';
import { Undecided } from './undecided.ts';

/** What is smaller came of rounding. */
const NEGLIGIBLE = 1n << 100n;
const LARGEST = 1n << (DIGITS + 400n);

/** Returns the ring; atoms have the values that `valueNamed` gives their keys. */
export function longNumbers(valueNamed: (key: string) => bigint): Ring<bigint> {
  function bounded(value: bigint): bigint {
    if (value > LARGEST || value < -LARGEST) throw new Undecided('its numbers are too large');
    return value;
  }
  const pi = longPi();
  const isZero = (a: bigint): boolean => a < NEGLIGIBLE && a > -NEGLIGIBLE;
  return {
    zero: 0n,
    one: ONE,
    rational: ({ numerator, denominator }) => (numerator << DIGITS) / denominator,
    add: (a, b) => a + b,
    multiply: (a, b) => bounded((a * b) >> DIGITS),
    scale: (a, numerator, denominator) => (a * numerator) / denominator,
    invert: (a) => {
      if (isZero(a)) throw new Undecided('it divides by 0');
      return bounded((ONE << DIGITS) / a);
    },
    isZero,
    atom: (key, expression) => (expression.kind === 'pi' ? pi : valueNamed(key)),
    call: (name, argument) => {
      if (name === 'exp') return bounded(exponential(argument));
      return valueAt(name, argument) ?? valueNamed(`${name} ${argument}`);
    },
    power: (base, exponent) => {
      const root = exactPower(asRational(base), exponent);
      if (root !== undefined) return (root.numerator << DIGITS) / root.denominator;
      if (base > 0n) {
        const logarithm = longLog(base);
        return bounded(exponential((logarithm * exponent.numerator) / exponent.denominator));
      }
      return valueNamed(`${base} to ${exponent.numerator}/${exponent.denominator}`);
    },
  };
}

/** The value of a function at a number; undefined where it has none, or is not known here. */
function valueAt(name: BuiltinFunction, x: bigint): bigint | undefined {
  if (x > ONE << 20n || x < -(ONE << 20n)) return undefined;
  switch (name) {
    case 'log':
      return x > 0n ? longLog(x) : undefined;
    case 'sin':
      return longSines(x).sine;
    case 'cos':
      return longSines(x).cosine;
    case 'atan':
      return longAtan(x);
    case 'sinh':
    case 'cosh': {
      const [up, down] = [exponential(x), exponential(-x)];
      return (name === 'sinh' ? up - down : up + down) / 2n;
    }
    default:
      return undefined;
  }
}

function exponential(x: bigint): bigint {
  if (x > ONE << 9n || x < -(ONE << 9n)) throw new Undecided('its numbers are too large');
  return longExp(x);
}

/** Returns the exact value of a long number. */
export function asRational(value: bigint): Rational {
  let [numerator, shift] = [value, DIGITS];
  if (numerator === 0n) return { numerator, denominator: 1n };
  while (shift >= 32n && (numerator & 0xffffffffn) === 0n)
    [numerator, shift] = [numerator >> 32n, shift - 32n];
  while (shift > 0n && (numerator & 1n) === 0n) [numerator, shift] = [numerator >> 1n, shift - 1n];
  return { numerator, denominator: 1n << shift };
}

export function asNumber(value: bigint): number {
  return toNumber(asRational(value));
}

export function quotient(a: bigint, b: bigint): bigint {
  return (a << DIGITS) / b;
}

/** Returns a number between 1 and 2 for the n-th atom, all of them different. */
export function genericNumber(n: number): bigint {
  const part = BigInt(((n + 1) * 618_033_989 + n * n * 7_919) % 1_000_000_007);
  return ONE + (part << DIGITS) / 1_000_000_007n;
}
