import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FUNCTIONS_32 } from '../../src/elementary/functions-32.ts';
import { evaluateExpression } from '../../src/evaluator/evaluate-expression.ts';
import { differentiate } from '../../src/expr/differentiate.ts';
import { type Expression, ExpressionPool, type Operation } from '../../src/expr/expression.ts';
import { reachable } from '../../src/expr/reachable.ts';
import { toText } from '../../src/expr/to-text.ts';
import { DRAW_NAMES } from '../../src/runtime/draws.ts';
import { ALL_OPERATIONS, build, express, type Recipe, recipes, symbolValues } from './arbitraries.ts';

function derivative(recipe: Recipe, symbol = 'x'): string {
  const { pool, expression } = express(recipe);
  return toText(differentiate(pool, expression, symbol));
}

describe('differentiate', () => {
  it('differentiates a gate’s equation in the gate', () => {
    // alpha (1 - x) - beta x
    expect(derivative(['-', ['*', 'x_alpha', ['-', 1, 'x']], ['*', 'x_beta', 'x']])).toBe(
      '-x_alpha - x_beta',
    );
  });

  it('differentiates a current in the voltage, each factor of which stays', () => {
    expect(derivative(['*', ['*', 'x_g', ['power', 'x_m', 3]], ['-', 'x', 'x_E']])).toBe('x_g*x_m^3');
  });

  it.each<[Recipe, string]>([
    [['power', 'x', 3], '3*x^2'],
    [['power', 'x', -16], '-16*(x^-16/x)'],
    [['pow', 'x', 'x_n'], 'x_n*x^(x_n - 1)'],
    [['pow', 2, 'x'], '2^x*log(2)'],
    [['/', 1, 'x'], '-(1/x/x)'],
    [['exp', ['/', ['negate', 'x'], 'x_k']], 'exp(-x/x_k)*(-1/x_k)'],
    [['sigmoid', 'x'], 'sigmoid(x)*sigmoid(-x)'],
    [['tanh', 'x'], '(1 - tanh(x))*(1 + tanh(x))'],
    [['max', 'x', 0], 'if x >= 0 then 1 else 0'],
    [['clamp', 'x', 0, 1], 'if max(x, 0) > 1 then 0 else if x < 0 then 0 else 1'],
    [['floor', 'x'], '0'],
    [['select', ['<', 'x', 0], ['negate', 'x'], ['power', 'x', 2]], 'if x < 0 then -1 else 2*x'],
    [['interpolate', ['*', 2, 'x'], 't', 't_y'], 'slope(2*x, t, t_y)*2'],
    [['element', 't', 'x'], '0'],
  ])('of %j is %s', (recipe, expected) => {
    expect(derivative(recipe)).toBe(expected);
  });

  it('takes a sum of 20 000 terms', () => {
    const pool = new ExpressionPool();
    const x = pool.symbol('x');
    let sum: Expression = x;
    for (let i = 1; i < 20_000; i++) sum = pool.apply('+', sum, pool.apply('*', pool.number(i), x));
    expect(toText(differentiate(pool, sum, 'x'))).toBe('199990001');
  });

  it('shares what is shared: the derivative of a tower of squares grows with its height, not with its tree', () => {
    const pool = new ExpressionPool();
    const tower = (height: number): Expression => {
      let value: Expression = pool.symbol('x');
      for (let i = 0; i < height; i++) value = pool.apply('*', value, value);
      return value;
    };
    expect(reachable([differentiate(pool, tower(60), 'x')]).length).toBeLessThan(60 * 5);
  });
});

/** What jumps, draws, and what is made of numbers only after derivatives were taken. */
const OTHERS: readonly string[] = [
  ...['element', 'occurrences', 'slope', 'round', 'mod', '==', '!='],
  ...DRAW_NAMES,
  ...['firstAbove', 'propagator', 'solution', ...Object.keys(FUNCTIONS_32)],
];
/** Smooth ones, and those with corners that a drawn point misses. */
const DIFFERENTIABLE: readonly Operation[] = ALL_OPERATIONS.filter(
  (operation) => !OTHERS.includes(operation),
);
/** Hundredths, so that differences of them are none of rounding; just off the corners at whole numbers. */
const tame = fc.integer({ min: -300, max: 300 }).map((n) => n / 100 + 0.0037);

const SHAPE = {
  numbers: ['x', 'x2'],
  conditions: ['c'],
  tables: ['t0'],
  constants: tame,
  operations: DIFFERENTIABLE,
  depth: 3,
};

/**
 * The derivative by differences, by Richardson from two step sizes, and how far to trust it; undefined where the
 * function is not smooth enough to tell.
 */
function byDifferences(f: (x: number) => number, x: number): { slope: number; error: number } | undefined {
  const central = (h: number): number => (f(x + h) - f(x - h)) / (2 * h);
  const slopes = [1e-3, 5e-4, 2.5e-4].map(central);
  const [a = 0, b = 0, c = 0] = slopes;
  const slope = c + (c - b) / 3;
  const error = Math.abs(b - c) + 1e-9 * (1 + Math.abs(slope) + Math.abs(f(x)) / 1e-4);
  // Errors of central differences fall by four; where they do not, there is a corner or a pole nearby.
  const isSmooth = Math.abs(b - c) <= Math.abs(a - b) / 3 + 1e-9 * (Math.abs(slope) + Math.abs(f(x)));
  const bend = (h: number): number => Math.abs(f(x + h) - 2 * f(x) + f(x - h)) / h;
  const isCorner = bend(2.5e-4) > bend(1e-3) / 2 + 1e-9 * (1 + Math.abs(f(x)));
  const isTame =
    slopes.every((value) => Number.isFinite(value) && Math.abs(value) < 1e6) && Math.abs(f(x)) < 1e6;
  // A function that swings many times within the steps fools them, but not a much smaller one.
  const isSlow = Math.abs(central(1e-6) - slope) <= 1e-3 * (1 + Math.abs(slope));
  return isSmooth && isTame && isSlow && !isCorner ? { slope, error } : undefined;
}

describe('a derivative', () => {
  it('agrees with differences', () => {
    let compared = 0;
    const at = symbolValues(SHAPE, tame);
    fc.assert(
      fc.property(recipes(SHAPE).number, at, (recipe, symbols) => {
        const pool = new ExpressionPool();
        const expression = build(pool, recipe);
        const f = (x: number): number =>
          Number(evaluateExpression(expression, new Map([...symbols, ['x', x]])));
        const expected = byDifferences(f, Number(symbols.get('x')));
        if (expected === undefined) return;
        const slope = Number(evaluateExpression(differentiate(pool, expression, 'x'), symbols));
        if (!Number.isFinite(slope)) return;
        if (slope !== 0) compared += 1;
        expect(Math.abs(slope - expected.slope)).toBeLessThanOrEqual(expected.error);
      }),
      { numRuns: 2000 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});

describe('the derivative of exprel', () => {
  it('is accurate near 0, where its formula cancels', () => {
    const { pool, expression } = express(['exprel', 'x']);
    const slope = differentiate(pool, expression, 'x');
    const at = (x: number): number => Number(evaluateExpression(slope, new Map([['x', x]])));
    expect(at(0)).toBe(0.5);
    expect(at(1e-9)).toBeCloseTo(0.5 + 1e-9 / 3, 15);
    // Either side of the change of formula.
    expect(at(0.1)).toBeCloseTo(at(0.1 - 1e-15), 14);
    expect(at(1)).toBeCloseTo(1, 15);
  });
});
