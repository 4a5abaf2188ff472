import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FORMULAS } from '../../src/elementary/formulas.ts';
import { ELEMENTARY } from '../../src/elementary/functions.ts';
import { ELEMENTARY32, type ElementaryName32 } from '../../src/elementary/functions-32.ts';
import { FLOAT32 } from '../../src/elementary/number-format.ts';
import { inPlacePrinter, reachable, usualPart } from '../../src/elementary/print-function.ts';
import { exponentOf, powerOfTwo } from '../../src/runtime/elementary-32.ts';
import { hardHigh32, hardLow32, hardQuadrant32 } from '../../src/runtime/hard-angle.ts';
import { measureAll, measureRandom, NAMES_OF_ONE, NAMES_OF_TWO, ofBits, ulpError32 } from './accuracy-32.ts';
import { evaluate } from './evaluate-formula.ts';

const { fround } = Math;
const [LEAST, LARGEST] = [2 ** -149, (2 - 2 ** -23) * 2 ** 127];
const PI = fround(Math.PI);

const FUNCTIONS = FORMULAS.map(({ formula, ulp32 }) => ({
  name: formula.name as ElementaryName32, // a compile error in `functions-32.ts` if it lacked one
  formula: formula.build(FLOAT32),
  ulp32,
}));

const SPECIAL = [
  0, -0, 1, -1, 0.5, -0.5, 2, -2, 3, 1e-30, -1e-30, LEAST, -LEAST, 2 ** -126, 1e30, -1e30, Infinity, -Infinity, NaN,
  LARGEST, -LARGEST, 88.72284, -87.33655, -103.97208, 89.41599, 93.26, PI, PI / 2, 22,
].map(fround); // biome-ignore format: one table

/** Float32 numbers: special ones, moderate ones, or any bits at all. */
const anyNumber = fc.oneof(
  fc.constantFrom(...SPECIAL),
  fc.float({ min: -20, max: 20, noNaN: true }),
  fc.integer({ min: 0, max: 2 ** 32 - 1 }).map(ofBits),
);

test('the table holds every formula and the square root', () => {
  const names = [...FORMULAS.map(({ formula }) => formula.name), 'sqrt'];
  expect(Object.keys(ELEMENTARY32).sort()).toEqual(names.sort());
  expect([...NAMES_OF_ONE, ...NAMES_OF_TWO].sort()).toEqual(names.sort());
});

describe.each(FUNCTIONS)('$name', ({ name, formula, ulp32 }) => {
  const compute: (x: number, y: number) => number = ELEMENTARY32[name]; // as many as it takes

  test('has no number that is not of float32', () => {
    const numbers = reachable(formula.value).flatMap((node) => (node.kind === 'number' ? [node.value] : []));
    expect(numbers).toEqual(numbers.map(fround));
  });

  test('is printed as it is defined, and its values are of float32', () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, (x, y) => {
        const value = compute(x, y);
        expect([x, y, value]).toEqual([x, y, evaluate(formula, [x, y])]);
        expect(value).toBe(fround(value));
      }),
      { numRuns: 2000 },
    );
  });

  test(`is within ${ulp32} ulp of the exact value`, () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    // Angles that are huge take a thousand times as long.
    const stride = ['sin', 'cos', 'tan'].includes(name) ? 262_147 : 40_009;
    const { worst, at, judged } = NAMES_OF_TWO.includes(name)
      ? measureRandom(name, 50_000, seed)
      : measureAll(name, stride, seed % stride);
    expect(judged).toBeGreaterThan(15_000);
    expect(worst, `at ${at.join(', ')}, seed ${seed}`).toBeLessThanOrEqual(ulp32);
  });

  test('has the same bits where it is printed in place of a call', () => {
    const usual = usualPart(formula);
    if (usual === undefined) {
      expect(['cos', 'sinh', 'cosh', 'atan2']).toContain(name);
      return;
    }
    const place = { operands: ['x', 'y'], variable: 'result', callee: 'call' };
    const body = inPlacePrinter(formula, usual)(place).join('\n');
    const names = ['powerOfTwo$', 'exponentOf$', 'hardQuadrant$', 'hardHigh$', 'hardLow$'];
    const text = `return (x, y) => { let result; ${body} return result; }`;
    const made: unknown = new Function('call', ...names, text)(
      compute, powerOfTwo, exponentOf, hardQuadrant32, hardHigh32, hardLow32,
    ); // biome-ignore format: one table
    const inPlace = made as (x: number, y: number) => number; // the text above is a function of two numbers
    fc.assert(
      fc.property(anyNumber, anyNumber, (x, y) => {
        expect([x, y, inPlace(x, y)]).toEqual([x, y, compute(x, y)]);
      }),
      { numRuns: 500 },
    );
  });
});

