import { describe, expect, it } from 'vitest';
import { notSmooth } from '../../src/diagnostics/codes/method.ts';
import { renderDiagnostics } from '../../src/index.ts';
import { checkRun, run } from '../../src/simulate/run.ts';
import { modelOf, shippedModel } from './models.ts';

const TEXT = notSmooth.page.failing;

/** What a method says of an equation for x, beside a parameter and a flag that events set. */
function warningsOf(right: string, method = 'rodas4', more = ''): readonly string[] {
  const text = `neuron Cell {
  param eps = 0.5
  state flag = 0
  state x = 0.5
  at 1 ms { flag = 1 }
  ${more}
  dx/dt = (${right} - x) / 1 ms
}`;
  return checkRun(modelOf(text), { for: '1 ms', dt: '0.1 ms', method }).diagnostics.map(
    ({ message }) => message,
  );
}

const saying = (term: string): readonly string[] => [
  `\`rodas4\` takes the equations to be smooth within a step, and \`${term}\` may not be.`,
];

describe('a kink in the equations of a method that solves them once a step', () => {
  it('is said before the run, with the term and what to take', () => {
    const { diagnostics } = checkRun(modelOf(TEXT), { for: '3 ms', dt: '0.3 ms', method: 'rodas4' });
    expect(renderDiagnostics(diagnostics, new Map([['model.axo', TEXT]])).trimEnd()).toBe(
      [
        'warning[method/not-smooth]: `rodas4` takes the equations to be smooth within a step, and `max(x - 1, 0)` may not be.',
        '  --> model.axo:3:23',
        '   |',
        ' 3 |   dx/dt = (1 - 1000 * max(x - 1, 0)) / 1 ms',
        '   |                       ^^^^^^^^^^^^^',
        'hint: take `rodas4_adaptive`, which shortens its steps there, or `implicit_euler`, which solves for the end of each step as it is there.',
        '',
        '1 warning',
      ].join('\n'),
    );
  });

  it('is what goes wrong then: the solution rises to 1.001, and stays there', async () => {
    const lowest = async (method: string): Promise<number> => {
      const { result } = await run(modelOf(TEXT), { for: '3 ms', dt: '0.3 ms', method });
      return Math.min(...(result?.traces.get('x')?.values ?? []));
    };
    expect(await lowest('rodas4')).toBeLessThan(-100);
    expect(await lowest('rodas4_adaptive')).toBe(0);
    expect(await lowest('implicit_euler')).toBe(0);
  });

  it.each([
    'abs(x)',
    'min(x, 1)',
    'clamp(x, 0, 1)',
    'sign(x)',
    'floor(10 * x)',
    'heaviside(x)',
    'mod(x, 0.3)',
  ])('is found in %s', (term) => {
    expect(warningsOf(term)).toEqual(saying(term));
  });

  it('is found in comparisons, in tables, and through named expressions', () => {
    expect(warningsOf('(if x > eps then 1 else 0)')).toEqual(saying('x > eps'));
    expect(
      warningsOf('interpolate(x, xs, ys)', 'rodas4', 'param xs : 1[] = [0, 1]\n  param ys : 1[] = [2, 3]'),
    ).toEqual(saying('interpolate(x, xs, ys)'));
    expect(warningsOf('cut', 'rodas4', 'drive = 2 * x\n  cut = max(drive, 0)')).toEqual(
      saying('max(drive, 0)'),
    );
  });

  it('is none where only constants, the time or what events set decide', () => {
    expect(warningsOf('max(eps, 0)')).toEqual([]);
    expect(warningsOf('(if t > 0.5 ms then 1 else 0)')).toEqual([]);
    expect(warningsOf('(if flag > 0.5 then 1 else 0)')).toEqual([]);
  });

  it('is none where a formula is given for a place at which the other has no value', () => {
    expect(warningsOf('(if abs(x) < 1e-6 then 1 else x / (exp(x) - 1))')).toEqual([]);
    expect(warningsOf('(if x == 0 then 1 else sin(x) / x)')).toEqual([]);
  });

  it('is not said of methods that look again, nor of models that are smooth', () => {
    for (const method of ['rodas4_adaptive', 'implicit_euler', 'crank_nicolson', 'rk4'])
      expect(warningsOf('abs(x)', method)).toEqual([]);
    const axon = shippedModel('neurons/hodgkin-huxley');
    expect(checkRun(axon, { for: '1 ms', dt: '0.1 ms', method: 'rodas4' }).diagnostics).toEqual([]);
  });

  it('speaks of no adaptive method where the model counts steps', () => {
    const text = TEXT.replace('\n}', '\n  on step { x += 0 }\n}');
    const [warning] = checkRun(modelOf(text), { for: '1 ms', dt: '0.1 ms', method: 'rodas4' }).diagnostics;
    expect(warning?.hint).toBe(
      'take `implicit_euler`, which solves for the end of each step as it is there, or compare with a shorter step.',
    );
  });
});
