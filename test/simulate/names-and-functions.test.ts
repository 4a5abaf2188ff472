/** What a model names once and reads elsewhere: constants of the file, functions of functions, lets of times. */
import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { run } from '../../src/simulate/run.ts';
import { modelOf } from './models.ts';

describe.each(['js', 'interpreter'])('by %s', (target) => {
  it('a constant of the file is read in equations, thresholds and blocks', async () => {
    const model = modelOf(`
const E_K = -77 mV
const top = E_K + 10 mV
function sigmoidal(x : mV, slope : mV) = 1 / (1 + exp(-x / slope))

neuron Relaxing {
  state v : mV = -60 mV
  dv/dt = (E_K - v) * sigmoidal(v + 400 mV, 5 mV) / 1 ms
  spike when v < top
  on spike { v = E_K + 17 mV }
}`);
    const { result, diagnostics } = await run(model, { for: '3 ms', dt: '0.5 ms', method: 'euler', target });
    expect(diagnostics).toEqual([]);
    expect([...(result?.traces.get('v')?.values ?? [])]).toEqual(Array(7).fill(-60));
    // Half way to -77 mV is -68.5 mV, below the threshold of -67 mV: it spikes at every step.
    expect([...(result?.spikes[0] ?? [])]).toEqual([0.5, 1, 1.5, 2, 2.5, 3]);
  });

  it('a let of a difference of times compares on the grid, as the difference does', async () => {
    const model = modelOf(`
neuron Timed {
  state named = 0; state direct = 0
  spike at [0.4 ms]
  on step {
    let d = t - last_spike
    if d >= 0.3 ms { named += 1 }
    if t - last_spike >= 0.3 ms { direct += 1 }
  }
}`);
    const { result } = await run(model, { for: '1 ms', dt: '0.1 ms', target });
    const expected = [0, 1, 2, 3, 4, 4, 4, 5, 6, 7, 8];
    expect([...(result?.traces.get('named')?.values ?? [])]).toEqual(expected);
    expect([...(result?.traces.get('direct')?.values ?? [])]).toEqual(expected);
  });

  it('a function in its own argument runs, as long as it is written out', async () => {
    const { result } = await run(modelOf(nested(4)), {
      for: '0.1 ms',
      dt: '0.1 ms',
      method: 'euler',
      target,
    });
    expect([...(result?.traces.get('v')?.values ?? [])]).toEqual([0.5, 0.5 + 0.1 * -(0.5 ** 16)]);
  });
});

/** `-f(f(…f(v)))`, with f(x) = x * x. */
function nested(calls: number): string {
  return `function f(x) = x * x\nneuron Nested {\n  state v = 0.5\n  dv/dt = -${'f('.repeat(calls)}v${')'.repeat(calls)} / 1 ms\n}`;
}

describe('a function in its own argument', () => {
  it.each([26, 60, 300])('is refused where it would be written out without measure: %i calls', (calls) => {
    const { diagnostics } = check({ name: 'nested.axo', text: nested(calls) });
    expect(diagnostics.map(({ code }) => code)).toEqual(['limits/too-large']);
  });
});
