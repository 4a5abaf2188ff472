/** The interpreter's own implicit and adaptive methods, and its spikes between grid points, beside compiled code. */
import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { rational } from '../../src/base/rational.ts';
import { decimals } from '../../src/interpreter/decimal-arithmetic.ts';
import { interpret } from '../../src/interpreter/interpret.ts';
import type { Method } from '../../src/interpreter/method.ts';
import { run } from '../../src/simulate/run.ts';
import type { RunOptions } from '../../src/simulate/run-options.ts';
import { modelOf, shippedModel } from '../simulate/models.ts';

const ADAPTIVE = ['bs23', 'dopri5', 'tsit5', 'rodas4_adaptive'];
const IMPLICIT = ['implicit_euler', 'crank_nicolson', 'rodas4'];

/** Returns by how much two runs differ at most, as a part of the largest value of each variable, and in times of spikes. */
async function difference(
  model: ReturnType<typeof modelOf>,
  options: RunOptions,
): Promise<{ readonly values: number; readonly spikes: number; readonly count: number }> {
  const [compiled, interpreted] = await Promise.all(
    ['js', 'interpreter'].map(async (target) => {
      const { result, diagnostics } = await run(model, { ...options, target });
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      return known(result, 'result');
    }),
  );
  const [one, other] = [known(compiled, 'run'), known(interpreted, 'run')];
  let values = 0;
  for (const [name, { values: of }] of one.traces) {
    const wanted = known(other.traces.get(name), name).values;
    const largest = of.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    of.forEach((value, i) => {
      if (value !== wanted[i])
        values = Math.max(values, Math.abs(value - (wanted[i] ?? Number.NaN)) / largest);
    });
  }
  const [times, wanted] = [known(one.spikes[0], 'spikes'), known(other.spikes[0], 'spikes')];
  expect(times.length).toBe(wanted.length);
  const spikes = times.reduce(
    (most, time, i) => Math.max(most, Math.abs(time - (wanted[i] ?? Number.NaN))),
    0,
  );
  return { values, spikes, count: times.length };
}

const LIF = modelOf(`
neuron LIF {
  param tau = 10 ms
  input I : mV = 20 mV
  state v : mV = 0 mV
  dv/dt = (I - v) / tau
  spike when v >= 15 mV
  on spike { v = 0 mV }
  refractory 2 ms holds v
}`);

const ADEX = modelOf(`
neuron AdEx {
  param C = 281 pF; param gL = 30 nS; param EL = -70.6 mV; param VT = -50.4 mV; param DT = 2 mV
  param a = 4 nS; param tw = 144 ms; param b = 80.5 pA
  input I : pA = 800 pA
  state v : mV = EL
  state w : pA = 0 pA
  dv/dt = (-gL * (v - EL) + gL * DT * exp((v - VT) / DT) - w + I) / C
  dw/dt = (a * (v - EL) - w) / tw
  spike when v >= 0 mV
  on spike { v = EL; w += b }
  refractory 1.3 ms holds v
}`);

/** Everything that can be a stop, and jumps off the grid. */
const BUSY = modelOf(`
neuron Busy {
  param tau = 10 ms
  param rest = -65 mV
  input drive : mV/ms = if t >= 5.03 ms and t < 20 ms then 3 mV/ms else 0 mV/ms
  state v : mV = -65 mV in [-100 mV, 100 mV]
  state w = 0
  state n = 0
  dv/dt = (rest - v) / tau + drive + sin(t / 1 ms) * 1 mV/ms
  dw/dt = -w / tau
  spike when v crosses -50 mV or (v >= -40 mV and t - last_spike > 3 ms)
  refractory 2 ms holds v
  on spike { v = rest; n += 1 }
  on peak(v) { w += 1 }
  at [1 ms, 2.53 ms] { w += 0.5 }
  every 7 ms from 1.2 ms { n = n / 2; v += 3 mV }
  on w falls below 0.7 { n += 0.1 }
}`);

