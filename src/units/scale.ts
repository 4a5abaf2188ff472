import {
  add,
  equals,
  isWhole,
  multiply,
  negate,
  ONE,
  power,
  powerOfTen,
  type Rational,
  rational,
  subtract,
  ZERO,
} from '../base/rational.ts';

/**
 * An exact positive factor: coefficient × 10^tens. The two are kept apart because a fractional power of a
 * prefix, as in `[mV^(1/2)]`, leaves the rational numbers: it is a fractional power of ten.
 */
export interface Scale {
  readonly coefficient: Rational;
  readonly tens: Rational;
}

export const UNSCALED: Scale = { coefficient: ONE, tens: ZERO };

/** Returns 10^exponent as a scale. */
export function scaleOfTen(exponent: number | Rational): Scale {
  return { coefficient: ONE, tens: typeof exponent === 'number' ? rational(exponent) : exponent };
}

export function multiplyScales(a: Scale, b: Scale): Scale {
  return { coefficient: multiply(a.coefficient, b.coefficient), tens: add(a.tens, b.tens) };
}

function invertScale(a: Scale): Scale {
  return { coefficient: power(a.coefficient, -1), tens: negate(a.tens) };
}

export function divideScales(a: Scale, b: Scale): Scale {
  return multiplyScales(a, invertScale(b));
}

/** Returns scale^exponent; undefined where that is no rational multiple of a power of ten, as √60. */
export function powerScale(scale: Scale, exponent: Rational): Scale | undefined {
  const tens = multiply(scale.tens, exponent);
  if (equals(scale.coefficient, ONE)) return { coefficient: ONE, tens };
  if (!isWhole(exponent)) return undefined;
  return { coefficient: power(scale.coefficient, Number(exponent.numerator)), tens };
}

/** Returns the exact value; undefined where it is irrational, as 10^(1/2). */
export function exactScale(scale: Scale): Rational | undefined {
  if (!isWhole(scale.tens)) return undefined;
  return multiply(scale.coefficient, powerOfTen(Number(scale.tens.numerator)));
}

export function sameScale(a: Scale, b: Scale): boolean {
  const tens = subtract(a.tens, b.tens);
  // 10^(p/q) in lowest terms with q > 1 is irrational, so no two coefficients can make up for it.
  if (!isWhole(tens)) return false;
  return equals(multiply(a.coefficient, powerOfTen(Number(tens.numerator))), b.coefficient);
}

/** ln 10 to 80 digits. */
const LN_TEN = 23025850929940456840179914546843642076011014886287729760333279009675726096773525n;
const LN_TEN_UNIT = 10n ** 79n;
/** Fixed-point arithmetic with 240 bits: 72 digits. */
const POINT = 1n << 240n;

/** Returns 10^fraction for a fraction between 0 and 1, to 70 digits, as exp(fraction ln 10) by its power series. */
function tenToFraction({ numerator, denominator }: Rational): Rational {
  const x = (POINT * LN_TEN * numerator) / (LN_TEN_UNIT * denominator);
  let [sum, term] = [0n, POINT];
  for (let n = 1n; term !== 0n; n++) {
    sum += term;
    term = (term * x) / (POINT * n);
  }
  return rational(sum, POINT);
}

/** Returns the exact value where it is rational, else a rational number that agrees with it in 70 digits. */
export function closeScale(scale: Scale): Rational {
  const exact = exactScale(scale);
  if (exact !== undefined) return exact;
  const { numerator, denominator } = scale.tens;
  const rest = ((numerator % denominator) + denominator) % denominator;
  const whole = powerOfTen(Number((numerator - rest) / denominator));
  return multiply(multiply(scale.coefficient, whole), tenToFraction(rational(rest, denominator)));
}

/** Whether the factor is exactly 1, so that numbers stay as they are. */
export function isUnscaled(scale: Scale): boolean {
  return sameScale(scale, UNSCALED);
}
