import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateExpression } from '../../src/evaluator/evaluate-expression.ts';
import { type Expression, ExpressionPool } from '../../src/expr/expression.ts';
import { CanonicalForms } from '../../src/symbolic/canonical.ts';
import { build, type Recipe, recipes, symbolValues } from '../expr/arbitraries.ts';

function areEqual(a: Recipe, b: Recipe): boolean {
  const pool = new ExpressionPool();
  return new CanonicalForms().areEqual(build(pool, a), build(pool, b));
}

function symbolsOf(recipe: Recipe): readonly string[] {
  return [...new CanonicalForms().symbolsOf(build(new ExpressionPool(), recipe))].sort();
}

describe('equality', () => {
  it.each<[Recipe, Recipe]>([
    [
      ['*', ['+', 'x', 'x2'], ['-', 'x', 'x2']],
      ['-', ['power', 'x', 2], ['*', 'x2', 'x2']],
    ],
    [['/', ['*', 'x', 'x2'], 'x2'], 'x'],
    [['*', ['/', 1, ['+', 'x', 1]], ['+', 1, 'x']], 1],
    [
      ['/', 1, ['/', 1, ['+', 'x', 1]]],
      ['+', 'x', 1],
    ],
    [
      ['/', 1, ['+', ['*', 2, 'x'], 2]],
      ['/', 0.5, ['+', 'x', 1]],
    ],
    [
      ['exp', ['+', 'x', 'x2']],
      ['exp', ['+', 'x2', 'x']],
    ],
    [['*', 0.1, 10], 1],
    [
      ['min', 'x', 'x2'],
      ['min', 'x2', 'x'],
    ],
    [
      ['select', ['<', 'x', 0], ['+', 'x', 'x'], ['*', 2, 'x']],
      ['*', 2, 'x'],
    ],
    [
      ['*', ['power', ['+', 'x', 1], -2], ['+', 'x', 1]],
      ['/', 1, ['+', 'x', 1]],
    ],
  ])('sees that %j is %j', (a, b) => {
    expect(areEqual(a, b)).toBe(true);
  });

  it.each<[Recipe, Recipe]>([
    ['x', 'x2'],
    [
      ['+', 'x', 1],
      ['+', 'x', 2],
    ],
    [
      ['exp', 'x'],
      ['expm1', 'x'],
    ],
    [
      ['/', 'x', 0],
      ['/', 'x2', 0],
    ],
    [['-', 'x', Number.POSITIVE_INFINITY], 'x'],
    [['floor', 'x'], 'x'],
  ])('does not take %j for %j', (a, b) => {
    expect(areEqual(a, b)).toBe(false);
  });
});

describe('dependence', () => {
  it.each<[Recipe, readonly string[]]>([
    [['-', ['+', 'x', 'x2'], 'x'], ['x2']],
    [['*', 0, ['exp', 'x']], []],
    [['-', ['power', ['+', 'x', 'x2'], 2], ['+', ['power', 'x', 2], ['*', ['*', 2, 'x'], 'x2']]], ['x2']],
    [['exp', ['-', 'x', 'x']], []],
    [
      ['sin', ['*', 'x', 'x2']],
      ['x', 'x2'],
    ],
  ])('of %j is on %j', (recipe, symbols) => {
    expect(symbolsOf(recipe)).toEqual(symbols);
  });
});

describe('size', () => {
  it('is bounded: a product of 60 sums is left as it is', () => {
    const pool = new ExpressionPool();
    let product: Expression = pool.number(1);
    for (let i = 0; i < 60; i++) {
      product = pool.apply('*', product, pool.apply('+', pool.symbol(`a${i}`), pool.symbol(`b${i}`)));
    }
    expect(new CanonicalForms().symbolsOf(product).size).toBe(120);
  });

  it('is bounded: a sum of 20 000 terms depends on all of them', () => {
    const pool = new ExpressionPool();
    let sum: Expression = pool.symbol('x0');
    for (let i = 1; i < 20_000; i++) sum = pool.apply('+', sum, pool.symbol(`x${i}`));
    expect(new CanonicalForms().symbolsOf(sum).size).toBe(20_000);
  });

  it('is bounded: a tower of squares', () => {
    const pool = new ExpressionPool();
    let tower: Expression = pool.apply('+', pool.symbol('x'), pool.number(3));
    for (let i = 0; i < 100; i++) tower = pool.apply('*', tower, tower);
    expect([...new CanonicalForms().symbolsOf(tower)]).toEqual(['x']);
  });
});

const SHAPE = {
  numbers: ['x', 'x2', 'x3'],
  conditions: [],
  constants: fc.integer({ min: -3, max: 3 }),
  operations: ['+', '-', '*', 'negate', 'exp', 'sin'],
  depth: 3,
} as const;

/** Writes the same function otherwise: sums and products the other way round, products of sums multiplied out. */
function rearranged(recipe: Recipe): Recipe {
  if (!Array.isArray(recipe)) return recipe;
  // `isArray` forgets what the elements are.
  const [operation, ...operands] = recipe as [string, ...Recipe[]];
  const [a = 0, b = 0] = operands.map(rearranged);
  switch (operation) {
    case '+':
      return ['+', b, a];
    case '-':
      return ['negate', ['-', b, a]];
    case '*': {
      const isSum = Array.isArray(b) && b[0] === '+';
      if (!isSum) return ['*', b, a];
      const [, first, second] = b as unknown as [string, Recipe, Recipe];
      return ['+', ['*', second, a], ['*', a, first]];
    }
    case 'negate':
      return ['*', a, -1];
    case 'exp':
      return ['exp', a];
    default:
      return ['sin', a];
  }
}

describe('a normal form', () => {
  it('is the same however a polynomial is written', () => {
    fc.assert(
      fc.property(recipes(SHAPE).number, (recipe) => {
        expect(areEqual(recipe, rearranged(recipe))).toBe(true);
        expect(areEqual(recipe, ['+', rearranged(recipe), 1])).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('is of equal functions only', () => {
    const shape = {
      ...SHAPE,
      operations: [...SHAPE.operations, '/', 'power', 'abs', 'max'] as const,
      depth: 2,
    };
    const at = symbolValues(
      SHAPE,
      fc.integer({ min: 1, max: 40 }).map((n) => n / 8 + 0.05),
    );
    const questions = fc
      .tuple(recipes(shape).number, recipes(shape).number)
      .filter(([a, b]) => areEqual(a, b));
    fc.assert(
      fc.property(questions, at, ([a, b], symbols) => {
        const pool = new ExpressionPool();
        const [x, y] = [a, b].map((recipe) => Number(evaluateExpression(build(pool, recipe), symbols)));
        if (x === undefined || y === undefined || !Number.isFinite(x) || !Number.isFinite(y)) return;
        expect(Math.abs(x - y)).toBeLessThanOrEqual(1e-6 * (1 + Math.abs(x)));
      }),
      { numRuns: 200 },
    );
  });
});
