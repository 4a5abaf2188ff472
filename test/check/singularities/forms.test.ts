/**
 * What is 0/0 as it is written is computed by its limit, in whatever form it is written.
 *
 * The true value is the exact function of the float64 inputs (100 digits). Tolerance: 4 ulp of it, and what the rounding of
 * inner arguments does (`a * x`, `v + 40 mV`), which is no matter of the form: |f'| times an ulp of the input and one
 * of the place, and |f' x| ε.
 */
import { describe, expect, test } from 'vitest';
import { innerRounding } from './inner-rounding.ts';
import { computed, meant, rateModel, told, ulp } from './rate-model.ts';

interface Form {
  readonly form: string;
  /** Of `v` or `x`. */
  readonly at: number;
  readonly limit: number;
  /** What `explain` says behind the formula. */
  readonly said: RegExp;
}

const EXPREL = /computed by exprel/;
const SERIES = /computed by a series of \d+ terms within \|.*\| < [\d.]+/;
const CANCELLED = /the factor that is 0 is cancelled/;

function forms(at: number, said: RegExp, rows: readonly (readonly [string, number])[]): readonly Form[] {
  return rows.map(([form, limit]) => ({ form, at, limit, said }));
}

const FORMS: readonly Form[] = [
  // Powers of a number, and angles.
  ...forms(0, SERIES, [
    ['x / (1 - 2^(-x))', 1 / Math.LN2],
    ['(2^x - 1) / x', Math.LN2],
    ['x / (1 - a^(-x))', 1 / Math.LN2],
    ['atan2(x, 1) / x', 1],
  ]),
  // As rates are written in papers and simulators.
  ...forms(-40, EXPREL, [
    ['(v + 40 mV) / (1 - exp(-(v + 40 mV) / 10 mV))', 10],
    ['0.1/ms/mV * (v + 40 mV) / (1 - exp(-(v + 40 mV) / 10 mV))', 1],
    ['-0.32/mV * (v + 40 mV) / (exp(-(v + 40 mV) / 4 mV) - 1)', 1.28],
    ['0.28/mV * (v - E) / (exp((v - E) / k) - 1)', 2.52],
    ['0.28/mV * (E - v) / (exp((v - E) / k) - 1)', -2.52],
    ['(v - E) / k / (1 - exp(-((v - E) / k)))', 1],
    ['(v - E) / k / expm1((v - E) / k)', 1],
    ['(v - E) / -expm1(-0.2/mV * (v - E))', 5],
    ['2 * ((v - E) / (-1 + exp((v - E) * 2 / k)))', 9],
    ['-(v - E) / (1 - exp((v - E) / k))', 9],
    ['(0.1/mV * v + 4) / (exp(v / 10 mV + 4) - 1)', 1],
    ['(v / 10 mV + 4) / (1 - exp(-4) * exp(-v / 10 mV))', 1],
    ['1 / (1 - exp(-(v + 40 mV) / 10 mV)) * (v + 40 mV)', 10],
    ['(1 / (1 - exp(-(v + 40 mV) / 10 mV))) / (1 / (v + 40 mV))', 10],
    ['3 * exp(v / 20 mV) * (40 mV + v) / (exp(0.1/mV * (40 mV + v)) - 1) / 2', 15 * Math.exp(-2)],
  ]),
  ...forms(0, EXPREL, [
    ['x / (1 - exp(-x))', 1],
    ['1 / ((exp(x) - 1) / x)', 1],
    ['1 / (1 / (x / (exp(x) - 1)))', 1],
    ['x * exp(x) / (exp(x) - 1)', 1],
    ['-x / (1 - exp(x))', 1],
    ['(exp(x) - 1) / x', 1],
    ['expm1(x) / x', 1],
    ['x / (exp(x)^2 - 1)', 0.5],
    ['x / (1 - exp(x) * exp(-2 * x))', 1],
    ['x^2 / ((exp(x) - 1) * (1 - exp(-x)))', 1],
    ['(exp(a * x) - 1) / (exp(b * x) - 1)', 2 / 3],
    ['v * (ci - co * exp(-v / k)) / (1 - exp(-v / k))', -9],
    ['x / (a * exp(x) - a)', 0.5],
  ]),
  ...forms(0, SERIES, [
    ['x / (exp(x / 2) - exp(-x / 2))', 1],
    ['x / tanh(x)', 1],
    ['x / sinh(x)', 1],
    ['sin(x) / x', 1],
    ['tan(x) / x', 1],
    ['x / atan(x)', 1],
    ['asin(x) / x', 1],
    ['(1 - cos(x)) / x^2', 0.5],
    ['(1 - cos(x)) / x', 0],
    ['(cosh(x) - 1) / (x * x)', 0.5],
    ['log(1 + x) / x', 1],
    ['log1p(x) / x', 1],
    ['(exp(x) - 1 - x) / x^2', 0.5],
    ['(exp(x) - (1 + x)) / x / x', 0.5],
    ['(x + 1 - exp(x)) / x^2', -0.5],
    ['(exp(x) - 1 - x - x^2 / 2) / x^3', 1 / 6],
    ['(x - sin(x)) / x^3', 1 / 6],
    ['(tan(x) - x) / x^3', 1 / 3],
    ['(exp(a * x) - exp(b * x)) / x', -1],
    ['(sin(a * x) - sin(b * x)) / x', -1],
    ['sin(a * x) / tan(b * x)', 2 / 3],
    ['c * x * sin(c * x) / (exp(c * x) - 1 - c * x) / (c * x * expm1(c * x)) * (1 - cos(c * x)^2)', 2],
    ['sin(a * x) / x', 2],
    ['(1 - cos(a * x)) / (1 - cos(b * x))', 4 / 9],
    ['1 / x - 1 / (exp(x) - 1)', 0.5],
    ['(1 / x - 1 / (exp(x) - 1)) * 2 + 3', 4],
    ['1 / tanh(x) - 1 / x', 0],
    ['1 / sin(x)^2 - 1 / x^2', 1 / 3],
    ['a / (b * x) - a / (b * sin(x))', 0],
    ['(sin(x) / x - 1) / x^2', -1 / 6],
    ['(x / (exp(x) - 1) - 1) / x', -0.5],
    ['sin(x) / (exp(x) - 1)', 1],
    ['(exp(x) - 1) * sin(x) / x^2', 1],
  ]),
  // Arguments that are not looked into.
  ...forms(0, EXPREL, [
    ['abs(x) / (1 - exp(-abs(x)))', 1],
    ['clamp(x, -5, 5) / (1 - exp(-clamp(x, -5, 5)))', 1],
    ['min(x, 3) / (exp(min(x, 3)) - 1)', 1],
    ['max(x, 0) / (1 - exp(-max(x, 0)))', 1],
  ]),
  // Several places, polynomials, other zeros.
  ...forms(0, CANCELLED, [['((1 + x)^3 - 1) / x', 3]]),
  ...forms(2, CANCELLED, [
    ['(x^2 - 4) / (x - 2)', 4],
    ['(x^2 - 3 * x + 2) / (exp(x - 1) - 1) / (x - 2)', 1 / Math.expm1(1)],
    ['(x^3 - 8) / (x^2 - 4)', 3],
    ['(x^2 - y^2) / (x - y)', 4],
  ]),
  ...forms(1, EXPREL, [
    ['(x^2 - 3 * x + 2) / (exp(x - 1) - 1) / (x - 2)', 1],
    ['x * (x - 1) / (sin(x) * (exp(x - 1) - 1))', 1 / Math.sin(1)],
  ]),
  ...forms(0, SERIES, [
    ['x * (x - 1) / (sin(x) * (exp(x - 1) - 1))', -1 / Math.expm1(-1)],
    ['(exp(x) - cos(x)) / x', 1],
    ['x / (a^x - b^x)', 1 / Math.log(2 / 3)],
    ['sin(x) / (x * (x - pi))', -1 / Math.PI],
  ]),
  ...forms(0, /as its limit on it/, [
    ['x * log(x)', 0],
    ['x^2 * log(x / a) / 3', 0],
  ]),
  ...forms(1, SERIES, [['log(x) / (x - 1)', 1]]),
  ...forms(1, EXPREL, [['(exp(x) - exp(1)) / (x - 1)', Math.E]]),
  ...forms(4, CANCELLED, [['(sqrt(x) - 2) / (x - 4)', 0.25]]),
  ...forms(-40, SERIES, [
    ['((1 + (v - E) / k)^3 - 1) / (a^((v - E) / k) - b^((v - E) / k))', 3 / Math.log(2 / 3)],
    ['sin((v - E) / k) / (v - E)', 1 / 9],
    ['(v - E) / sinh((v - E) / k)', 9],
    ['(v + 40 mV) / tanh((v + 40 mV) / 10 mV)', 10],
    // An inner sum that is rounded is the same above and below the line.
    ['atan(v / 10 mV + 4) / ((v / 10 mV + 4)^2 - 3 * (v / 10 mV + 4))', -1 / 3],
  ]),
  ...forms(0, CANCELLED, [
    ['x^2 / x', 0],
    ['x / x', 1],
    ['x^3 / (a * x^3)', 0.5],
    ['x^1.5 / x', 0],
    ['(a * x + b * x) / x', 5],
    ['(sqrt(1 + x) - 1) / x', 0.5],
    ['x^2 / (sqrt(1 + x) - sqrt(1 - x))^2', 1],
    ['x / sqrt(x)', 0],
  ]),
];

