import { describe, expect, it } from 'vitest';
import { ExpressionPool } from '../../src/expr/expression.ts';
import { toText } from '../../src/expr/to-text.ts';
import { jacobian } from '../../src/symbolic/jacobian.ts';
import { classifyEquations, type SymbolClass } from '../../src/symbolic/linearity.ts';
import { build, type Recipe } from '../expr/arbitraries.ts';

/** States are `xv xm xw`, the time and an input `xt xI`, all else is constant. */
function classOf(symbol: string): SymbolClass {
  if (['xv', 'xm', 'xw'].includes(symbol)) return 'state';
  return ['xt', 'xI'].includes(symbol) ? 'varying' : 'constant';
}

function equations(recipes: Readonly<Record<string, Recipe>>) {
  const pool = new ExpressionPool();
  const derivatives = new Map(Object.entries(recipes).map(([state, recipe]) => [state, build(pool, recipe)]));
  return { pool, derivatives };
}

function classify(recipes: Readonly<Record<string, Recipe>>): readonly string[] {
  const { pool, derivatives } = equations(recipes);
  return classifyEquations(pool, derivatives, classOf).map(({ state, linearity, because }) =>
    because === undefined ? `${state} ${linearity}` : `${state} ${linearity}: ${toText(because)}`,
  );
}

describe('classifyEquations', () => {
  it('sees a leaky integrate-and-fire neuron with a decaying current as linear', () => {
    expect(
      classify({
        xv: ['/', ['+', ['-', 'xE', 'xv'], ['*', 'xR', ['+', 'xw', 'xI']]], 'xtau'],
        xw: ['/', ['negate', 'xw'], 'xtau_w'],
      }),
    ).toEqual(['xv constant', 'xw constant']);
  });

  it('sees gates as linear in themselves, and the voltage of a channel', () => {
    expect(
      classify({
        xv: ['-', 'xI', ['*', ['*', 'xg', ['power', 'xm', 3]], ['-', 'xv', 'xE']]],
        xm: ['/', ['-', ['sigmoid', 'xv'], 'xm'], ['+', 1, ['exp', 'xv']]],
      }),
    ).toEqual(['xv conditional: xg*xm^3*(xv - xE)', 'xm conditional: (sigmoid(xv) - xm)/(1 + exp(xv))']);
  });

  it('names the term that is nonlinear', () => {
    expect(
      classify({
        xv: ['+', ['-', ['+', ['*', 0.04, ['power', 'xv', 2]], ['*', 5, 'xv']], 'xw'], 'xI'],
        xw: ['*', 'xa', ['-', ['*', 'xb', 'xv'], 'xw']],
      }),
    ).toEqual(['xv nonlinear: 0.04*xv^2', 'xw constant']);
  });

  it('tells coefficients that change with time or an input', () => {
    expect(classify({ xv: ['*', ['sin', 'xt'], 'xv'], xm: ['-', 'xt', ['*', 'xI', 'xm']] })).toEqual([
      'xv varying: sin(xt)*xv',
      'xm varying: xI*xm',
    ]);
  });

  it('is not misled by what cancels', () => {
    expect(classify({ xv: ['-', ['power', ['+', 'xv', 'xa'], 2], ['power', 'xv', 2]] })).toEqual([
      'xv constant',
    ]);
  });

  it.each<[string, Recipe]>([
    ['a threshold', ['select', ['<', 'xv', 0], 'xv', ['+', 'xv', 1]]],
    ['a rounding', ['floor', 'xv']],
    ['a rectification', ['max', 'xv', 0]],
    ['a list', ['element', 't', 'xv']],
  ])('takes %s in the variable for nonlinear, although its slope is constant', (_, recipe) => {
    expect(classify({ xv: recipe })[0]).toMatch(/^xv nonlinear/);
  });

  it('lets time switch a linear equation', () => {
    expect(classify({ xv: ['select', ['<', 'xt', 5], ['negate', 'xv'], ['-', 1, 'xv']] })).toEqual([
      'xv constant',
    ]);
  });
});

describe('jacobian', () => {
  it('leaves out what is 0', () => {
    const { pool, derivatives } = equations({
      xv: ['-', 'xI', ['*', 'xw', 'xv']],
      xw: ['negate', 'xv'],
      xm: 1,
    });
    const rows = [...jacobian(pool, derivatives)].map(([state, row]) => [
      state,
      [...row].map(([other, entry]) => `${other}: ${toText(entry)}`),
    ]);
    expect(rows).toEqual([
      ['xv', ['xv: -xw', 'xw: -xv']],
      ['xw', ['xv: -1']],
      ['xm', []],
    ]);
  });
});
