/** Spikes where they happen: against closed forms. */
import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { run } from '../../src/simulate/run.ts';
import type { RunOptions } from '../../src/simulate/run-options.ts';
import type { RunResult } from '../../src/simulate/run-result.ts';
import { modelOf } from './models.ts';

/** With tau 10 ms, C 250 pF, I 1000 pA and a threshold 15 mV above rest, t = -10 ms ln(1 - 15/40). */
const IAF = modelOf(`
neuron IAF {
  param tau = 10 ms
  param C = 250 pF
  input I : pA = 1000 pA
  state v : mV = 0 mV
  dv/dt = -v / tau + I / C
  spike when v >= 15 mV
  on spike { v = 0 mV }
  refractory 2 ms holds v
}`);
const FIRST = -10 * Math.log(1 - 15 / 40);

async function result(model: typeof IAF, options: RunOptions): Promise<RunResult> {
  const { result, diagnostics } = await run(model, options);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return known(result, 'result');
}

async function spikesOf(options: RunOptions): Promise<Float64Array> {
  return known((await result(IAF, { for: '50 ms', ...options })).spikes[0], 'spikes');
}

describe('spikes that are located', () => {
  it('have the times of the closed form by the exact integrator, whatever the step', async () => {
    for (const dt of ['0.1 ms', '0.37 ms', '2.5 ms']) {
      const spikes = await spikesOf({ method: 'exact', spikeTimes: 'located', dt });
      expect(spikes[0]).toBeCloseTo(4.700036292457356, 12);
      // Each interval is the refractory period and the way up; 2e-13 for the roundings of seven times near 50 ms.
      const expected = Array.from({ length: 7 }, (_, n) => FIRST + n * (FIRST + 2));
      expect(spikes).toHaveLength(expected.length);
      for (const [n, time] of expected.entries())
        expect(Math.abs((spikes[n] ?? 0) - time)).toBeLessThan(2e-13);
    }
  });

  it('have times of the order of the method, not of the step', async () => {
    const errors: number[] = [];
    for (const dt of ['0.4 ms', '0.2 ms', '0.1 ms']) {
      const spikes = await spikesOf({ method: 'rk4', spikeTimes: 'located', dt });
      errors.push(Math.abs((spikes[6] ?? 0) - (FIRST + 6 * (FIRST + 2))));
    }
    // Halving the step of a method of fourth order leaves a sixteenth; 12 allows for the steps cut by spikes.
    expect((errors[0] ?? 0) / (errors[1] ?? 0)).toBeGreaterThan(12);
    expect((errors[1] ?? 0) / (errors[2] ?? 0)).toBeGreaterThan(12);
  });

  it('are all found where coupled states go round several times within a step', async () => {
    const model = modelOf(`
neuron Turning {
  state v = 0
  state w = 10
  dv/dt = w / 1 ms
  dw/dt = -100 * v / 1 ms
  spike when v crosses 0.95
}`);
    for (const dt of ['0.1 ms', '1 ms', '2 ms']) {
      for (const method of ['exact', 'strang', 'auto']) {
        const { spikes } = await result(model, { for: '60 ms', method, dt, spikeTimes: 'located' });
        // v = sin 10 t.
        expect(spikes[0]).toHaveLength(96);
        expect(spikes[0]?.[95]).toBeCloseTo((Math.asin(0.95) + 2 * Math.PI * 95) / 10, 9);
      }
    }
  });

  it('do not follow one another by the roundings of a threshold that is left where it is reached', async () => {
    const model = modelOf(`
neuron Wavy {
  state v = 0
  state w = 1
  dv/dt = w / 1 ms
  dw/dt = -v / 1 ms
  spike when v + 0.3 * sin(20 * t / 1 ms) > 1
}`);
    const cases = [
      ['bs23', '150 ms'],
      ['dopri5', '700 ms'],
      ['tsit5', '1400 ms'],
    ] as const;
    for (const [method, duration] of cases) {
      const { meta, spikes } = await result(model, { for: duration, method, dt: '1 ms', tolerance: 1e-3 });
      expect([method, meta.ending]).toEqual([method, 'done']);
      const times = known(spikes[0], 'spikes');
      for (let i = 1; i < times.length; i++) {
        expect((times[i] ?? 0) - (times[i - 1] ?? 0)).toBeGreaterThan(0.1);
      }
    }
  });

  it.each([0.1, 0.5, 0.9])(
    'end the run of a ball that comes to rest at a part %d of its speed',
    async (part) => {
      const model = modelOf(`
neuron Ball {
  state x = 1
  state u : 1/ms = 0 /ms
  dx/dt = u
  du/dt = -9.81 /ms^2
  on x falls below 0 { u = -${part} * u }
}`);
      // It falls for √(2 / 9.81) ms, and then rises and falls for twice that times part + part² + ….
      const rest = Math.sqrt(2 / 9.81) * (1 + (2 * part) / (1 - part));
      for (const method of ['dopri5', 'tsit5', 'bs23']) {
        const { diagnostics } = await run(model, { for: '12 ms', dt: '1 ms', method });
        const [first] = diagnostics.filter(({ severity }) => severity === 'error');
        expect(first?.code).toBe('run/no-step');
        expect(first?.message).toContain('one event follows another with hardly any time between them');
        const time = Number(/ended at (\S+) ms/.exec(first?.message ?? '')?.[1]);
        expect(time).toBeCloseTo(rest, 4);
      }
    },
  );

  it('may be many at one time, and ever more frequent for a while', async () => {
    const model = modelOf(`
neuron Faster {
  state x = 0
  state rate = 1
  state n = 0
  dx/dt = rate / 1 ms
  spike when x >= 1
  on spike {
    x = 0
    rate = 2 * rate
    n = n + 1
  }
  on n >= 30 { rate = 1 }
}`);
    // The intervals are 1, 1/2, 1/4, … ms, down to 2^-29 ms.
    const { meta, spikes } = await result(model, { for: '3 ms', dt: '1 ms', method: 'dopri5' });
    expect(meta.ending).toBe('done');
    expect(spikes[0]?.length).toBeGreaterThan(29);
  });

  it('are given to measures', async () => {
    const { measures } = await result(IAF, {
      for: '50 ms',
      method: 'exact',
      spikeTimes: 'located',
      dt: '1 ms',
      measure: [
        'first(spikes)',
        'mean(intervals)',
        'sd(intervals)',
        // Both hold the grid point 5 ms, but only one the spike before it.
        'count(spikes, after 4.6 ms, before 5.6 ms)',
        'count(spikes, after 4.8 ms, before 5.8 ms)',
      ],
    });
    const numbers = Array.from(measures.values(), ({ values }) => values[0] ?? Number.NaN);
    expect(numbers[0]).toBeCloseTo(FIRST, 12);
    expect(numbers[1]).toBeCloseTo(FIRST + 2, 12);
    expect(numbers[2]).toBeLessThan(1e-12);
    expect(numbers.slice(3)).toEqual([1, 0]);
  });
});

