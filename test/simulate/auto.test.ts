import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import {
  choiceLines,
  compare,
  compile,
  explain,
  modelOf,
  readRunJson,
  run,
  runToJsonText,
} from '../../src/index.ts';

const CELL = modelOf(`neuron Coba {
  state g = 1
  state v : mV = -60 mV
  dg/dt = -g / 5 ms
  dv/dt = (-60 mV - v + g * (0 mV - v)) / 10 ms
}`);
const DECAY = modelOf('neuron Decay { state v = 1; dv/dt = (v - v^3) / 10 ms }');
const FAST = modelOf('neuron Fast { param tau = 5 ms; state v = 0.5; dv/dt = (v - v^3) / tau }');

describe('a run by auto', () => {
  it('says what was chosen and why, in its result and as text', async () => {
    const { result } = await run(CELL, { method: 'auto', for: '10 ms' });
    expect(result).toMatchObject({ method: 'auto', meta: { ending: 'done' } });
    expect(result?.meta.choices).toEqual([
      {
        states: ['g'],
        method: 'exact',
        reason: expect.stringContaining('linear with constant coefficients'),
      },
      { states: ['v'], method: 'exponential_midpoint', reason: expect.stringContaining('linear in itself') },
    ]);
    expect(choiceLines(known(result, 'result'))).toEqual([
      'g: exact, as what is linear with constant coefficients is solved exactly.',
      'v: exponential_midpoint, as it is linear in itself; rk4 would bear this step too.',
    ]);
    const named = await run(CELL, { method: 'rk4', for: '10 ms' });
    expect(named.result && choiceLines(named.result)).toEqual([]);
    const [ours, theirs] = [result, named.result].map((each) => each?.traces.get('v')?.values.at(-1));
    // Of second order with steps of a thousandth of the fastest time constant.
    expect(ours).toBeCloseTo(known(theirs, 'v'), 3);
  });

  it('is read back from JSON with its choices', async () => {
    const result = known((await run(CELL, { method: 'auto', for: '1 ms' })).result, 'result');
    expect(readRunJson(runToJsonText(result)).result?.meta.choices).toEqual(result.meta.choices);
  });

  it('looks at the step, at what is set, and at the first cell and the last', async () => {
    const methodOf = async (options: Parameters<typeof run>[1]): Promise<string | undefined> =>
      (await run(FAST, { method: 'auto', for: '1 ms', ...options })).result?.meta.choices?.[0]?.method;
    expect(await methodOf({})).toBe('rk4');
    expect(await methodOf({ dt: '0.5 ms', set: { tau: '0.2 ms' } })).not.toBe('rk4');
    expect(await methodOf({ dt: '0.5 ms', sweep: { tau: '[5, 0.2] ms' } })).not.toBe('rk4');
  });

  it('compiles again where another step needs another choice', async () => {
    const first = await run(FAST, { method: 'auto', for: '1 ms' });
    const prepared = known(first.prepared, 'prepared');
    const again = await run(FAST, { method: 'auto', for: '1 ms', prepared });
    expect(again.prepared).toBe(prepared);
    const other = await run(FAST, {
      method: 'auto',
      for: '5 ms',
      dt: '0.5 ms',
      set: { tau: '0.2 ms' },
      prepared,
    });
    expect(other.prepared).not.toBe(prepared);
  });

  it('is the interpreter’s where one method steps the whole, and refused with a reason where not', async () => {
    const options = { method: 'auto', for: '5 ms' };
    const [compiled, interpreted] = await Promise.all([
      run(DECAY, options),
      run(DECAY, { ...options, target: 'interpreter' }),
    ]);
    expect(interpreted.result?.traces.get('v')).toEqual(compiled.result?.traces.get('v'));
    const { result, diagnostics } = await run(CELL, { ...options, target: 'interpreter' });
    expect(result).toBeUndefined();
    expect(diagnostics).toMatchObject([
      {
        code: 'method/not-interpreted',
        message:
          '`auto` chooses `exact`, `exponential_midpoint` for parts of this model, and the interpreter has one method for the whole.',
      },
    ]);
  });

  it('reports mistakes of the request as any method does', async () => {
    const { diagnostics } = await run(CELL, { method: 'auto', dt: '-1 ms', set: { quux: 1 } });
    expect(diagnostics.map(({ code }) => code)).toEqual(
      (await run(CELL, { dt: '-1 ms', set: { quux: 1 } })).diagnostics.map(({ code }) => code),
    );
  });

  it('takes the tolerance where what is chosen is adaptive', async () => {
    const model = modelOf(`neuron VanDerPol {
      time unit 1 ms
      state x = 2
      state y = 0
      dx/dt = y
      dy/dt = 1000 * (1 - x^2) * y - x
    }`);
    const { result } = await run(model, { method: 'auto', tolerance: 1e-8, for: '2 s', every: '100 ms' });
    expect(result).toMatchObject({ method: 'auto', meta: { ending: 'done' } });
    // The upper branch is left at 1 and the lower reached at -2 (period 1615.5, van der Pol 1926 and others).
    const x = known(result?.traces.get('x'), 'x').values;
    expect(Math.max(...x)).toBeLessThan(2.01);
    expect(Math.min(...x)).toBeGreaterThan(-2.01);
    expect(Math.min(...x)).toBeLessThan(-1);
  });
});

describe('auto elsewhere', () => {
  it('compiles for the usual step', () => {
    expect(compile(CELL, { method: 'auto' }).artifact?.integrator.choices).toHaveLength(2);
  });

  it('is told of by an explanation', () => {
    expect(explain(CELL).auto).toMatchObject({
      dt: '0.01 ms',
      choices: [{ states: ['g'] }, { states: ['v'] }],
    });
    expect(explain(modelOf('neuron Count { state n = 0; on step { n += 1 } }')).auto).toBeUndefined();
  });

  it('is compared, chosen for the longest step', async () => {
    const { comparison } = await compare(CELL, {
      methods: 'auto,rk4',
      dt: '0.4, 0.2, 0.1 ms',
      for: '20 ms',
      tolerance: 1e-2,
    });
    expect(comparison?.methods.map(({ name }) => name)).toEqual(['auto', 'rk4']);
    expect(comparison?.passed).toBe(true);
  });
});
