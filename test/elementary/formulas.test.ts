import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FORMULAS } from '../../src/elementary/formulas.ts';
import { ELEMENTARY } from '../../src/elementary/functions.ts';
import { inPlacePrinter, usualPart } from '../../src/elementary/print-function.ts';
import { exponentOf, powerOfTwo } from '../../src/runtime/elementary.ts';
import { hardHigh, hardLow, hardQuadrant } from '../../src/runtime/hard-angle.ts';
import { drawArguments, measureAccuracy } from './accuracy.ts';
import { evaluate } from './evaluate-formula.ts';
import type { OracleName } from './oracle.ts';

const FUNCTIONS = FORMULAS.map(({ formula, ulp }) => ({
  name: formula.name as OracleName, // the oracle has each of them
  formula: formula.build(),
  ulp,
  compute: ELEMENTARY[formula.name as OracleName] as (x: number, y: number) => number, // as many as it takes
}));

const SPECIAL = [
  0, -0, 1, -1, 0.5, -0.5, 2, -2, 3, 1e-300, -1e-300, 5e-324, -5e-324, 2 ** -1022, 1e300, -1e300, Infinity, -Infinity,
  NaN, Number.MAX_VALUE, -Number.MAX_VALUE, 709.78, 709.79, -708.4, -745.13, -745.14, 710.4, 710.5, 716.3, 716.4, Math.PI,
]; // biome-ignore format: one table

/** Arguments that are special in themselves, of moderate size, or any bits at all. */
const anyNumber = fc.oneof(
  fc.constantFrom(...SPECIAL),
  fc.double({ min: -20, max: 20, noNaN: true }),
  fc.double(),
);

