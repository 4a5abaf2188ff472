import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEvaluator } from '../../src/evaluator/create-evaluator.ts';
import type { Program } from '../../src/ir/program.ts';
import { expandLets } from '../../src/passes/expand-lets.ts';
import { hoistConstants } from '../../src/passes/hoist-constants.ts';
import { matchCommuted } from '../../src/passes/match-commuted.ts';
import { multiplyByReciprocals } from '../../src/passes/multiply-by-reciprocals.ts';
import { runPasses } from '../../src/passes/pipeline.ts';
import { shareValues } from '../../src/passes/share-values.ts';
import { simplifyValues } from '../../src/passes/simplify-values.ts';
import { unrollPowers } from '../../src/passes/unroll-powers.ts';
import type { Recipe } from '../expr/arbitraries.ts';
import { ulpsApart } from '../expr/ulps.ts';
import { type BlockText, parameter, program, show, state } from '../ir/example-program.ts';

const COLUMNS = [parameter('g'), parameter('E'), parameter('x_C'), state('v'), state('m')];

function attempt(stores: Readonly<Record<string, Recipe>>, lets: BlockText['lets'] = {}): Program {
  return program({ columns: COLUMNS, blocks: { attempt: { lets, stores } } });
}

describe('expand-lets', () => {
  it('writes every value out and keeps the lets for their names', () => {
    const before = attempt({ v: ['-', 'v', 'step'] }, { rate: ['/', 1, 'g'], step: ['*', 'rate', 'dt'] });
    expect(show(expandLets.run(before))).toEqual([
      'attempt: let rate = 1/g',
      'attempt: let step = 1/g*dt',
      'attempt: v ← v - 1/g*dt',
    ]);
  });
});

describe('simplify-values', () => {
  it('computes what is constant, drops what does nothing', () => {
    const before = attempt({ v: ['/', ['+', 'v', ['*', ['/', ['*', 2, 3], 4], 1]], 8] });
    expect(show(simplifyValues.run(before))).toEqual(['attempt: v ← (v + 1.5)*0.125']);
  });

  it('leaves what only algebra allows', () => {
    const before = attempt({ v: ['+', ['*', 0, 'v'], 0] });
    expect(show(simplifyValues.run(before))).toEqual(['attempt: v ← 0*v + 0']);
  });
});

describe('unroll-powers', () => {
  it('multiplies halves, the larger first', () => {
    const before = attempt({ v: ['power', 'm', 3], m: ['power', 'm', -4] });
    expect(show(unrollPowers.run(before))).toEqual(['attempt: v ← m*m*m', 'attempt: m ← 1/(m*m*(m*m))']);
  });
});

describe('match-commuted', () => {
  it('takes the first of two orders', () => {
    const before = attempt({ v: ['*', 'g', ['+', 'v', 'm']], m: ['*', ['+', 'm', 'v'], 'g'] });
    expect(show(matchCommuted.run(before))).toEqual(['attempt: v ← g*(v + m)', 'attempt: m ← g*(v + m)']);
  });
});

describe('hoist-constants', () => {
  it('moves what depends on parameters and dt to `prepare`, by a name that says what it is', () => {
    const before = attempt({ v: ['+', 'v', ['*', ['*', 'dt', ['/', 'g', 'x_C']], ['-', 'E', 'v']]] });
    expect(show(hoistConstants.run(before))).toEqual([
      'prepare: dt_times_g_over_x_C ← dt*(g/x_C)',
      'attempt: v ← v + dt_times_g_over_x_C*(E - v)',
    ]);
  });

  it('takes the model’s own name where it has one', () => {
    const before = attempt({ v: ['*', 'v', ['*', 2, 'g']] }, { 'let gain': ['*', 2, 'g'] });
    expect(show(hoistConstants.run(before))).toContain('attempt: v ← v*gain');
  });

  it('does not give a single addition a column of each cell', () => {
    const columns = [{ ...parameter('g'), variability: 'cell' as const }, state('v')];
    const before = program({
      columns,
      blocks: { attempt: { stores: { v: ['*', 'v', ['+', 'g', 1]] } } },
    });
    expect(hoistConstants.run(before)).toBe(before);
  });
});

describe('share-values', () => {
  it('computes once what is used twice, and what the model has a name for', () => {
    const before = attempt(
      { v: ['+', 'rate', ['-', 'v', 'E']], m: ['*', ['-', 'v', 'E'], 'm'] },
      { rate: ['*', 'g', 'v'], unused: ['*', 'm', 'm'] },
    );
    expect(show(shareValues.run(before))).toEqual([
      'attempt: let rate = g*v',
      'attempt: let v_minus_E = v - E',
      'attempt: v ← rate + v_minus_E',
      'attempt: m ← v_minus_E*m',
    ]);
  });

  it('finds a value behind two names', () => {
    const before = attempt({ v: 'a', m: 'b' }, { a: ['*', 'g', 'v'], b: ['*', 'g', 'v'] });
    expect(show(shareValues.run(before))).toEqual([
      'attempt: let a = g*v',
      'attempt: v ← a',
      'attempt: m ← a',
    ]);
  });
});

describe('multiply-by-reciprocals', () => {
  it('changes a quotient by 2 ulp at most', () => {
    const before = program({
      columns: [...COLUMNS, state('r', false)],
      blocks: { initialise: { stores: { r: 0 } }, attempt: { stores: { r: ['/', 'v', 'g'] } } },
    });
    const after = multiplyByReciprocals.run(before);
    expect(show(after)).toContain('attempt: r ← v*(1/g)');
    const size = fc.double({ min: 1e-100, max: 1e100, noNaN: true });
    fc.assert(
      fc.property(size, size, (v, g) => {
        const given = new Map([
          ...COLUMNS.map(({ name }): [string, number] => [name, 1]),
          ['v', v],
          ['g', g],
        ]);
        const [exact, relaxed] = [before, after].map((each) => {
          const cell = createEvaluator(each, { p: 1, q: 10, given });
          cell.step();
          return cell.read('r');
        });
        expect(ulpsApart(exact ?? 0, relaxed ?? Number.NaN)).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe('all passes', () => {
  const euler: Readonly<Record<string, Recipe>> = {
    v: ['+', 'v', ['*', 'dt', ['/', ['*', ['*', 'g', ['power', 'm', 3]], ['-', 'E', 'v']], 'x_C']]],
  };

  it('in strict arithmetic keep the order of operations', () => {
    expect(show(runPasses(attempt(euler), { verify: false }))).toEqual([
      'attempt: v ← v + dt*(g*(m*m*m)*(E - v)/x_C)',
    ]);
  });

  it('in fast arithmetic divide once a run', () => {
    expect(show(runPasses({ ...attempt(euler), arithmetic: 'fast' }))).toEqual([
      'prepare: one_over_x_C ← 1/x_C',
      'attempt: v ← v + dt*(g*(m*m*m)*(E - v)*one_over_x_C)',
    ]);
  });
});
