import { describe, expect, it } from 'vitest';
import { stepTooLong } from '../../src/diagnostics/codes/method.ts';
import { renderDiagnostics } from '../../src/index.ts';
import { checkRun, run } from '../../src/simulate/run.ts';
import { shippedModel } from '../analysis/shipped-model.ts';
import { modelOf } from './models.ts';

const TEXT = stepTooLong.page.failing;

describe('a step that is too long at rest', () => {
  it('is said before the run, with the fastest variable and what helps', () => {
    const { diagnostics } = checkRun(modelOf(TEXT), { dt: '0.1 ms', method: 'euler' });
    expect(renderDiagnostics(diagnostics, new Map([['model.axo', TEXT]])).trimEnd()).toBe(
      [
        'warning[method/step-too-long]: At rest euler is stable up to dt = 0.04 ms; this run takes 0.1 ms.',
        '  --> model.axo:3:8',
        '   |',
        ' 3 |   gate m { inf = 1 / (1 + exp(-(v + 40 mV) / 5 mV)); tau = 0.02 ms }',
        '   |        ^ The fastest is `m`, which moves within 0.02 ms there.',
        'hint: take a shorter step, --dt "0.02 ms", or --method exponential_euler, which is stable at 0.1 ms.',
        '',
        '1 warning',
      ].join('\n'),
    );
  });

  it('is what the run then shows: deviations from rest grow', async () => {
    const model = modelOf(TEXT);
    const range = async (dt: string): Promise<number> => {
      const { result } = await run(model, {
        for: '20 ms',
        dt,
        method: 'euler',
        set: { m: 0.5 },
        record: ['m'],
      });
      return Math.abs(result?.traces.get('m')?.values.at(-1) ?? Number.NaN);
    };
    expect(await range('0.039 ms')).toBeLessThan(1);
    expect(await range('0.041 ms')).toBeGreaterThan(1e3);
  });

  it('is not said where the method bears it, nor where nothing rests', () => {
    const codes = (dt: string, method: string, settings = {}): readonly string[] =>
      checkRun(modelOf(TEXT), { dt, method, ...settings }).diagnostics.map(({ code }) => code);
    expect(codes('0.1 ms', 'exponential_euler')).toEqual([]);
    expect(codes('0.03 ms', 'euler')).toEqual([]);
    const clock = modelOf('neuron Clock { state x = 0; dx/dt = 1 / 1 ms }');
    expect(checkRun(clock, { dt: '1 ms', method: 'euler' }).diagnostics).toEqual([]);
  });

  it('is found for the squid axon: between 0.4 ms and 0.5 ms by Euler’s method', () => {
    const model = shippedModel('neurons/hodgkin-huxley.axo', 'HodgkinHuxley');
    const codes = (dt: string): readonly string[] =>
      checkRun(model, { dt, method: 'euler' }).diagnostics.map(({ code }) => code);
    expect(codes('0.4 ms')).toEqual([]);
    expect(codes('0.5 ms')).toEqual(['method/step-too-long']);
  });

  it('is found for a weakly damped oscillation, which bears far less than its period', () => {
    const spring =
      'neuron Spring { state x = 1; state y = 0; dx/dt = (-0.1 * x + 9 * y) / 1 ms; dy/dt = (-9 * x - 0.1 * y) / 1 ms }';
    const codes = (dt: string): readonly string[] =>
      checkRun(modelOf(spring), { dt, method: 'euler' }).diagnostics.map(({ code }) => code);
    expect(codes('0.002 ms')).toEqual([]);
    expect(codes('0.01 ms')).toEqual(['method/step-too-long']);
  });

  it('is looked for with the values of a population’s first and last cell', () => {
    const text = 'neuron Cell { param tau = 1 ms; state x = 1; dx/dt = -x / tau }';
    const { diagnostics } = checkRun(modelOf(text), {
      dt: '0.5 ms',
      method: 'euler',
      sweep: { tau: '1 ms .. 0.1 ms by -0.1 ms' },
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(['method/step-too-long']);
  });
});
