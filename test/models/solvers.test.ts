/** Adaptive, implicit and locating methods against solutions that other software or a closed form gives. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { run } from '../../src/simulate/run.ts';
import type { RunOptions } from '../../src/simulate/run-options.ts';
import { cellTrace, type RunResult } from '../../src/simulate/run-result.ts';
import { modelOf } from '../lower/run-program.ts';
import { neuron } from './shipped-models.ts';

async function solve(text: string, options: RunOptions): Promise<RunResult> {
  const { result, diagnostics } = await run(modelOf(text), options);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return known(result, 'result');
}

function trace(result: RunResult, name: string): Float64Array {
  return cellTrace(known(result.traces.get(name), name), 0);
}

function largestDifference(values: ArrayLike<number>, wanted: ArrayLike<number>): number {
  expect(values.length).toBe(wanted.length);
  return Math.max(...Array.from(values, (value, i) => Math.abs(value - known(wanted[i], 'value'))));
}

function reference(name: string): Record<string, never> {
  return JSON.parse(readFileSync(new URL(`../reference/${name}.json`, import.meta.url), 'utf8'));
}

const ADAPTIVE = ['dopri5', 'tsit5', 'rodas4_adaptive'] as const;

describe('the squid axon', () => {
  const { data } = reference('hh_squid_exact') as unknown as {
    data: { V: number[]; m: number[]; V_up_crossings_0mV_ms: number[] };
  };

  // The data are good to 1e-9; errors of steps add up along the limit cycle.
  it.each(['dopri5', 'tsit5'])('by %s at 1e-12 is the reference solution to 1e-7 mV', async (method) => {
    const result = await hodgkinHuxley({ method, tolerance: 1e-12 });
    expect(largestDifference(trace(result, 'v'), data.V)).toBeLessThan(1e-7);
    expect(largestDifference(trace(result, 'sodium.m'), data.m)).toBeLessThan(1e-8);
    expect(largestDifference(known(result.spikes[0], 'spikes'), data.V_up_crossings_0mV_ms)).toBeLessThan(
      1e-9,
    );
  });

  it('by rodas4_adaptive at 1e-9 is so to 1e-5 mV', async () => {
    const result = await hodgkinHuxley({ method: 'rodas4_adaptive', tolerance: 1e-9 });
    expect(largestDifference(trace(result, 'v'), data.V)).toBeLessThan(1e-5);
  });

  async function hodgkinHuxley(options: RunOptions): Promise<RunResult> {
    const { result } = await run(neuron('hodgkin-huxley'), {
      for: '100 ms', dt: '0.5 ms', inputs: { I: '10 uA/cm^2' }, record: 'v,sodium.m', ...options,
    }); // biome-ignore format: one line of what is asked
    return known(result, 'result');
  }
});

describe('oscillators', () => {
  it.each(ADAPTIVE)('of FitzHugh and Nagumo by %s are the reference solution', async (method) => {
    const { data } = reference('fitzhugh_nagumo') as unknown as {
      data: { v: number[]; limit_cycle_period: number };
    };
    const result = await solve(
      `neuron FitzHughNagumo {
        time unit 1 ms
        state v = -1
        state w = 1
        dv/dt = v - v^3 / 3 - w + 0.5
        dw/dt = (v + 0.7 - 0.8 * w) / 12.5
        spike when v crosses 0
      }`,
      { method, tolerance: 1e-12, for: '200 ms', dt: '1 ms', record: 'v' },
    );
    expect(largestDifference(trace(result, 'v'), data.v)).toBeLessThan(1e-8);
    const spikes = known(result.spikes[0], 'spikes');
    const period = known(spikes.at(-1), 'last') - known(spikes.at(-2), 'one before');
    expect(Math.abs(period / data.limit_cycle_period - 1)).toBeLessThan(1e-8);
  });

  it.each(ADAPTIVE)('of Morris and Lecar by %s are the reference solution', async (method) => {
    const { data } = reference('morris_lecar') as unknown as {
      data: Record<
        'hopf' | 'snlc',
        { V: number[]; section_up_crossings: number[]; parameters: Record<string, number> }
      >;
    };
    for (const { V, section_up_crossings, parameters } of [data.hopf, data.snlc]) {
      const { C, gL, gK, VL, VK, VCa, V1, V2, gCa, V3, V4, phi, I } = parameters;
      const result = await solve(
        `neuron MorrisLecar {
          time unit 1 ms
          state v = -60
          state n = 0.01
          m = (1 + tanh((v - ${V1}) / ${V2})) / 2
          n_inf = (1 + tanh((v - ${V3}) / ${V4})) / 2
          rate = ${phi} * cosh((v - ${V3}) / (2 * ${V4}))
          dv/dt = (${I} - ${gL} * (v - ${VL}) - ${gCa} * m * (v - ${VCa}) - ${gK} * n * (v - ${VK})) / ${C}
          dn/dt = rate * (n_inf - n)
          spike when v crosses 0
        }`.replaceAll('- -', '+ '),
        { method, tolerance: 1e-12, for: '400 ms', dt: '2 ms', record: 'v' },
      );
      expect(largestDifference(trace(result, 'v'), V)).toBeLessThan(1e-6);
      expect(largestDifference(known(result.spikes[0], 'spikes'), section_up_crossings)).toBeLessThan(1e-7);
    }
  });
});

describe('a leaky cell', () => {
  // tau ln(I R / (I R - threshold)) = 10 ln(40 / 25) ms.
  const FIRST = 4.700036292457356;
  const LIF = `neuron LIF {
    param tau = 10 ms
    param C = 250 pF
    input I : pA = 1000 pA
    state v : mV = 0 mV
    dv/dt = -v / tau + I / C
    spike when v >= 15 mV
    on spike { v = 0 mV }
  }`;

  it.each(['0.01 ms', '0.1 ms', '0.3 ms', '0.7 ms', '1 ms', '3 ms', '10 ms'])(
    'that is integrated exactly spikes where the closed form says, whatever dt: %s',
    async (dt) => {
      const { spikes } = await solve(LIF, { method: 'exact', spikeTimes: 'located', dt, for: '60 ms' });
      const times = known(spikes[0], 'spikes');
      expect(times.length).toBe(12);
      expect(
        largestDifference(
          times,
          Array.from(times, (_, i) => (i + 1) * FIRST),
        ),
      ).toBeLessThan(1e-12 * 60);
      expect(Math.abs(known(times[0], 'first') - FIRST)).toBeLessThan(1e-12);
    },
  );

  const { data } = reference('lif') as unknown as {
    data: { exact: { I_nA: number; tref_ms: number; spike_times_ms: number[] }[] };
  };
  it.each(['exact', 'dopri5', 'rodas4_adaptive'])(
    'fires by %s as the closed form does, for nine currents and three refractory times',
    async (method) => {
      const isExact = method === 'exact';
      for (const { I_nA, tref_ms, spike_times_ms } of data.exact) {
        const { spikes } = await solve(
          `neuron LIF {
            state v : mV = -65 mV
            input I : nA = ${I_nA} nA
            dv/dt = (-65 mV - v + 10 MOhm * I) / 20 ms
            spike when v > -50 mV
            on spike { v = -65 mV }
            ${tref_ms > 0 ? `refractory ${tref_ms} ms holds v` : ''}
          }`,
          {
            method,
            dt: '0.1 ms',
            for: '500 ms',
            ...(isExact ? { spikeTimes: 'located' } : { tolerance: 1e-12 }),
          },
        );
        const times = known(spikes[0], 'spikes').subarray(0, spike_times_ms.length);
        const off = Math.max(
          0,
          ...spike_times_ms.map((time, i) => Math.abs(known(times[i], 'spike') / time - 1)),
        );
        expect(off).toBeLessThan(isExact ? 1e-12 : 1e-9);
      }
    },
  );
});

describe('stiff equations', () => {
  // Hairer and Wanner, section IV.1; values at t = 40 as published.
  const ROBERTSON = `neuron Robertson {
    time unit 1 ms
    state a = 1
    state b = 0
    state c = 0
    da/dt = -0.04 * a + 10000 * b * c
    db/dt = 0.04 * a - 10000 * b * c - 30000000 * b^2
    dc/dt = 30000000 * b^2
  }`;
  const AT_40 = [0.71582706872, 9.18553476e-6, 0.28416374575];

  it.each([
    ['rodas4_adaptive', { tolerance: 1e-10, dt: '1 ms' }, 1e-9],
    // Linearised once a step, rodas4 has to resolve the rise of b within the first half microsecond.
    ['rodas4', { dt: '0.0001 ms', every: '1 ms' }, 1e-9],
    ['crank_nicolson', { dt: '0.01 ms' }, 1e-6],
    ['implicit_euler', { dt: '0.01 ms' }, 2e-4],
  ] as const)('of Robertson are solved by %s', async (method, options, within) => {
    const result = await solve(ROBERTSON, { method, for: '40 ms', ...options });
    const ends = ['a', 'b', 'c'].map((name) => known(trace(result, name).at(-1), name));
    for (const [i, end] of ends.entries())
      expect(Math.abs(end / known(AT_40[i], 'value') - 1)).toBeLessThan(within);
    // What leaves one enters another.
    expect(Math.abs(ends.reduce((sum, end) => sum + end) - 1)).toBeLessThan(1e-12);
  });

  // Of the test set of Mazzia and Magherini (2008), problem vdpol, at t = 2 of its time.
  it('of van der Pol with mu = 1000 are solved by rodas4_adaptive', async () => {
    const result = await solve(
      `neuron VanDerPol {
        time unit 1 ms
        state y = 2
        state z = 0
        dy/dt = z
        dz/dt = 1000 * (1 - y^2) * z - y
        spike when y crosses 0
      }`,
      { method: 'rodas4_adaptive', tolerance: 1e-9, for: '2000 ms', dt: '10 ms' },
    );
    const y = trace(result, 'y');
    expect(y.at(-1)).toBeCloseTo(1.7061677321048, 5);
  });
});

it('interpolates on the values that a threshold sees, after `on step` blocks', async () => {
  const model = modelOf(`neuron Stepped {
    state v = 0
    dv/dt = 0.2 / 1 ms
    on step { v += 0.4 }
    spike when v crosses 1
    on spike { v = 0 }
  }`);
  for (const target of ['js', 'interpreter']) {
    const options = { target, method: 'euler', dt: '1 ms', for: '4 ms', spikeTimes: 'interpolated' } as const;
    const { result } = await run(model, options);
    // 0.6 in each step: from 0.6 to 1.2 in the second, two thirds of which reach 1.
    expect(result?.spikes[0]?.map((time) => Number(time.toFixed(12)))).toEqual(
      new Float64Array([1.666666666667, 3.666666666667]),
    );
  }
});