describe('compiled code and the interpreter agree', () => {
  /**
   * Ten tolerances of a step where errors add up but do not grow. On the way to the spike of a quadratic or an exponential
   * neuron they do, by the ratio of the slopes of v there and before: for these the tolerance is smaller.
   */
  const CASES = [
    { name: 'LIF', model: LIF, inputs: {}, length: '30 ms', tolerance: 1e-6, allowed: 1e-5 },
    { name: 'Busy', model: BUSY, inputs: {}, length: '30 ms', tolerance: 1e-6, allowed: 1e-5 },
    {
      name: 'Hodgkin-Huxley',
      model: shippedModel('neurons/hodgkin-huxley'),
      inputs: { I: 'if t >= 1.03 ms then 10 uA/cm^2 else 0 uA/cm^2' },
      length: '10 ms',
      tolerance: 1e-7,
      allowed: 1e-5,
    },
    {
      name: 'Izhikevich',
      model: shippedModel('neurons/izhikevich'),
      inputs: { I: 10 },
      length: '30 ms',
      tolerance: 1e-9,
      allowed: 1e-5,
    },
    { name: 'AdEx', model: ADEX, inputs: {}, length: '30 ms', tolerance: 1e-8, allowed: 1e-4 },
  ];

  it.each(CASES.flatMap((each) => ADAPTIVE.map((method) => ({ ...each, method }))))(
    'on $name by $method',
    async ({ model, inputs, length, tolerance, allowed, method }) => {
      const options = { for: length, dt: '0.5 ms', method, inputs, tolerance };
      const { values, spikes, count } = await difference(model, options);
      expect(count).toBeGreaterThan(0);
      expect(values).toBeLessThan(allowed);
      expect(spikes).toBeLessThan(1e-4);
    },
  );

  it.each(IMPLICIT)('to rounding on Hodgkin-Huxley by %s', async (method) => {
    const model = shippedModel('neurons/hodgkin-huxley');
    const options = { for: '10 ms', dt: '0.05 ms', method, inputs: { I: '10 uA/cm^2' } };
    const { values, count } = await difference(model, options);
    expect(count).toBe(1);
    // Rounding, through a spike.
    expect(values).toBeLessThan(1e-12);
  });

  const FIXED = ['euler', 'rk4', 'exponential_euler', 'exponential_midpoint'];
  it.each(FIXED.flatMap((method) => [LIF, ADEX, BUSY].map((model) => ({ name: model.name, model, method }))))(
    'where spikes of $name are located by $method',
    async ({ model, method }) => {
      const options: RunOptions = { for: '30 ms', dt: '0.1 ms', method, spikeTimes: 'located' };
      const { values, spikes, count } = await difference(model, options);
      expect(count).toBeGreaterThan(0);
      // Places within a step are found to neighbouring numbers, by ways that round differently.
      expect(values).toBeLessThan(1e-12);
      expect(spikes).toBeLessThan(1e-12);
    },
  );

  it('in every bit where times of spikes are interpolated', async () => {
    for (const model of [LIF, ADEX, BUSY]) {
      const options: RunOptions = { for: '40 ms', dt: '0.1 ms', method: 'rk4', spikeTimes: 'interpolated' };
      const { values, spikes, count } = await difference(model, options);
      expect(count).toBeGreaterThan(0);
      expect({ values, spikes }).toEqual({ values: 0, spikes: 0 });
    }
  });
});

