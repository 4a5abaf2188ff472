/** Steps of a method's own end where time makes something jump or bend, wherever that is and however short it lasts. */
import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { run } from '../../src/simulate/run.ts';
import { modelOf } from '../lower/run-program.ts';

const INTEGRAL = modelOf('neuron Integral { input I : mV/ms = 0 mV/ms; state v : mV = 0 mV; dv/dt = I }');

async function end(drive: string, method: string, dt: string, duration: string): Promise<number> {
  const options = { method, dt, for: duration, every: duration, inputs: { I: drive } };
  const { result, diagnostics } = await run(INTEGRAL, options);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return known(result?.traces.get('v')?.values.at(-1), 'end');
}

const METHODS = ['bs23', 'dopri5', 'tsit5', 'rodas4_adaptive'];
const STEPS = ['0.01 ms', '0.1 ms', '0.5 ms', '1 ms'];

describe('an adaptive step meets', () => {
  // Halving falls upon 8 ms and 7 ms, where a pulse begins, and finds its end as well.
  it.each(METHODS)('a pulse that begins where halving falls upon, by %s', async (method) => {
    for (const dt of STEPS) {
      expect(await end('pulse(t, 8 ms, 0.1 ms, 100 mV/ms)', method, dt, '20 ms')).toBeCloseTo(10, 8);
      expect(await end('pulse(t, 7 ms, 0.01 ms, 100 mV/ms)', method, dt, '20 ms')).toBeCloseTo(1, 8);
    }
  });

  it.each(METHODS)('every pulse of a train, however short, by %s', async (method) => {
    for (const dt of STEPS) {
      expect(await end('pulses(t, 10 ms, 7.3 ms, 0.5 ms, 1 mV/ms)', method, dt, '200 ms')).toBeCloseTo(
        13.2,
        8,
      );
    }
    const drive = '(if mod(t, 7.3 ms) < 0.0013 ms then 1000 else 0) * 1 mV/ms';
    expect(await end(drive, method, '0.1 ms', '95 ms')).toBeCloseTo(14 * 1.3, 6);
  });

  it.each([
    ['(heaviside(t / 1 ms - 5.3) - heaviside(t / 1 ms - 5.5)) * 1 mV/ms', 0.2],
    ['floor(t / 7 ms) * 1 mV/ms', 19],
    ['mod(t / 1 ms, 2.1) * 1 mV/ms', (9 * 2.1 ** 2 + 1.1 ** 2) / 2],
    ['min(mod(t / 1 ms, 2.1), 1) * 1 mV/ms', 9 * 1.6 + 0.6],
    ['abs(if t < 5 ms then t / 1 ms - 3 else -1) * 1 mV/ms', 4.5 + 2 + 15],
    ['(if sin(t / 1 ms) > 0.999999 then 1000 else 0) * 1 mV/ms', 3 * 2000 * Math.acos(0.999999)],
  ])('%s', async (drive, integral) => {
    for (const method of METHODS) expect(await end(drive, method, '1 ms', '20 ms')).toBeCloseTo(integral, 5);
  });
});

describe('an adaptive method', () => {
  it.each(METHODS)(
    'lets a variable leave 0 at a kink of the state, alone in its dimension, by %s',
    async (method) => {
      // Solved by hand: x goes from -1 at 1/ms, and u follows its square behind 0, whatever u was counted in.
      for (const unit of ['pA', 'A']) {
        const kinked = modelOf(
          `neuron Kink { state x = -1; state u : ${unit} = 0 ${unit}; dx/dt = 1/ms; du/dt = max(x, 0) * 2 pA/ms }`,
        );
        const { result } = await run(kinked, { method, dt: '1 ms', for: '4 ms', every: '4 ms' });
        const scale = unit === 'A' ? 1e12 : 1;
        expect((result?.traces.get('u')?.values.at(-1) ?? Number.NaN) * scale).toBeCloseTo(9, 4);
      }
    },
  );

  it.each(METHODS)('starts a chain of states of which all but the first are 0, by %s', async (method) => {
    const chain = modelOf(`neuron Chain {
      state a = 1; state b = 0; state c = 0; state d = 0; state e = 0; state f = 0
      reaction a -> b (1/ms)
      reaction b -> c (1/ms)
      reaction c -> d (1/ms)
      reaction d -> e (1/ms)
      reaction e -> f (1/ms)
    }`);
    const { result } = await run(chain, { method, tolerance: 1e-8, for: '4 ms', dt: '1 ms' });
    const at = (name: string): number => known(result?.traces.get(name)?.values.at(-1), name);
    // Five exponential waits of 1 ms each: a Poisson number of them has passed.
    expect(at('a')).toBeCloseTo(Math.exp(-4), 7);
    expect(at('d')).toBeCloseTo((4 ** 3 / 6) * Math.exp(-4), 7);
  });

  it('holds samples of a stiff variable that follows another to the tolerance', async () => {
    const follower = modelOf(`neuron Follower {
      time unit 1 ms
      param g = 1
      state x = 0
      dx/dt = -g * (x - 5 * sin(2 * pi * t / 10))
    }`);
    for (const g of [1e3, 1e5, 1e7]) {
      const { result } = await run(follower, {
        method: 'rodas4_adaptive',
        for: '60 ms',
        dt: '1 ms',
        set: { g },
      });
      const values = known(result?.traces.get('x'), 'x').values;
      const off = Math.max(
        ...values.map((value, k) => Math.abs(value - 5 * Math.sin((2 * Math.PI * k) / 10))),
      );
      // It lags by the sine's slope over g.
      expect(off).toBeLessThan(1e-4 + Math.PI / g);
    }
  });
});