/** Returns the bits of float32 numbers to both sides of one. */
function around(x: number): readonly number[] {
  const bits = new Int32Array(Float32Array.of(x).buffer)[0] ?? 0;
  return Array.from({ length: 41 }, (_, index) => ofBits((bits + index - 20) >>> 0));
}

describe('special values', () => {
  const { exp, expm1, exprel, sigmoid, log, log1p, log10, pow, sqrt } = ELEMENTARY32;
  const { sin, cos, tan, asin, acos, atan, atan2, sinh, cosh, tanh } = ELEMENTARY32;

  test.each(NAMES_OF_ONE)('%s is the float64 value rounded at zeros, infinities, NaN and ends', (name) => {
    for (const x of [0, -0, 1, -1, Infinity, -Infinity, NaN]) {
      const error = ulpError32(ELEMENTARY32[name](x), ELEMENTARY[name](x));
      expect([x, error <= 1]).toEqual([x, true]);
    }
    for (const x of [LEAST, -LEAST, 2 ** -126, 2 ** -127, LARGEST, -LARGEST])
      expect([x, ulpError32(ELEMENTARY32[name](x), ELEMENTARY[name](x)) <= 1]).toEqual([x, true]);
  });

  test.each([
    ['exp', [88.72284, -87.33655, -103.97208]],
    ['expm1', [88.72284, -17.32868, -18]],
    ['exprel', [93.2577, 88, -18]],
    ['sigmoid', [87, -87, -103.97208]],
    ['sinh', [89.41599, -89.41599, 0.882]],
    ['cosh', [89.41599, -89.41599, 88]],
    ['tanh', [9.5, -9.5, 9.01]],
    ['log', [2 ** -122, 2 ** -126, Math.SQRT2]],
    ['atan', [2 ** 30, 0.5, Math.tan((3 * Math.PI) / 8)]],
    ['sin', [2 ** 12, PI, 2 ** -8]],
    ['tan', [2 ** 12, PI / 2, 3 * PI]],
  ] as const)('%s is right at the borders of its ways', (name, borders) => {
    for (const x of borders.flatMap((border) => around(fround(border))))
      expect([x, ulpError32(ELEMENTARY32[name](x), ELEMENTARY[name](x)) <= 2]).toEqual([x, true]);
  });

  test('odd functions keep the sign of zero, and subnormal numbers', () => {
    for (const odd of [expm1, log1p, sin, tan, asin, atan, sinh, tanh])
      for (const x of [0, -0, LEAST, -LEAST, 2 ** -140]) expect(odd(x)).toBe(x);
    expect(exprel(LEAST)).toBe(1);
  });

  test('exponentials overflow and underflow at the last number that does', () => {
    const [last, beyond] = [fround(88.72283), fround(88.72284)];
    expect([exp(last) < Infinity, exp(beyond)]).toEqual([true, Infinity]);
    expect([exp(fround(-103.97207)), exp(fround(-103.97209))]).toEqual([LEAST, 0]);
    expect([sigmoid(-103), sigmoid(Infinity), sigmoid(-Infinity)]).toEqual([exp(-103), 1, 0]);
  });

  test('huge angles are reduced by pi itself', () => {
    // Of the sine of the largest float32 number; from mpmath.
    expect(sin(LARGEST)).toBe(fround(-0.5218765));
    expect([sin(Infinity), cos(-Infinity), tan(Infinity)]).toEqual([NaN, NaN, NaN]);
  });

  test('atan2 has the quadrants and the signed zeros of C99', () => {
    expect([atan2(0, 1), atan2(-0, 1), atan2(0, -1), atan2(-0, -1)]).toEqual([0, -0, PI, -PI]);
    expect([atan2(0, 0), atan2(-0, 0), atan2(0, -0), atan2(-0, -0)]).toEqual([0, -0, PI, -PI]);
    expect([atan2(1, 0), atan2(-1, -0)]).toEqual([PI / 2, -PI / 2]);
    const { fround: f } = Math;
    expect([atan2(Infinity, Infinity), atan2(-Infinity, -Infinity)]).toEqual([PI / 4, f(-0.75 * Math.PI)]);
    expect([atan2(1, Infinity), atan2(1, -Infinity), atan2(Infinity, 1)]).toEqual([0, PI, PI / 2]);
    expect([atan2(LEAST, LARGEST), atan2(LEAST, LEAST), atan2(NaN, 0)]).toEqual([0, PI / 4, NaN]);
  });

  test('what is exact comes out exactly', () => {
    expect([exp(0), exp(-0), cos(0), cosh(0), acos(1), sqrt(9)]).toEqual([1, 1, 1, 1, 0, 3]);
    for (let n = -149; n < 128; n++) expect(pow(2, n)).toBe(2 ** n);
    for (let n = 0; n <= 10; n++) expect([pow(10, n), log10(10 ** n)]).toEqual([10 ** n, n]);
    for (let n = 0; n <= 15; n++) expect(pow(-3, n)).toBe((-3) ** n);
  });

  test('pow has the special values of C99', () => {
    expect([pow(0, -3), pow(-0, -3), pow(-0, -2), pow(0, 2)]).toEqual([Infinity, -Infinity, Infinity, 0]);
    expect([pow(-0, 3), pow(-Infinity, 3), pow(-Infinity, -3)]).toEqual([-0, -Infinity, -0]);
    expect([pow(-Infinity, 2), pow(-Infinity, -2), pow(Infinity, -1)]).toEqual([Infinity, 0, 0]);
    expect([pow(0.5, Infinity), pow(2, -Infinity), pow(-1, Infinity)]).toEqual([0, 0, 1]);
    expect([pow(-2, 0.5), pow(-2, 3), pow(NaN, 0), pow(1, NaN), pow(0, 0)]).toEqual([NaN, -8, 1, 1, 1]);
    expect([pow(1 + 2 ** -23, 2 ** 90), pow(1 - 2 ** -24, 2 ** 90)]).toEqual([Infinity, 0]);
    expect([log(0), log(-1), log1p(-1), log10(-0)]).toEqual([-Infinity, NaN, -Infinity, -Infinity]);
    expect([asin(1.5), acos(-1.5), tanh(Infinity), expm1(-Infinity)]).toEqual([NaN, NaN, 1, -1]);
  });
});