describe('adaptive methods', () => {
  it('keep what they compute as near the solution as they are told', async () => {
    const model = modelOf('neuron Decay {\n  state x = 1\n  dx/dt = -x * (1 + sin(t / 1 ms)) / 1 ms\n}');
    const exact = Math.exp(-10 - (1 - Math.cos(10)));
    for (const method of ['bs23', 'dopri5', 'tsit5', 'rodas4_adaptive']) {
      for (const tolerance of [1e-4, 1e-7, 1e-10]) {
        const { traces } = await result(model, { method, tolerance, for: '10 ms', dt: '0.1 ms' });
        const x = known(traces.get('x')?.values.at(-1), 'x');
        // Relative errors of some 20 to 400 steps add up at worst.
        expect(Math.abs(x / exact - 1)).toBeLessThan(400 * tolerance);
      }
    }
  });

  it('see dates, ends of refractory periods and jumps exactly', async () => {
    const model = modelOf(`
      neuron Ramp {
        input I = if t >= 1.05 ms and t < 2.3 ms then 1 else 0
        state x = 0
        state n = 0
        dx/dt = I / 1 ms
        dn/dt = 1 / 1 ms
        at [3.14 ms] { n = 0 }
      }`);
    const { traces } = await result(model, { method: 'dopri5', for: '5 ms', dt: '0.5 ms' });
    const last = (name: string): number => known(traces.get(name)?.values.at(-1), name);
    expect(last('x')).toBeCloseTo(1.25, 14);
    expect(last('n')).toBeCloseTo(1.86, 14);
  });

  it('give the same whatever the samples are', async () => {
    const at = async (dt: string): Promise<readonly [number, number]> => {
      const { traces, spikes } = await result(IAF, { method: 'dopri5', tolerance: 1e-8, for: '48 ms', dt });
      return [known(traces.get('v')?.values.at(-1), 'v'), known(spikes[0]?.at(-1), 'spike')];
    };
    const [[v, spike], [other, otherSpike]] = [await at('0.1 ms'), await at('16 ms')];
    // Steps begin anew with other sizes, so that errors differ, but no more than they may.
    expect(Math.abs(v - other)).toBeLessThan(1e-5);
    expect(Math.abs(spike - otherSpike)).toBeLessThan(1e-5);
    expect(spike).toBeCloseTo(FIRST + 6 * (FIRST + 2), 5);
  });

  it('agree on a model in which everything happens', async () => {
    const busy = modelOf(`
      neuron Busy {
        param tau = 3 ms
        param rest = -65 mV
        input drive : mV/ms = if t >= 1.23 ms and t < 9 ms then 9 mV/ms else 2 mV/ms
        state v : mV = -65 mV
        state w = 0
        state n = 0
        dv/dt = (rest - v) / tau + drive + sin(t / 0.3 ms) * 4 mV/ms
        dw/dt = (1 - w^3) / tau
        spike when v crosses -50 mV or (v >= -47 mV and t - last_spike > 3 ms)
        refractory 0.7 ms holds v
        on spike { v = rest + w * 1 mV; n += 1 }
        on v > -55 mV { w = w / 2 }
        on peak(v) { w += 0.1 }
        at [1 ms, 2.55 ms] { w = 0 }
        every 0.7 ms from 1 ms { n = n / 2 }
      }`);
    const ends: (readonly number[])[] = [];
    for (const method of ['dopri5', 'tsit5', 'rodas4_adaptive', 'bs23']) {
      for (const dt of ['0.1 ms', '3 ms']) {
        const { traces, spikes } = await result(busy, { method, dt, for: '12 ms', tolerance: 1e-9 });
        const states = ['v', 'w', 'n'].map((name) => known(traces.get(name)?.values.at(-1), name));
        ends.push([...states, ...(spikes[0] ?? [])]);
      }
    }
    const [first = [], ...others] = ends;
    expect(first.length).toBeGreaterThan(4);
    for (const other of others) {
      expect(other).toHaveLength(first.length);
      // Events carry errors on, by the ratios of slopes: a hundred times what a step may be off by, of values up to 65.
      for (const [i, value] of other.entries())
        expect(Math.abs(value - (first[i] ?? 0))).toBeLessThan(6.5e-6);
    }
  });

  it('follow an exponential upstroke to a peak that it reaches within nothing, and say where time is too coarse for it', async () => {
    const peaking = (peak: string): typeof IAF =>
      modelOf(`
        neuron EIF {
          state v : mV = -65 mV
          dv/dt = (-(v + 65 mV) + 2 mV * exp((v + 50 mV) / 2 mV) + 20 mV) / 10 ms
          spike when v >= ${peak}
          on spike { v = -60 mV }
        }`);
    const ends = await Promise.all(
      ['dopri5', 'tsit5', 'rodas4_adaptive'].map(async (method) => {
        const { spikes } = await result(peaking('0 mV'), {
          method,
          tolerance: 1e-7,
          for: '200 ms',
          dt: '0.1 ms',
        });
        return known(spikes[0]?.at(-1), 'spike');
      }),
    );
    // Errors of 1e-7 of 65 mV in a hundred steps, where v moves by 1 mV/ms.
    for (const end of ends) expect(Math.abs(end - (ends[0] ?? 0))).toBeLessThan(6.5e-4);
    // From 0 to 100 mV it takes 1e-12 ms, the last half of it 1e-24.
    const { diagnostics, result: kept } = await run(peaking('100 mV'), {
      method: 'dopri5',
      for: '50 ms',
      dt: '0.1 ms',
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(['run/no-step']);
    expect(diagnostics[0]?.message).toContain('`v`');
    expect(kept?.meta.ending).toBe('no-step');
    expect(kept?.times.length).toBeGreaterThan(100);
  });
});