const DISTANCES = [
  2 ** -52, -(2 ** -52), 3 * 2 ** -52, -1000 * 2 ** -52, 1e-11, -1e-8, 1e-5, -0.003, 0.02, -0.11, 0.14, -0.3, 0.5,
  -0.9, 1.1, -1.6, 2.1, -2.4, 3.3, -4.7, 7.1, -13, 31, -60,
]; // biome-ignore format: one table

describe('what is 0/0 as it is written', () => {
  for (const { form, at, limit, said } of FORMS) {
    test(`${form} has its limit at the place, and all digits near it and away`, () => {
      const model = rateModel(form);
      const name = /\bv\b/.test(form) ? 'v' : 'x';
      expect(told(model).join('\n')).toMatch(said);
      expect(Math.abs(computed(model, { [name]: at, y: 2 }) - limit)).toBeLessThanOrEqual(
        4 * Number.EPSILON * Math.abs(limit),
      );
      for (const distance of DISTANCES) {
        const given = { [name]: at + distance, ...(/\by\b/.test(form) ? { y: 2 } : {}) };
        const truth = meant(form, given).toNumber();
        const value = computed(model, given);
        if (!Number.isFinite(truth)) continue;
        const inner = innerRounding(form, given, at);
        expect(Math.abs(value - truth), `at ${at} + ${distance}: ${value}, ${truth}`).toBeLessThanOrEqual(
          4 * ulp(truth) + inner,
        );
      }
    });
  }
});