describe('laws', () => {
  const { exp, expm1, exprel, sigmoid, sin, tan, asin, atan, sinh, cosh, cos } = ELEMENTARY32;

  test('odd functions are odd and even ones even, to the last bit', () => {
    fc.assert(
      fc.property(anyNumber, (x) => {
        for (const odd of [sin, tan, asin, atan, sinh]) expect(odd(-x)).toBe(-odd(x));
        for (const even of [cos, cosh]) expect(even(-x)).toBe(even(x));
      }),
      { numRuns: 2000 },
    );
  });

  test('sigmoid(x) + sigmoid(-x) is 1', () => {
    fc.assert(
      fc.property(anyNumber, (x) => {
        fc.pre(!Number.isNaN(x));
        expect(Math.abs(sigmoid(x) + sigmoid(-x) - 1)).toBeLessThanOrEqual(2 ** -23);
      }),
    );
  });

  test('x exprel(x) is expm1(x) within 3 ulp', () => {
    fc.assert(
      fc.property(fc.float({ min: -80, max: 80, noNaN: true }), (x) => {
        fc.pre(Math.abs(x) > 2 ** -100);
        expect(ulpError32(fround(x * exprel(x)), expm1(x))).toBeLessThanOrEqual(3);
      }),
    );
  });

  test('exp does not fall where its argument grows', () => {
    fc.assert(
      fc.property(fc.float({ min: -104, max: 89, noNaN: true }), (x) => {
        const values = [...around(x)].sort((a, b) => a - b).map((near) => exp(near));
        expect(values).toEqual([...values].sort((a, b) => a - b));
      }),
      { numRuns: 2000 },
    );
  });
});
