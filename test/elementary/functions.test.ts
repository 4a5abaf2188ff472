import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ELEMENTARY,
  ELEMENTARY_NAMES,
  type ElementaryName,
  isElementary,
} from '../../src/elementary/functions.ts';
import { OPERATIONS } from '../../src/expr/expression.ts';
import expLog from '../reference/math_exp_log.json' with { type: 'json' };
import hyperbolic from '../reference/math_hyperbolic.json' with { type: 'json' };
import sqrtPow from '../reference/math_sqrt_pow_exprel.json' with { type: 'json' };
import trig from '../reference/math_trig.json' with { type: 'json' };
import { readHexFloat } from './hex-float.ts';
import { ulpDistance } from './ulp-distance.ts';

const { pow, sign, round, min, max, clamp, mod, exprel, heaviside, sigmoid } = ELEMENTARY;

test('the table holds each function with the number of arguments that its operation takes', () => {
  expect(Object.keys(ELEMENTARY)).toEqual([...ELEMENTARY_NAMES]);
  for (const name of ELEMENTARY_NAMES)
    expect([name, ELEMENTARY[name].length]).toEqual([name, OPERATIONS[name].takes.length]);
  expect(isElementary('exprel')).toBe(true);
  expect(isElementary('select')).toBe(false);
});

describe('special values', () => {
  test('NaN among the arguments of any function gives NaN, but for the powers that C99 names', () => {
    const others = [0, -0, 1, -1, 0.5, -2, 3, 1e-320, 1e300, -1e300, Infinity, -Infinity, Number.NaN];
    for (const name of ELEMENTARY_NAMES) {
      const count = ELEMENTARY[name].length;
      for (let place = 0; place < count; place++) {
        for (const [first, second] of others.flatMap((a) => others.map((b) => [a, b] as const))) {
          const values = [first, second, first].slice(0, count).map((x, i) => (i === place ? Number.NaN : x));
          const isNamed = name === 'pow' && (values[0] === 1 || values[1] === 0);
          expect([name, values, ELEMENTARY[name](...values)]).toEqual([
            name,
            values,
            isNamed ? 1 : Number.NaN,
          ]);
        }
      }
    }
  });

  test('pow follows C99: 1 to any power is 1', () => {
    expect(pow(2, 10)).toBe(1024);
    expect(pow(1, Number.NaN)).toBe(1);
    expect(pow(1, Infinity)).toBe(1);
    expect(pow(-1, -Infinity)).toBe(1);
    expect(pow(Number.NaN, 0)).toBe(1);
    expect(pow(-8, 1 / 3)).toBeNaN();
    expect(pow(-0, 3)).toBe(-0);
  });

  test('pow is right where the logarithm is next to the end of its range and the power is huge', () => {
    expect(pow(1.3961062099027226, 1962.9442013303794)).toBe(2.9298707183701813e284);
  });

  test('sign is -1, 0 or 1', () => {
    expect([sign(-3), sign(0), sign(2e-300)]).toEqual([-1, 0, 1]);
    expect(sign(Number.NaN)).toBeNaN();
  });

  test('round counts half a step as a step, in spite of rounding', () => {
    expect([round(2.4), round(2.5), round(-0.5), round(-0.6)]).toEqual([2, 3, 0, -1]);
    expect(0.35 / 0.1).toBeLessThan(3.5);
    expect(round(0.35 / 0.1)).toBe(4);
    expect(round(1 / 0.1)).toBe(10);
  });

  test('min and max keep NaN and order the zeros', () => {
    expect(min(1, Number.NaN)).toBeNaN();
    expect(max(Number.NaN, 1)).toBeNaN();
    expect(min(0, -0)).toBe(-0);
    expect(max(-0, 0)).toBe(0);
  });

  test('clamp gives the bound that is passed', () => {
    expect([clamp(-1, 0, 1), clamp(0.5, 0, 1), clamp(2, 0, 1)]).toEqual([0, 0.5, 1]);
    expect(clamp(5, 1, 0)).toBe(0);
    expect(clamp(Number.NaN, 0, 1)).toBeNaN();
  });

  test('mod has the sign of the divisor', () => {
    expect([mod(7, 3), mod(-7, 3), mod(7, -3), mod(-7, -3)]).toEqual([1, 2, -2, -1]);
    expect(mod(6, -3)).toBe(-0);
    expect(mod(-6, 3)).toBe(0);
    expect(mod(5.5, 0.25)).toBe(0);
    expect(mod(-1, Infinity)).toBe(Infinity);
    expect(mod(1, Infinity)).toBe(1);
    expect(mod(1, 0)).toBeNaN();
    expect(mod(Infinity, 2)).toBeNaN();
    expect(mod(Number.NaN, 2)).toBeNaN();
  });

  test('exprel is 1 at 0 and has its limits at the infinities', () => {
    expect([exprel(0), exprel(-0), exprel(5e-324), exprel(1e-300)]).toEqual([1, 1, 1, 1]);
    expect(exprel(-Infinity)).toBe(0);
    expect(exprel(Infinity)).toBe(Infinity);
    expect(exprel(Number.NaN)).toBeNaN();
    // exp(712) overflows; exp(712)/712 does not. The value is from mpmath.
    expect(ulpDistance(exprel(712), 2.3184146982986436e306)).toBeLessThanOrEqual(3);
    expect(exprel(716.3)).toBeLessThan(Infinity);
    expect(exprel(716.4)).toBe(Infinity);
  });

  test('heaviside is 1 from 0 on', () => {
    expect([heaviside(-1e-300), heaviside(-0), heaviside(0), heaviside(1)]).toEqual([0, 1, 1, 1]);
    expect(heaviside(Number.NaN)).toBeNaN();
  });

  test('sigmoid neither overflows nor loses its tail', () => {
    expect([sigmoid(0), sigmoid(Infinity), sigmoid(-Infinity)]).toEqual([0.5, 1, 0]);
    expect(sigmoid(-740)).toBe(Math.exp(-740));
    expect(sigmoid(Number.NaN)).toBeNaN();
  });
});

