/**
 * Exact rational numbers. Literals, unit scales and time steps stay exact until the one rounding that
 * makes them float64, so that `0.1 mV` is the float64 nearest to a tenth whatever units a model uses.
 */
export interface Rational {
  /** Carries the sign. */
  readonly numerator: bigint;
  /** Positive, without a common factor with the numerator. */
  readonly denominator: bigint;
}

export const ZERO: Rational = { numerator: 0n, denominator: 1n };
export const ONE: Rational = { numerator: 1n, denominator: 1n };

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Returns numerator / denominator in lowest terms; the denominator must not be 0. */
export function rational(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
  let [n, d] = [BigInt(numerator), BigInt(denominator)];
  if (d === 0n) throw new RangeError('rational: the denominator is 0');
  if (d < 0n) [n, d] = [-n, -d];
  const divisor = greatestCommonDivisor(n, d);
  return divisor === 1n
    ? { numerator: n, denominator: d }
    : { numerator: n / divisor, denominator: d / divisor };
}

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** Float64 tells no numbers apart by later digits: halfway between two of them are at most 767 digits. */
const MOST_DIGITS = 2000;
/** Powers of ten are held here: far outside float64, and small enough to compute with. */
const LARGEST_POWER = 5000;

/**
 * Returns the exact value of a decimal literal such as `-1.25e-3`; undefined if the text is none. So that no
 * literal is slow, all digits after the 2000th are taken as one that is not 0 (which rounds the same), and
 * values are held between 10^-5000 and 10^5000.
 */
export function parseDecimal(text: string): Rational | undefined {
  const match = DECIMAL.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const written = (whole + fraction).replace(/^0+/, '');
  const digits = withoutZerosAtEnd(written);
  if (digits === '') return ZERO;
  const kept = digits.length <= MOST_DIGITS ? digits : `${digits.slice(0, MOST_DIGITS)}1`;
  // The value is 0.DIGITS × 10^magnitude.
  const magnitude = written.length - fraction.length + Number(exponent);
  const held = Math.max(-LARGEST_POWER, Math.min(LARGEST_POWER, magnitude));
  const value = BigInt(kept) * (sign === '-' ? -1n : 1n);
  const tens = held - kept.length;
  return tens >= 0
    ? { numerator: value * 10n ** BigInt(tens), denominator: 1n }
    : rational(value, 10n ** BigInt(-tens));
}

/** As `replace(/0+$/, '')`, which is quadratic in zeros that are followed by another digit. */
function withoutZerosAtEnd(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}

/** Returns 10^exponent, exactly; exponents beyond ±5000, far outside float64, are held there. */
export function powerOfTen(exponent: number): Rational {
  const held = Math.max(-LARGEST_POWER, Math.min(LARGEST_POWER, exponent));
  return held >= 0
    ? { numerator: 10n ** BigInt(held), denominator: 1n }
    : { numerator: 1n, denominator: 10n ** BigInt(-held) };
}

export function add(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function negate(a: Rational): Rational {
  return { numerator: -a.numerator, denominator: a.denominator };
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b));
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Returns a / b; b must not be 0. */
export function divide(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Returns base^exponent for a whole exponent, of moderate size; 0 must not be raised to a negative one. */
export function power(base: Rational, exponent: number): Rational {
  const [n, d] = [
    base.numerator ** BigInt(Math.abs(exponent)),
    base.denominator ** BigInt(Math.abs(exponent)),
  ];
  return exponent >= 0 ? rational(n, d) : rational(d, n);
}

export function isZero(a: Rational): boolean {
  return a.numerator === 0n;
}

export function isWhole(a: Rational): boolean {
  return a.denominator === 1n;
}

export function equals(a: Rational, b: Rational): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator;
}

/** Returns a negative number, 0 or a positive number, as a is below, equal to or above b. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Returns the number of binary digits of a positive whole number. */
function bitLength(n: bigint): number {
  const hexadecimal = n.toString(16);
  return 4 * hexadecimal.length - (Math.clz32(Number.parseInt(hexadecimal.charAt(0), 16)) - 28);
}

/** Up to here every whole number is a float64. */
const LARGEST_WHOLE = 2n ** 53n;

/** Returns the float64 nearest to the exact value, ties to even, subnormals and overflow included. */
export function toNumber(a: Rational): number {
  const sign = a.numerator < 0n ? -1 : 1;
  const [n, d] = [a.numerator < 0n ? -a.numerator : a.numerator, a.denominator];
  // Two exact numbers: IEEE division rounds their quotient once.
  if (n <= LARGEST_WHOLE && d <= LARGEST_WHOLE) return sign * (n === 0n ? 0 : Number(n) / Number(d));
  return sign * roundQuotient(n, d);
}

/**
 * Returns the float64 nearest to n / d, both positive. The quotient is taken with 66 or 67 bits and a sticky
 * bit for the remainder, then rounded at the last place that float64 has there.
 */
function roundQuotient(n: bigint, d: bigint): number {
  const shift = 66 - (bitLength(n) - bitLength(d));
  const scaled = shift >= 0 ? n << BigInt(shift) : n;
  const divisor = shift >= 0 ? d : d << BigInt(-shift);
  const quotient = scaled / divisor;
  const sticky = scaled % divisor !== 0n;
  // The value is quotient × 2^-shift; its leading bit has weight 2^top, its last kept bit 2^unit.
  const top = bitLength(quotient) - 1 - shift;
  const unit = Math.max(top - 52, -1074);
  const drop = BigInt(unit + shift);
  const kept = quotient >> drop;
  const rest = quotient - (kept << drop);
  const half = 1n << (drop - 1n);
  const up = rest > half || (rest === half && (sticky || (kept & 1n) === 1n));
  const mantissa = Number(up ? kept + 1n : kept);
  // Two factors: 2^unit alone may be subnormal where the product is not.
  const first = Math.max(unit, -1000);
  return mantissa * 2 ** first * 2 ** (unit - first);
}

/** Returns the exact value of a float64; undefined for NaN and the infinities. */
export function exactRational(x: number): Rational | undefined {
  if (!Number.isFinite(x)) return undefined;
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, x);
  const biased = (bits.getUint16(0) >> 4) & 0x7ff;
  const fraction = bits.getBigUint64(0) & (2n ** 52n - 1n);
  const mantissa = biased === 0 ? fraction : fraction | (2n ** 52n);
  // Subnormal numbers have the exponent of the smallest normal ones.
  const exponent = Math.max(biased, 1) - 1075;
  const signed = x < 0 ? -mantissa : mantissa;
  return exponent >= 0 ? rational(signed << BigInt(exponent)) : rational(signed, 1n << BigInt(-exponent));
}
