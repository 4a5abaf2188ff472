import { describe, expect, it } from 'vitest';
import { type Expression, ExpressionPool } from '../../src/expr/expression.ts';
import { toText } from '../../src/expr/to-text.ts';
import { express, type Recipe } from './arbitraries.ts';

describe('toText', () => {
  it.each<[Recipe, string]>([
    [['-', ['*', 'alpha', ['-', 1, 'm']], ['*', 'beta', 'm']], 'alpha*(1 - m) - beta*m'],
    [['-', 'a', ['-', 'b', 'd']], 'a - (b - d)'],
    [['-', ['-', 'a', 'b'], 'd'], 'a - b - d'],
    [['/', 'a', ['*', 'b', 'd']], 'a/(b*d)'],
    [['negate', ['power', 'x', 2]], '-x^2'],
    [['power', ['negate', 'x'], 2], '(-x)^2'],
    [['power', -2, -3], '(-2)^-3'],
    [['pow', ['pow', 'x', 'a'], 'b'], '(x^a)^b'],
    [['-', 'a', -2], 'a - (-2)'],
    [['*', ['select', ['<', 'x', 0], 1, 2], 'x'], '(if x < 0 then 1 else 2)*x'],
    [['select', ['and', 'c', ['or', 'c', ['not', 'c']]], 1, 2], 'if c and (c or not c) then 1 else 2'],
    [['clamp', 'x', 0, Number.POSITIVE_INFINITY], 'clamp(x, 0, infinity)'],
    [['element', 't', ['+', 'x', 1]], 't[x + 1]'],
    [-0, '-0'],
  ])('%j is %s', (recipe, text) => {
    expect(toText(express(recipe).expression)).toBe(text);
  });

  it('calls symbols as asked', () => {
    expect(toText(express(['+', 'x', 'y']).expression, { nameOf: (name) => `my ${name}` })).toBe(
      'my x + my y',
    );
  });

  it('writes a sum of 20 000 terms', () => {
    const pool = new ExpressionPool();
    let sum: Expression = pool.symbol('x');
    for (let i = 1; i < 20_000; i++) sum = pool.apply('+', sum, pool.symbol('x'));
    expect(toText(sum, { longest: 1e6 }).length).toBe(20_000 + 3 * 19_999);
  });

  it('does not grow without limit where parts are shared', () => {
    const pool = new ExpressionPool();
    let tower: Expression = pool.symbol('x');
    for (let i = 0; i < 200; i++) tower = pool.apply('+', tower, tower);
    expect(toText(tower, { longest: 1000 }).length).toBeLessThan(1000);
  });
});
