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
import { anyNumber, type Recipe, recipes } from '../expr/arbitraries.ts';
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

/** The quotients v / g that two programs compute. */
function quotients(before: Program, after: Program, v: number, g: number): readonly number[] {
  const given = new Map([...COLUMNS.map(({ name }): [string, number] => [name, 1]), ['v', v], ['g', g]]);
  return [before, after].map((each) => {
    const cell = createEvaluator(each, { p: 1, q: 10, given });
    cell.step();
    return cell.read('r');
  });
}

describe('multiply-by-reciprocals', () => {
  const before = program({
    columns: [...COLUMNS, state('r', false)],
    blocks: { initialise: { stores: { r: 0 } }, attempt: { stores: { r: ['/', 'v', 'g'] } } },
  });
  const after = multiplyByReciprocals.run(before);

  it('changes a quotient by 2 ulp at most', () => {
    expect(show(hoistConstants.run(after))).toContain(
      'attempt: r ← if one_over_g == 0 then v/g else v*one_over_g',
    );
    const size = fc.double({ min: 1e-100, max: 1e100, noNaN: true });
    fc.assert(
      fc.property(size, size, (v, g) => {
        const [exact, relaxed] = quotients(before, after, v, g);
        expect(ulpsApart(exact ?? 0, relaxed ?? Number.NaN)).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('divides where the reciprocal is no normal number', () => {
    const huge = fc.constantFrom(
      0,
      -0,
      1e-309,
      -5e-324,
      2 ** -1023,
      1.7e308,
      -Number.MAX_VALUE,
      Infinity,
      NaN,
    );
    fc.assert(
      fc.property(anyNumber, huge, (v, g) => {
        const [exact, relaxed] = quotients(before, after, v, g);
        expect(relaxed).toBe(exact);
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
      'prepare: let one_over_x_C = 1/x_C',
      'prepare: let abs_one_over_x_C = abs(one_over_x_C)',
      'prepare: one_over_x_C ← if abs_one_over_x_C >= 2.2250738585072014e-308 and abs_one_over_x_C < infinity then one_over_x_C else 0',
      'attempt: let product = g*(m*m*m)*(E - v)',
      'attempt: v ← v + dt*(if one_over_x_C == 0 then product/x_C else product*one_over_x_C)',
    ]);
  });

  it('in fast arithmetic hide no failure', () => {
    // Powers of two, so that no sum cancels in one arithmetic and not in the other by its rounding alone.
    const number = fc.constantFrom(
      ...[0, -0, 1, -1, 2, 0.5, 2 ** 600, 2 ** -600, 2 ** 1023, 2 ** -1030, Infinity, -Infinity, NaN],
    );
    const { number: value } = recipes({
      numbers: ['g', 'x_C', 'v', 'm'],
      conditions: [],
      constants: number,
      operations: ['negate', 'abs', '+', '-', '*', '/', 'min', 'max'],
      depth: 4,
    });
    fc.assert(
      fc.property(value, fc.tuple(number, number, number, number), (recipe, [g, C, v, m]) => {
        const given = new Map(Object.entries({ g, E: 1, x_C: C, v, m }));
        const [strict, fast] = (['strict', 'fast'] as const).map((arithmetic) => {
          const cell = createEvaluator(runPasses({ ...attempt({ v: recipe }), arithmetic }), {
            p: 1,
            q: 2,
            given,
          });
          cell.step();
          return cell.read('v');
        });
        if (!Number.isFinite(strict)) expect(fast, `strict: ${strict}`).not.toSatisfy(Number.isFinite);
      }),
      { numRuns: 2000 },
    );
  });

  it.each<readonly [string, Recipe]>([
    ['a difference of what overflows', ['-', ['*', 'v', 1e308], ['*', 'v', 1e308]]],
    ['nothing times what is infinite', ['*', 0, ['/', 'v', 0]]],
    ['a small part of what overflows', ['*', 1e-300, ['*', 1e300, ['*', 'v', 1e10]]]],
    ['an exponential of one over a zero', ['exp', ['/', 1, ['-', 0, ['floor', ['/', 1, 'm']]]]]],
  ])('in fast arithmetic fail where strict does: %s', (_, recipe) => {
    const given = new Map(COLUMNS.map(({ name }): [string, number] => [name, 1e10]));
    const seen = (['strict', 'fast'] as const).map((arithmetic) => {
      const cell = createEvaluator(runPasses({ ...attempt({ v: recipe }), arithmetic }), {
        p: 1,
        q: 10,
        given,
      });
      cell.step();
      return cell.read('v');
    });
    expect(seen[1]).toBe(seen[0]);
  });
});
