import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { run } from '../../src/simulate/run.ts';
import { cellTrace } from '../../src/simulate/run-result.ts';
import { modelOf } from '../lower/run-program.ts';
import { neuron } from '../models/shipped-models.ts';

const f = Math.fround;

describe('a run with float32 numbers', () => {
  it('rounds every operation, as float32 hardware does', async () => {
    const model = modelOf(
      'neuron Decay { time unit 1 ms; param a = 0.3; state x = 0.1; dx/dt = a * (0.7 - x * x) }',
    );
    const { result } = await run(model, { float: 'f32', method: 'euler', dt: '0.1 ms', for: '1 ms' });
    const wanted = [f(0.1)];
    for (let k = 0; k < 10; k++) {
      const x = known(wanted.at(-1), 'x');
      const slope = f(f(0.3) * f(f(0.7) - f(x * x)));
      wanted.push(f(x + f(f(0.1) * slope)));
    }
    expect([...cellTrace(known(result?.traces.get('x'), 'x'), 0)]).toEqual(wanted);
  });

  it.each(['rk4', 'exponential_euler', 'rush_larsen_2'])(
    'of the squid axon by %s holds such numbers only, and is near that with float64 ones',
    async (method) => {
      const options = { method, for: '20 ms', dt: '0.025 ms', inputs: { I: '10 uA/cm^2' } } as const;
      const short = known(
        (await run(neuron('hodgkin-huxley'), { ...options, float: 'f32' })).result,
        'result',
      );
      const long = known((await run(neuron('hodgkin-huxley'), options)).result, 'result');
      for (const [name, { values }] of short.traces) {
        expect(values.every((value) => f(value) === value)).toBe(true);
        const wanted = known(long.traces.get(name), name).values;
        const off = Math.max(...values.map((value, i) => Math.abs(value - known(wanted[i], 'value'))));
        // Seven digits of 100 mV, which the upstroke magnifies.
        expect(off).toBeLessThan(name === 'v' ? 0.02 : 2e-4);
        expect(off).toBeGreaterThan(0);
      }
      expect(short.spikes).toEqual(long.spikes);
    },
  );

  it('takes what is set from outside as such numbers too', async () => {
    const model = modelOf('neuron Cell { param a = 1; state x = 0; dx/dt = 0 / 1 ms }');
    const { result } = await run(model, {
      float: 'f32',
      set: { x: 0.1, a: 0.7 },
      record: 'x,a',
      for: '0.1 ms',
    });
    expect(result?.traces.get('x')?.values[0]).toBe(f(0.1));
    expect(result?.traces.get('a')?.values[0]).toBe(f(0.7));
  });

  it.each([
    [{ method: 'dopri5' }, '`dopri5` needs more digits than float32 numbers have.'],
    [{ method: 'rk4', spikeTimes: 'located' }, 'Spikes cannot be located with float32 numbers.'],
    [{ target: 'interpreter' }, 'The interpreter computes with float64 numbers.'],
  ] as const)('is refused where it makes no sense: %o', async (options, message) => {
    const { diagnostics } = await run(neuron('hodgkin-huxley'), { float: 'f32', ...options });
    expect(diagnostics.map((each) => each.message)).toEqual([message]);
  });
});
