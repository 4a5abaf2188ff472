import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  divide,
  equals,
  exactRational,
  isWhole,
  isZero,
  multiply,
  negate,
  ONE,
  parseDecimal,
  power,
  powerOfTen,
  type Rational,
  rational,
  subtract,
  toNumber,
  ZERO,
} from '../../src/base/rational.ts';

/** Numbers of all sizes, small fractions often. */
const anyRational: fc.Arbitrary<Rational> = fc
  .tuple(
    fc.oneof(fc.bigInt({ min: -20n, max: 20n }), fc.bigInt({ min: -(2n ** 90n), max: 2n ** 90n })),
    fc.oneof(fc.bigInt({ min: 1n, max: 20n }), fc.bigInt({ min: 1n, max: 2n ** 90n })),
  )
  .map(([numerator, denominator]) => rational(numerator, denominator));

const digits = (least: number, most: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: least, maxLength: most });

/** Decimal literals as the language writes them, exponents beyond float64 included. */
const decimalText: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(digits(1, 3), digits(1, 60)),
    fc.oneof(
      fc.constant(''),
      digits(1, 40).map((fraction) => `.${fraction}`),
    ),
    fc.oneof(
      fc.constant(''),
      fc.integer({ min: -30, max: 30 }).map((exponent) => `e${exponent}`),
      fc.integer({ min: -400, max: 400 }).map((exponent) => `E${exponent < 0 ? exponent : `+${exponent}`}`),
    ),
  )
  .map((parts) => parts.join(''));

/** Any finite float64 but -0, which has no exact value of its own. */
const finite: fc.Arbitrary<number> = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .map((x) => (x === 0 ? 0 : x));

function read(text: string): Rational {
  const value = parseDecimal(text);
  if (value === undefined) throw new RangeError(`not a decimal: ${text}`);
  return value;
}

describe('rational', () => {
  it('is in lowest terms with a positive denominator', () => {
    expect(rational(6, -4)).toEqual({ numerator: -3n, denominator: 2n });
    expect(rational(0, -7)).toEqual(ZERO);
    expect(rational(5)).toEqual({ numerator: 5n, denominator: 1n });
  });

  it('refuses a denominator of 0', () => {
    expect(() => rational(1, 0)).toThrow(RangeError);
    expect(() => divide(ONE, ZERO)).toThrow(RangeError);
  });
});