/** Ulp between what we compute and correctly rounded values; `formulas.test.ts` judges by the exact ones. */
const TOLERANCE: ReadonlyMap<ElementaryName, number> = new Map([
  ['exp', 1], ['expm1', 1], ['log', 1], ['log1p', 1], ['sin', 1], ['cos', 1], ['tan', 1],
  ['tanh', 2], ['sinh', 2], ['cosh', 2], ['sqrt', 0], ['pow', 1],
]); // biome-ignore format: one table

const TABLES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  ...expLog.data,
  ...trig.data,
  ...hyperbolic.data,
  sqrt: sqrtPow.data.sqrt,
  pow: sqrtPow.data.pow,
};

describe('against correctly rounded values', () => {
  test.each([...TOLERANCE])('%s is within %i ulp', (name, tolerance) => {
    const rows = TABLES[name] ?? [];
    expect(rows.length).toBe(300);
    const wrong = rows.filter((row) => {
      const values = row.map(readHexFloat);
      return !(ulpDistance(ELEMENTARY[name](...values.slice(0, -1)), values.at(-1) ?? 0) <= tolerance);
    });
    expect(wrong).toEqual([]);
  });

  test('1 / exprel is x / (exp(x) - 1) within 3 ulp wherever that is a normal number', () => {
    const wrong = sqrtPow.data.x_over_expm1.filter((row) => {
      const [x = 0, expected = 0] = row.map(readHexFloat);
      const computed = 1 / exprel(x);
      return Math.abs(expected) > 1e-305 || Number.isNaN(expected)
        ? !(ulpDistance(computed, expected) <= 3)
        : !(Math.abs(computed - expected) <= 1e-305);
    });
    expect(wrong).toEqual([]);
  });
});

describe('laws', () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

  test('mod(a, b) lies between 0 and b', () => {
    fc.assert(
      fc.property(finite, finite, (a, b) => {
        fc.pre(b !== 0);
        const m = mod(a, b);
        expect(b > 0 ? m >= 0 && m <= b : m <= 0 && m >= b).toBe(true);
      }),
    );
  });

  test('mod agrees with the definition a - b floor(a / b) on whole numbers', () => {
    const whole = fc.integer({ min: -100_000, max: 100_000 });
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        fc.pre(b !== 0);
        expect(mod(a, b) + 0).toBe(a - b * Math.floor(a / b) + 0);
      }),
    );
  });

  test('sigmoid(x) + sigmoid(-x) is 1', () => {
    fc.assert(
      fc.property(finite, (x) => {
        expect(Math.abs(sigmoid(x) + sigmoid(-x) - 1)).toBeLessThanOrEqual(2 ** -52);
      }),
    );
  });

  test('x exprel(x) is expm1(x) within 2 ulp', () => {
    const normal = fc
      .double({ min: -700, max: 700, noNaN: true })
      .filter((value) => Math.abs(value) > 1e-300);
    fc.assert(
      fc.property(normal, (x) => {
        expect(ulpDistance(x * exprel(x), Math.expm1(x))).toBeLessThanOrEqual(2);
      }),
    );
  });
});
