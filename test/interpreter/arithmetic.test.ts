import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rational } from '../../src/base/rational.ts';
import { ELEMENTARY, ELEMENTARY_NAMES, type ElementaryName } from '../../src/elementary/functions.ts';
import { OPERATIONS } from '../../src/expr/expression.ts';
import { type Decimal, decimals } from '../../src/interpreter/decimal-arithmetic.ts';
import { dual } from '../../src/interpreter/dual-arithmetic.ts';
import { float64 } from '../../src/interpreter/float64-arithmetic.ts';
import { evaluate, interpret } from '../../src/interpreter/interpret.ts';
import { partialDerivative } from '../../src/interpreter/partial-derivative.ts';
import { call, model, negative, product, quotient, state, sum, t } from './build-model.ts';

const fifty = decimals(50);

/** Arguments for every function, away from kinks and inside its domain. */
const ARGUMENTS: Readonly<Record<ElementaryName, readonly (readonly number[])[]>> = {
  pow: [[2.5, 1.5], [0.3, -2.25]],
  abs: [[-1.5], [2]],
  sign: [[-1.5], [2]],
  floor: [[-1.5], [2.25]],
  ceil: [[-1.5], [2.25]],
  round: [[-1.75], [2.25]],
  min: [[1, 2], [3, 2]],
  max: [[1, 2], [3, 2]],
  clamp: [[0.5, 0, 1], [-1, 0, 1], [2, 0, 1]],
  mod: [[7.5, 2], [-7.5, 2]],
  exp: [[-3.5], [2]],
  expm1: [[-3.5], [1e-5]],
  exprel: [[-3.5], [1e-5], [-0.3], [0.45], [0.55], [0], [20]],
  log: [[0.1], [25]],
  log1p: [[-0.7], [1e-5]],
  log10: [[0.1], [25]],
  sqrt: [[0.1], [25]],
  sin: [[-1.5], [2]],
  cos: [[-1.5], [2]],
  tan: [[-1.25], [2]],
  asin: [[-0.75], [0.5]],
  acos: [[-0.75], [0.5]],
  atan: [[-1.5], [2]],
  atan2: [[-1.5, -0.5], [2, 3]],
  sinh: [[-1.5], [2]],
  cosh: [[-1.5], [2]],
  tanh: [[-1.5], [2]],
  heaviside: [[-1.5], [2]],
  sigmoid: [[-30], [2], [30]],
}; // biome-ignore format: one table

const CASES = ELEMENTARY_NAMES.flatMap((name) => ARGUMENTS[name].map((values) => [name, values] as const));

describe('fifty digits', () => {
  test.each(CASES)('%s%j is what float64 gives, to its last bits', (name, values) => {
    const exact = fifty.call(name, ...values.map(fifty.fromNumber));
    expect(fifty.toNumber(exact)).toBeCloseTo(ELEMENTARY[name](...values), 12);
  });

  test('a float64 enters with its exact value, a fraction correctly rounded', () => {
    expect(String(fifty.fromNumber(0.1))).toBe('0.1000000000000000055511151231257827021181583404541');
    expect(String(fifty.fromExact(rational(1, 3)))).toBe(`0.${'3'.repeat(50)}`);
    expect(fifty.fromNumber(2 ** 80).toFixed()).toBe(String(2n ** 80n));
  });

  test('differences that cancel keep their digits', () => {
    const tiny = fifty.fromExact(rational(1, 10n ** 30n));
    // expm1(x) = x + x^2/2 + …, log1p(x) = x - x^2/2 + …
    expect(fifty.call('expm1', tiny).toString()).toBe('1.0000000000000000000000000000005e-30');
    expect(fifty.call('log1p', tiny).toString()).toBe('9.999999999999999999999999999995e-31');
    expect(fifty.call('exprel', fifty.fromNumber(0)).toString()).toBe('1');
  });

  test('pi, e and a power have fifty right digits', () => {
    expect(fifty.pi.toString()).toBe('3.1415926535897932384626433832795028841971693993751');
    expect(fifty.call('exp', fifty.fromNumber(1)).toString()).toBe(
      '2.7182818284590452353602874713526624977572470937',
    );
    expect(fifty.call('pow', fifty.fromNumber(2), fifty.fromNumber(0.5)).toString()).toBe(
      '1.4142135623730950488016887242096980785696718753769',
    );
  });

  test('special values follow float64', () => {
    const [nan, infinity, one] = [Number.NaN, Infinity, 1].map(fifty.fromNumber);
    if (nan === undefined || infinity === undefined || one === undefined) throw new Error('three numbers');
    expect(fifty.call('pow', one, nan).toNumber()).toBe(1);
    expect(fifty.call('min', one, nan).toNumber()).toBeNaN();
    expect(fifty.call('exprel', infinity).toNumber()).toBe(Infinity);
    expect(fifty.call('exprel', infinity.neg()).toNumber()).toBe(0);
    expect(fifty.compare('!=', nan, nan)).toBe(true);
    expect(fifty.compare('<=', nan, one)).toBe(false);
    expect(fifty.isFinite(infinity)).toBe(false);
  });

  test('a run in fifty digits follows the closed form as far as its method can', () => {
    // dx/dt = -x by rk4: one step multiplies by 1 - h + h^2/2 - h^3/6 + h^4/24, exactly.
    const of = model({ states: [state('x', { initial: 1, derivative: negative('x') })] });
    const options = { method: 'rk4', dt: rational(1, 10), steps: 10, records: ['x'] } as const;
    const run = interpret(of, { ...options, arithmetic: fifty });
    const h = fifty.fromExact(rational(1, 10));
    const factor = [1, 2, 6, 24]
      .map((f, i) =>
        h
          .neg()
          .pow(i + 1)
          .div(f),
      )
      .reduce((total: Decimal, term) => total.plus(term), fifty.fromNumber(1));
    const last = run.traces.get('x')?.at(-1);
    expect(last?.minus(factor.pow(10)).abs().toNumber()).toBeLessThan(1e-47);
    expect(last?.toNumber()).toBeCloseTo(interpret(of, options).traces.get('x')?.at(-1) ?? 0, 14);
  });
});