describe('parseDecimal', () => {
  it('is exact', () => {
    expect(parseDecimal('0.1')).toEqual(rational(1, 10));
    expect(parseDecimal('-1.25e-3')).toEqual(rational(-1, 800));
    expect(parseDecimal('+2E3')).toEqual(rational(2000));
    expect(parseDecimal('007.500')).toEqual(rational(15, 2));
    expect(parseDecimal('0e999999999')).toEqual(ZERO);
  });

  it.each(['', '.5', '5.', '1e', '1 ', '0x10', '1_000', '--1', 'Infinity', '1e1.5', '١'])(
    'knows that `%s` is none',
    (text) => {
      expect(parseDecimal(text)).toBeUndefined();
    },
  );

  it.each([
    // Around the smallest subnormal and normal numbers, halfway cases, and overflow.
    ...['4.9e-324', '2.4703282292062327e-324', '2.4703282292062328e-324', '7.4e-324', '1e-400'],
    ...['2.2250738585072011e-308', '2.2250738585072014e-308', '2.225073858507201136e-308'],
    ...[
      '9007199254740993',
      '9007199254740993.0000000000000000000000001',
      '0.500000000000000166533453693773481063544750213623046875',
    ],
    ...['1.7976931348623157e308', '1.7976931348623158e308', '1.7976931348623159e308', '1.8e308', '1e999'],
    ...['1e23', '8.41e21', '5e-324', '3e-324', '123456789012345678901234567890'],
  ])('rounds %s as JavaScript does', (text) => {
    expect(toNumber(read(text))).toBe(Number(text));
    expect(toNumber(read(`-${text}`))).toBe(Number(`-${text}`));
  });

  it('rounds every decimal text as JavaScript does', () => {
    fc.assert(
      fc.property(decimalText, (text) => {
        expect(toNumber(read(text))).toBe(Number(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('rounds the decimal neighbours of halfway points as JavaScript does', () => {
    const bump = fc.constantFrom('', '0', '00000000000000000001');
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), bump, (x, tail) => {
        // Twice 53 bits and one more: the exact middle between x and the next number above it.
        const exact = exactRational(x) ?? ZERO;
        const step = subtract(exactRational(nextUp(x)) ?? ZERO, exact);
        const middle = add(exact, multiply(step, rational(1, 2)));
        const text = `${decimalDigits(middle)}${tail}`;
        expect(toNumber(read(text))).toBe(Number(text));
      }),
    );
  });

  it('is quick for literals of a megabyte, which round as their first two thousand digits do', () => {
    const ones = '1'.repeat(1_000_000);
    expect(toNumber(read(`0.${ones}`))).toBe(0.1111111111111111);
    expect(toNumber(read(ones))).toBe(Number.POSITIVE_INFINITY);
    expect(toNumber(read(`${ones}e-999999`))).toBe(1.1111111111111112);
    expect(toNumber(read(`0.${'0'.repeat(1_000_000)}1e1000001`))).toBe(1);
    expect(toNumber(read(`1${'0'.repeat(1_000_000)}e-1000000`))).toBe(1);
    expect(toNumber(read(`1.${'0'.repeat(500_000)}1`))).toBe(1);
    // One beyond the middle between 1 and its successor, so far behind that it is not kept as such.
    const middle = decimalDigits(add(ONE, rational(1n, 2n ** 53n)));
    expect(toNumber(read(`${middle}${'0'.repeat(5000)}`))).toBe(1);
    expect(toNumber(read(`${middle}${'0'.repeat(5000)}1`))).toBe(1 + Number.EPSILON);
  });

  it('holds sizes that no float64 has', () => {
    expect(toNumber(read('1e-99999999999999999999'))).toBe(0);
    expect(toNumber(read(`1e${'9'.repeat(400)}`))).toBe(Number.POSITIVE_INFINITY);
    expect(toNumber(multiply(read('1e400'), powerOfTen(-400)))).toBe(1);
  });
});

describe('toNumber', () => {
  it('gives back every float64', () => {
    fc.assert(
      fc.property(finite, (x) => {
        expect(toNumber(exactRational(x) ?? ZERO)).toBe(x);
      }),
    );
  });

  it('rounds a product and a quotient of two numbers as IEEE arithmetic does', () => {
    fc.assert(
      fc.property(finite, finite, (x, y) => {
        const [a, b] = [exactRational(x) ?? ZERO, exactRational(y) ?? ZERO];
        expect(toNumber(add(a, b)) + 0).toBe(x + y + 0);
        expect(toNumber(multiply(a, b)) + 0).toBe(x * y + 0);
        if (y !== 0) expect(toNumber(divide(a, b)) + 0).toBe(x / y + 0);
      }),
      { numRuns: 1000 },
    );
  });

  it('is odd', () => {
    fc.assert(
      fc.property(anyRational, (a) => {
        expect(toNumber(negate(a)) + 0).toBe(-toNumber(a) + 0);
      }),
    );
  });
});

describe('exactRational', () => {
  it('knows the bits of a number', () => {
    expect(exactRational(0.5)).toEqual(rational(1, 2));
    expect(exactRational(-3)).toEqual(rational(-3));
    expect(exactRational(2 ** 70)).toEqual(rational(2n ** 70n));
    expect(exactRational(Number.MIN_VALUE)).toEqual(rational(1n, 2n ** 1074n));
    expect(exactRational(-0)).toEqual(ZERO);
  });

  it('has nothing for what is no number', () => {
    expect(exactRational(Number.NaN)).toBeUndefined();
    expect(exactRational(Number.NEGATIVE_INFINITY)).toBeUndefined();
  });
});

describe('power', () => {
  it('takes negative exponents', () => {
    expect(power(rational(-2, 3), -3)).toEqual(rational(-27, 8));
    expect(power(rational(7), 0)).toEqual(ONE);
    expect(() => power(ZERO, -1)).toThrow(RangeError);
  });

  it('adds exponents under multiplication', () => {
    const exponent = fc.integer({ min: -8, max: 8 });
    fc.assert(
      fc.property(anyRational, exponent, exponent, (a, m, n) => {
        fc.pre(!isZero(a));
        expect(multiply(power(a, m), power(a, n))).toEqual(power(a, m + n));
      }),
    );
  });

  it('agrees with powers of ten', () => {
    expect(powerOfTen(-3)).toEqual(power(rational(10), -3));
    expect(powerOfTen(22)).toEqual(power(rational(10), 22));
  });
});

describe('the rational numbers', () => {
  it('are a field', () => {
    fc.assert(
      fc.property(anyRational, anyRational, anyRational, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(multiply(a, b)).toEqual(multiply(b, a));
        expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
        expect(multiply(multiply(a, b), c)).toEqual(multiply(a, multiply(b, c)));
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
        expect(add(a, ZERO)).toEqual(a);
        expect(multiply(a, ONE)).toEqual(a);
        expect(subtract(a, a)).toEqual(ZERO);
        if (!isZero(a)) expect(divide(b, a)).toEqual(multiply(b, power(a, -1)));
      }),
    );
  });

  it('are ordered as their differences say', () => {
    fc.assert(
      fc.property(anyRational, anyRational, (a, b) => {
        const sign = Math.sign(Number(subtract(a, b).numerator));
        expect(Math.sign(compare(a, b))).toBe(sign);
        expect(equals(a, b)).toBe(sign === 0);
        expect(equals(a, a)).toBe(true);
      }),
    );
  });

  it('stay in lowest terms', () => {
    fc.assert(
      fc.property(anyRational, anyRational, (a, b) => {
        for (const value of [add(a, b), subtract(a, b), multiply(a, b), negate(a)]) {
          expect(value).toEqual(rational(value.numerator, value.denominator));
          expect(isWhole(value)).toBe(value.numerator % value.denominator === 0n);
        }
      }),
    );
  });
});

function nextUp(x: number): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, x);
  bits.setBigUint64(0, bits.getBigUint64(0) + 1n);
  return bits.getFloat64(0);
}

/** Returns all decimal digits of a positive number whose denominator is a power of two. */
function decimalDigits({ numerator, denominator }: Rational): string {
  const places = denominator.toString(2).length - 1;
  const all = ((numerator * 10n ** BigInt(places)) / denominator).toString().padStart(places + 1, '0');
  return `${all.slice(0, all.length - places)}.${all.slice(all.length - places)}0`;
}