describe('the interpreter', () => {
  it('solves a leaky cell’s first spike, in 50 digits where it computes with these', () => {
    // tau log(20 / (20 - 15)) = 10 ms log 4.
    const wanted = 10 * Math.log(4);
    const options = { dt: rational(1, 2), steps: 30, records: ['v'] };
    const times = (method: Method): readonly (number | undefined)[] =>
      interpret(LIF, { ...options, method, spikeTimes: 'located' }).spikes.map(({ time }) => time);
    expect(times('exact')[0]).toBeCloseTo(wanted, 12);
    for (const method of ADAPTIVE) {
      expect(Math.abs((times(method as Method)[0] ?? 0) - wanted)).toBeLessThan(1e-6);
    }
    const exactly = interpret(LIF, {
      ...options,
      method: 'exact',
      spikeTimes: 'located',
      arithmetic: decimals(50),
    });
    expect(exactly.spikes[0]?.time).toBe(wanted);
  });

  /** dx/dt = -x + sin t and dy/dt = -x y, which have no closed form for steps to be exact on. */
  const SMOOTH = modelOf(`
neuron Smooth {
  time unit 1 ms
  state x = 1
  state y = 1
  dx/dt = -x * y + sin(t)
  dy/dt = x - y^2
}`);

  it.each([
    { method: 'implicit_euler', order: 1 },
    { method: 'crank_nicolson', order: 2 },
    { method: 'rodas4', order: 4 },
  ] as const)('has $method of order $order', ({ method, order }) => {
    const at = (denominator: number, by: Method): number => {
      const options = { method: by, dt: rational(1, denominator), steps: denominator, records: ['x'] };
      return known(interpret(SMOOTH, options).traces.get('x')?.at(-1), 'x');
    };
    const exact = at(500, 'rodas4');
    const [coarse, fine] = [20, 40].map((denominator) => Math.abs(at(denominator, method) - exact));
    const observed = Math.log2(known(coarse, 'error') / known(fine, 'error'));
    expect(Math.abs(observed - order)).toBeLessThan(0.35);
  });

  it('solves Robertson’s problem as published', () => {
    const robertson = modelOf(`
neuron Robertson {
  time unit 1 s
  state x = 1
  state y = 0
  state z = 0
  dx/dt = -0.04 * x + 1e4 * y * z
  dy/dt = 0.04 * x - 1e4 * y * z - 3e7 * y^2
  dz/dt = 3e7 * y^2
}`);
    const options = { dt: rational(1), steps: 40, records: ['x', 'y', 'z'], tolerance: 1e-8 } as const;
    const { traces } = interpret(robertson, { ...options, method: 'rodas4_adaptive' });
    // Hairer and Wanner (1996), section IV.10: the solution at 40, to as many digits as are given.
    const published = { x: 0.71582706872, y: 9.18553476e-6, z: 0.28416374575 };
    for (const [name, wanted] of Object.entries(published)) {
      const value = known(traces.get(name)?.at(-1), name);
      expect(Math.abs(value / wanted - 1)).toBeLessThan(1e-9);
    }
  });

  it('says which state has no step', () => {
    // 1 - dt is 0.
    const singular = modelOf('neuron S { time unit 1 ms; state x = 1; dx/dt = x }');
    const options = { method: 'implicit_euler', dt: rational(1), steps: 2, records: [] } as const;
    expect(interpret(singular, options).noStep).toMatchObject({ reason: 'singular', state: 'x', step: 0 });
    const blown = modelOf('neuron B { time unit 1 ms; state x = 1; dx/dt = x^2 }');
    const adaptive = { method: 'dopri5', dt: rational(3, 10), steps: 8, records: [] } as const;
    // x = 1 / (1 - t).
    expect(interpret(blown, adaptive).noStep).toMatchObject({ reason: 'tooSmall', state: 'x', step: 3 });
  });

  it('says of a run that ends early what compiled code says', async () => {
    const text = 'neuron S { time unit 1 ms; state x = 1; dx/dt = x }';
    const messages = await Promise.all(
      ['js', 'interpreter'].map(async (target) => {
        const options = { target, method: 'implicit_euler', dt: '1 ms', for: '3 ms' };
        const { diagnostics } = await run(modelOf(text), options);
        return diagnostics.map(({ code, message }) => `${code}: ${message}`);
      }),
    );
    expect(messages[1]).toEqual(messages[0]);
    expect(messages[0]).toHaveLength(1);
  });

  it('spikes at once where a block lifts the cell over its threshold, and where a stimulus jumps over one', () => {
    const kicked = modelOf(`
neuron Kicked {
  input I = if t >= 5.03 ms then 1 else 0
  state v = 0
  state n = 0
  dv/dt = -v / 10 ms
  spike when v >= 1
  on spike { v = 0 }
  at 2.02 ms { v += 2 }
  on I > 0.5 { n = t / 1 ms }
}`);
    const options = { dt: rational(1, 2), steps: 12, records: ['n'] } as const;
    const { spikes, traces } = interpret(kicked, { ...options, method: 'tsit5' });
    expect(spikes.map(({ time }) => time)).toEqual([2.02]);
    expect(traces.get('n')?.at(-1)).toBeCloseTo(5.03, 12);
  });

  it('says after how many events at one time it gives up', () => {
    const endless = modelOf(`
neuron Endless {
  state v = 1
  dv/dt = (2 - v) / 10 ms
  spike when v crosses 1.5
  on spike { v = 1.5 - 1e-16 * v }
}`);
    const { noStep } = interpret(endless, { method: 'dopri5', dt: rational(1), steps: 20, records: [] });
    expect(noStep?.reason === 'endless' || noStep?.reason === 'tooMany').toBe(true);
  });
});
