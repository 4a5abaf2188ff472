import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateExpression } from '../../src/evaluator/evaluate-expression.ts';
import { differentiate } from '../../src/expr/differentiate.ts';
import { type Expression, ExpressionPool } from '../../src/expr/expression.ts';
import { derivativeByMathjs, toTex } from '../../src/symbolic/mathjs.ts';
import { texName } from '../../src/symbolic/tex-name.ts';
import { build, type Recipe, recipes } from '../expr/arbitraries.ts';

async function tex(recipe: Recipe): Promise<string> {
  const [text = ''] = await toTex([build(new ExpressionPool(), recipe)]);
  return text;
}

describe('toTex', () => {
  it.each<[Recipe, string]>([
    [
      ['-', ['*', 'alpha', ['-', 1, 'm']], ['*', 'beta', 'm']],
      '\\alpha\\cdot\\left(1- m\\right)-\\beta\\cdot m',
    ],
    [['/', ['-', 'I', 'i_leak'], 'C'], '\\frac{I- i_{\\mathrm{leak}}}{ C}'],
    [['power', 'sodium.m', 3], '{ m_{\\mathrm{sodium}}}^{3}'],
    [['exp', ['negate', 'tau_m']], '\\exp\\left(-\\tau_{m}\\right)'],
    [['exprel', 'x'], '\\operatorname{exprel}\\left(x\\right)'],
    [['*', 2, 'm'], '2\\cdot m'],
    [['-', 'x', -2], 'x+2'],
    [['+', 'x', ['negate', 'y']], 'x-y'],
  ])('writes %j as %s', async (recipe, expected) => {
    // A blank matters only between a command and a letter.
    const packed = (text: string): string => text.replaceAll(/(?<!\\[a-z]+) | (?![a-z])/g, '');
    expect(packed(await tex(recipe))).toBe(packed(expected));
  });

  it('writes a chain of choices as one table', async () => {
    const chain: Recipe = ['select', ['<', 'x', 0], 1, ['select', ['<', 'x', 1], 2, 3]];
    expect((await tex(chain)).replaceAll(' ', '')).toBe(
      '\\begin{cases}1&\\text{if}x<0\\\\2&\\text{if}x<1\\\\3&\\text{otherwise}\\end{cases}',
    );
  });

  it('puts dots for what nobody would read', async () => {
    const pool = new ExpressionPool();
    let sum: Expression = pool.symbol('x');
    for (let i = 0; i < 20_000; i++) sum = pool.apply('+', sum, pool.number(i));
    const [text = ''] = await toTex([sum]);
    expect(text).toMatch(/^\\dots/);
    expect(text.length).toBeLessThan(20_000);
  });
});

it.each([
  ['v', 'v'],
  ['E_Na', 'E_{\\mathrm{Na}}'],
  ['tau', '\\tau'],
  ['sodium.m.alpha', '\\alpha_{m,\\mathrm{sodium}}'],
  ['τ_m', '\\tau_{m}'],
  ['Δ_T', '\\Delta_{T}'],
  ['Δt', '\\mathrm{\\Delta t}'],
  ['_', '\\_'],
  ['reaction.1', '\\mathrm{reaction}_{1}'],
  ['na.reaction.12.forward', '\\mathrm{reaction}_{12,\\mathrm{forward},\\mathrm{na}}'],
])('the TeX of the name %s is %s', (name, expected) => {
  expect(texName(name)).toBe(expected);
});

describe('derivatives', () => {
  it('are those of mathjs', async () => {
    const shape = {
      numbers: ['x', 'y'],
      conditions: [],
      constants: fc.integer({ min: 1, max: 5 }),
      operations: [
        '+', '-', '*', '/', 'negate', 'power', 'pow', 'exp', 'log', 'log10', 'sqrt', 'sin', 'cos', 'tan', 'atan',
        'asin', 'acos', 'sinh', 'cosh', 'tanh', 'abs',
      ],
      depth: 3,
    } as const; // biome-ignore format: one table
    const hundredth = fc.integer({ min: 1, max: 300 }).map((n) => n / 100);
    let compared = 0;
    const byMathjs = await derivativeByMathjs();
    fc.assert(
      fc.property(recipes(shape).number, hundredth, hundredth, (recipe, x, y) => {
        const pool = new ExpressionPool();
        // Recipes call numbers x…; `y` is one more symbol of a number.
        const expression = build(pool, recipe);
        const values = new Map([
          ['x', x],
          ['y', y],
        ]);
        const expected = byMathjs(expression, 'x')(values);
        const value = Number(evaluateExpression(differentiate(pool, expression, 'x'), values));
        if (!Number.isFinite(expected) || !Number.isFinite(value) || Math.abs(expected) > 1e8) return;
        if (expected !== 0) compared += 1;
        expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-7 * (1 + Math.abs(expected)));
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(20);
  });
});