describe.each(FUNCTIONS)('$name', ({ name, formula, ulp, compute }) => {
  test('is printed as it is defined', () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, (x, y) => {
        expect([x, y, compute(x, y)]).toEqual([x, y, evaluate(formula, [x, y])]);
      }),
      { numRuns: 2000 },
    );
  });

  test(`is within ${ulp} ulp of the exact value`, () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const { worst, at, judged } = measureAccuracy(name, compute, 20_000, seed);
    expect(judged).toBeGreaterThan(5000);
    expect(worst, `at ${at.join(', ')}, seed ${seed}`).toBeLessThanOrEqual(ulp);
  });

  test('has the same bits where it is printed in place of a call', () => {
    const usual = usualPart(formula);
    if (usual === undefined) {
      expect(['cos', 'sinh', 'cosh', 'atan2']).toContain(name);
      return;
    }
    const place = { operands: ['x', 'y'], variable: 'result', callee: 'call' };
    const body = inPlacePrinter(formula, usual)(place).join('\n');
    const primitives = { powerOfTwo, exponentOf, hardQuadrant, hardHigh, hardLow };
    const names = Object.keys(primitives).map((each) => `${each}$`);
    const text = `return (x, y) => { let result; ${body} return result; }`;
    const made: unknown = new Function('call', ...names, text)(compute, ...Object.values(primitives));
    const inPlace = made as (x: number, y: number) => number; // the text above is a function of two numbers
    fc.assert(
      fc.property(anyNumber, anyNumber, (x, y) => {
        expect([x, y, inPlace(x, y)]).toEqual([x, y, compute(x, y)]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('special values', () => {
  const { exp, expm1, log, log1p, log10, pow, sin, cos, tan, asin, acos, atan, atan2, sinh, cosh, tanh } =
    ELEMENTARY;

  test('odd functions keep the sign of zero, and subnormal numbers', () => {
    for (const odd of [expm1, log1p, sin, tan, asin, atan, sinh, tanh]) {
      for (const x of [0, -0, 5e-324, -5e-324, 2 ** -1040]) expect(odd(x)).toBe(x);
    }
  });

  test('NaN stays NaN', () => {
    for (const f of [exp, expm1, log, log1p, log10, sin, cos, tan, asin, acos, atan, sinh, cosh, tanh]) {
      expect(f(Number.NaN)).toBeNaN();
    }
    expect([atan2(Number.NaN, 1), atan2(1, Number.NaN), atan2(Number.NaN, 0)]).toEqual([NaN, NaN, NaN]);
  });

  test('infinities have their limits, and outside its domain a function is NaN', () => {
    expect([exp(Infinity), exp(-Infinity), expm1(Infinity), expm1(-Infinity)]).toEqual([
      Infinity,
      0,
      Infinity,
      -1,
    ]);
    expect([log(Infinity), log(0), log(-0), log(-1)]).toEqual([Infinity, -Infinity, -Infinity, NaN]);
    expect([log1p(Infinity), log1p(-1), log1p(-2)]).toEqual([Infinity, -Infinity, NaN]);
    expect([log10(Infinity), log10(0), log10(-1)]).toEqual([Infinity, -Infinity, NaN]);
    expect([sin(Infinity), cos(-Infinity), tan(Infinity)]).toEqual([NaN, NaN, NaN]);
    expect([asin(1.5), acos(-1.5), asin(Infinity)]).toEqual([NaN, NaN, NaN]);
    expect([atan(Infinity), atan(-Infinity)]).toEqual([Math.PI / 2, -Math.PI / 2]);
    expect([sinh(-Infinity), cosh(-Infinity), tanh(-Infinity)]).toEqual([-Infinity, Infinity, -1]);
  });

  test('exponentials overflow and underflow at the last number that does', () => {
    expect([exp(709.782712893384), exp(709.7827128933841)]).toEqual([1.7976931348622732e308, Infinity]);
    expect([exp(-745.1332191019411), exp(-745.1332191019412)]).toEqual([5e-324, 0]);
    expect(cosh(710.4758600739439)).toBe(1.7976931348621744e308);
    expect([cosh(710.475860073944), sinh(-710.475860073944)]).toEqual([Infinity, -Infinity]);
  });

  test('atan2 has the quadrants and the signed zeros of C99', () => {
    const { PI } = Math;
    expect([atan2(0, 1), atan2(-0, 1), atan2(0, -1), atan2(-0, -1)]).toEqual([0, -0, PI, -PI]);
    expect([atan2(0, 0), atan2(-0, 0), atan2(0, -0), atan2(-0, -0)]).toEqual([0, -0, PI, -PI]);
    expect([atan2(1, 0), atan2(-1, -0)]).toEqual([PI / 2, -PI / 2]);
    expect([atan2(Infinity, Infinity), atan2(-Infinity, -Infinity)]).toEqual([PI / 4, -0.75 * PI]);
    expect([atan2(1, Infinity), atan2(1, -Infinity), atan2(Infinity, 1)]).toEqual([0, PI, PI / 2]);
    expect([atan2(1e-300, 1e300), atan2(5e-324, 5e-324)]).toEqual([0, PI / 4]);
  });

  test('what is exact comes out exactly', () => {
    expect([exp(0), exp(-0), cos(0), cosh(0), acos(1)]).toEqual([1, 1, 1, 1, 0]);
    for (let n = -1074; n < 1024; n++) expect(pow(2, n)).toBe(2 ** n);
    for (let n = 0; n <= 22; n++) {
      const power = Number(`1e${n}`);
      expect([pow(10, n), log10(power)]).toEqual([power, n]);
    }
    for (let n = 0; n <= 33; n++) expect(pow(-3, n)).toBe(Number((-3n) ** BigInt(n)));
  });

  test('pow has the special values of C99', () => {
    expect([pow(0, -3), pow(-0, -3), pow(-0, -2), pow(0, 2)]).toEqual([Infinity, -Infinity, Infinity, 0]);
    expect([pow(-0, 3), pow(-Infinity, 3), pow(-Infinity, -3)]).toEqual([-0, -Infinity, -0]);
    expect([pow(-Infinity, 2), pow(-Infinity, -2), pow(Infinity, -1)]).toEqual([Infinity, 0, 0]);
    expect([pow(0.5, Infinity), pow(2, -Infinity), pow(-1, Infinity)]).toEqual([0, 0, 1]);
    expect([pow(-2, 0.5), pow(-2, 3), pow(NaN, 0), pow(1, NaN), pow(0, 0)]).toEqual([NaN, -8, 1, 1, 1]);
    expect([pow(1 + 2 ** -52, 1e300), pow(1 - 2 ** -53, 1e300), pow(-2, 1e300)]).toEqual([
      Infinity,
      0,
      Infinity,
    ]);
  });
});

test('exp does not fall where its argument grows', () => {
  fc.assert(
    fc.property(fc.double({ min: -746, max: 710, noNaN: true }), fc.integer({ min: 1, max: 40 }), (x, n) => {
      const above = x + n * Math.abs(x) * 2 ** -52;
      expect(ELEMENTARY.exp(above)).toBeGreaterThanOrEqual(ELEMENTARY.exp(x));
    }),
    { numRuns: 20_000 },
  );
});

test('arguments for a function depend on the seed only', () => {
  const [first, second] = [drawArguments('pow', 7), drawArguments('pow', 7)];
  expect(Array.from({ length: 5 }, first)).toEqual(Array.from({ length: 5 }, second));
});