/** Where exponentials overflow, results below 1e-300 may be 0: it is where float64 has no more digits soon. */
const VANISHING = 1e-300;

describe('far from the place', () => {
  test.each([
    ['x * exp(x) / (exp(x) - 1)', [-30, 45, 700, 709, 710, 745, 1e5]],
    ['x * exp(x / 2) / (exp(x) - 1)', [-30, 45, 700, 1000, 1300]],
    ['(exp(x) - 1 - x) / (x * (exp(x) - 1))', [-700, 39, 41, 700, 716, 800, 1e5]],
    ['expm1(x) / expm1(2 * x)', [-700, 39, 41, 340, 360, 600]],
    ['sinh(x) / (x * cosh(x))', [-1000, -711, -25, 19, 21, 711, 1000]],
    ['(x^2 - 4) / (x - 2)', [-2 + 1e-9, -2 - 1e-5, 1e160, -1e300]],
    ['(1 - cos(x)) / x^2', [2 * Math.PI, 2 * Math.PI + 1e-7, -4 * Math.PI, 100 * Math.PI, 1e15]],
    ['(1 - cos(x)^2) / x^2', [Math.PI, 3 * Math.PI + 1e-7, -100 * Math.PI]],
    ['v * (ci - co * exp(-v / k)) / (1 - exp(-v / k))', [-1e4, -6000, -300, 400, 1e4]],
  ] as const)('%s is right', (form, places) => {
    const model = rateModel(form);
    const name = /\bv\b/.test(form) ? 'v' : 'x';
    for (const at of places) {
      const given = { [name]: at };
      const truth = meant(form, given).toNumber();
      const allowed = 4 * ulp(truth) + innerRounding(form, given, at) + VANISHING;
      expect(Math.abs(computed(model, given) - truth), `at ${at}`).toBeLessThanOrEqual(allowed);
    }
  });
});