describe('dual numbers', () => {
  const duals = dual(float64);

  test('derive sums, products and quotients', () => {
    const x = { value: 3, slope: 1 };
    const two = duals.fromNumber(2);
    expect(duals.divide(duals.multiply(x, x), duals.add(x, two))).toEqual({
      value: 9 / 5,
      slope: 6 / 5 - 9 / 5 / 5,
    });
    expect(duals.subtract(two, duals.negate(x))).toEqual({ value: 5, slope: 1 });
    expect(duals.multiply(two, two)).toEqual({ value: 4 });
  });

  test('a constant never meets an infinite derivative', () => {
    // The derivatives of sqrt at 0, and of 0^x, are infinite.
    expect(duals.call('sqrt', duals.fromNumber(0))).toEqual({ value: 0 });
    expect(duals.call('pow', { value: 0, slope: 1 }, duals.fromNumber(2))).toEqual({ value: 0, slope: 0 });
  });

  /** Central difference in fifty digits: right to 16 digits where the function is smooth. */
  function slope(name: ElementaryName, values: readonly number[], index: number): number {
    const h = fifty.fromNumber(1e-12);
    const at = (shift: Decimal): Decimal => {
      const moved = values.map((value, i) =>
        i === index ? fifty.fromNumber(value).plus(shift) : fifty.fromNumber(value),
      );
      return fifty.call(name, ...moved);
    };
    return at(h).minus(at(h.neg())).div(h.times(2)).toNumber();
  }

  const partials = CASES.flatMap(([name, values]) =>
    values.map((_, index) => [name, values, index] as const),
  );
  test.each(partials)(
    '%s%j has the partial derivative %i of its difference quotient',
    (name, values, index) => {
      const result = ELEMENTARY[name](...values);
      const expected = slope(name, values, index);
      const computed = partialDerivative(float64, name, index, values, result);
      expect(Math.abs(computed - expected)).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(expected)));
    },
  );

  test('every function has cases with all its arguments', () => {
    for (const [name, values] of CASES) expect(values.length).toBe(OPERATIONS[name].takes.length);
  });

  test('the slope of exprel is smooth where its series ends', () => {
    fc.assert(
      fc.property(fc.double({ min: -2, max: 2, noNaN: true }), (x) => {
        const computed = partialDerivative(float64, 'exprel', 0, [x], ELEMENTARY.exprel(x));
        const exact = partialDerivative(
          fifty,
          'exprel',
          0,
          [fifty.fromNumber(x)],
          fifty.call('exprel', fifty.fromNumber(x)),
        );
        expect(Math.abs(computed - exact.toNumber())).toBeLessThanOrEqual(2e-15);
      }),
    );
  });

  test('at a kink they take the piece that gives the value', () => {
    const at = (name: ElementaryName, values: readonly number[]): readonly number[] =>
      values.map((_, i) => partialDerivative(float64, name, i, values, ELEMENTARY[name](...values)));
    expect(at('min', [1, 1])).toEqual([1, 0]);
    expect(at('max', [1, 1])).toEqual([1, 0]);
    expect(at('abs', [0])).toEqual([0]);
    expect(at('clamp', [0, 0, 1])).toEqual([1, 0, 0]);
    expect(at('clamp', [-1, 0, 1])).toEqual([0, 1, 0]);
    expect(at('clamp', [2, 0, 1])).toEqual([0, 0, 1]);
  });
});

describe('evaluating one expression', () => {
  const of = model({ states: [state('x', { initial: 0 })] });

  test('reads what is given', () => {
    const expression = sum(product('x', 2), t);
    const options = { arithmetic: float64, states: new Map([['x', 4]]), time: 0.5 };
    expect(evaluate(of, expression, options)).toBe(8.5);
  });

  test('in fifty digits literals keep what was written', () => {
    const tenth = {
      kind: 'number',
      value: 0.1,
      exact: rational(1, 10),
      span: { source: '', start: 0, end: 0 },
    } as const;
    const value = evaluate(of, product(tenth, 3), { arithmetic: fifty });
    expect(String(value)).toBe('0.3');
    expect(evaluate(of, quotient(call('exp', 1), 1), { arithmetic: float64 })).toBe(Math.E);
  });
});
