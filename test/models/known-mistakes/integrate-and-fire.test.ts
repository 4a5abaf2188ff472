/**
 * What simulators have got wrong about integrate-and-fire neurons, and must not be wrong here. The numbers behind `there`
 * are those that the mistakes give.
 */
import { describe, expect, it } from 'vitest';
import { known } from '../../../src/base/invariant.ts';
import type { RunOptions } from '../../../src/simulate/run-options.ts';
import type { RunResult } from '../../../src/simulate/run-result.ts';
import { openShipped } from '../../../src/tooling/shipped-model.ts';

function outcome(file: string, options: RunOptions): Promise<RunResult> {
  return openShipped(`neurons/${file}`).run(options);
}

function trace(result: RunResult, name: string): readonly number[] {
  return [...known(result.traces.get(name), name).values];
}

function lastOf(result: RunResult, name: string): number {
  return known(trace(result, name).at(-1), name);
}

function countOf({ spikes }: RunResult): number {
  return known(spikes[0], 'spikes').length;
}

/** Returns how many samples on end are equal to a value, for each time that they are, but for one that the run's end cuts. */
function stretches(values: readonly number[], value: number): readonly number[] {
  const lengths: number[] = [];
  let length = 0;
  for (const each of values) {
    if (each === value) length += 1;
    else if (length > 0) {
      lengths.push(length);
      length = 0;
    }
  }
  return lengths;
}

describe('the quadratic neuron', () => {
  // There the factors have the other sign: 108 spikes in 200 ms with j = 0.01 from rest.
  const cell = { R: 1, a: 1, V_rest: -65, V_critical: -41.6, V_reset: -60, V_peak: -30, tau_m: 10 };

  it.each([-75, -66, -65, -64, -50, -42])('comes to rest from %d mV', async (v) => {
    const set = { ...cell, v };
    const result = await outcome('quadratic-integrate-and-fire', { for: '200 ms', dt: '0.1 ms', set });
    expect(countOf(result)).toBe(0);
    expect(lastOf(result, 'v')).toBeCloseTo(-65, 9);
  });

  it('is silent with next to no input', async () => {
    const options = { method: 'euler', for: '200 ms', dt: '0.1 ms', inputs: { I: 0.01 }, set: cell };
    const result = await outcome('quadratic-integrate-and-fire', options);
    expect(countOf(result)).toBe(0);
  });

  it('runs away from above the critical potential', async () => {
    const set = { ...cell, v: -41.5 };
    const result = await outcome('quadratic-integrate-and-fire', { for: '200 ms', dt: '0.1 ms', set });
    expect(countOf(result)).toBe(1);
  });
});

describe('a refractory period', () => {
  // There ages and times are sums of steps, compared as numbers: 49 steps now and then, or 51, where 50 are meant.
  it.each([
    ['0.1 ms', 5, 50],
    ['0.1 ms', 1.7, 17],
    ['0.3 ms', 0.9, 3],
    ['0.05 ms', 2.35, 47],
    ['0.01 ms', 0.07, 7],
  ])(
    'at dt = %s holds v for the same number of steps after each spike: %d ms are %i',
    async (dt, T, steps) => {
      const result = await outcome('leaky-integrate-and-fire', {
        dt,
        method: 'exact',
        for: Number.parseFloat(dt) * 200_000,
        inputs: { I: 100 },
        set: { t_refractory: T },
      });
      // The sample of the spike itself is the first that is held.
      const held = stretches(trace(result, 'v').slice(1), -65);
      expect(held.length).toBeGreaterThan(2000);
      expect([...new Set(held)]).toEqual([steps + 1]);
    },
  );

  it('masks the input for as many steps in a cell that goes on leaking', async () => {
    const result = await outcome('homeostatic-integrate-and-fire', {
      dt: '0.1 ms',
      method: 'exponential_euler',
      for: '20 s',
      inputs: { I: 10 },
      set: { theta_plus: 0 },
      record: 'drive',
    });
    const masked = stretches(trace(result, 'drive'), 0);
    expect(masked.length).toBeGreaterThan(2000);
    expect([...new Set(masked)]).toEqual([50]);
  });

  // There it is a number of steps, which stays what it was when dt changes.
  it('lasts as long whatever dt is', async () => {
    const held = ['0.1 ms', '0.05 ms', '0.025 ms'].map(async (dt) => {
      const result = await outcome('leaky-integrate-and-fire', {
        dt,
        inputs: { I: 5 },
        set: { t_refractory: 10 },
      });
      return known(stretches(trace(result, 'v').slice(1), -65)[0], 'a spike') - 1;
    });
    expect(await Promise.all(held)).toEqual([100, 200, 400]);
  });

  it('keeps a cell silent that is above its threshold all the while', async () => {
    const result = await outcome('leaky-integrate-and-fire', {
      dt: '0.1 ms',
      for: '20 ms',
      set: { V_reset: -40, t_refractory: 5, v: -40, E_L: -40 },
    });
    // A spike every 51 steps: 50 of rest and the one that fires.
    expect([...known(result.spikes[0], 'spikes')].map((time) => Math.round(time * 10))).toEqual([
      1, 52, 103, 154,
    ]);
  });
});

describe('the perfect integrator', () => {
  // There, without the clamp, the potential is stored as it was before the reset: 936 spikes, and v at 135 mV.
  it('is reset, with a floor and without', async () => {
    const options = { method: 'euler', dt: '1 ms', for: '1 s', inputs: { I: 2000 } } as const;
    const set = { C: 10_000, V_threshold: -52, V_reset: -60, v: -65 };
    const free = await outcome('perfect-integrate-and-fire', { ...options, set });
    const floored = await outcome('perfect-integrate-and-fire#LinearIntegrateAndFire', {
      ...options,
      set: { ...set, I_leak: 0, V_floor: -65 },
    });
    expect(countOf(free)).toBe(24);
    expect([...known(floored.spikes[0], 'spikes')]).toEqual([...known(free.spikes[0], 'spikes')]);
    expect(Math.max(...trace(free, 'v'))).toBeLessThan(-51.99);
  });
});

describe('the leak', () => {
  // There a sample model has dv/dt = (v - e) + i.
  it.each([-95, -60])('draws v back to rest from %d mV', async (v) => {
    const result = await outcome('simple-leaky-integrate-and-fire', { for: '300 ms', set: { v } });
    expect(lastOf(result, 'v')).toBeCloseTo(-75, 9);
  });
});

describe('the adaptive exponential neuron', () => {
  const cell = { g_L: 10, E_L: -75, V_T: -55, V_reset: -75, a: 6, b: 10, tau_w: 10, t_refractory: 10 };
  const options = { dt: '0.01 ms', for: '1 s', inputs: { I: 2000 } } as const;

  // There dt is divided by c_m, 100, in place of C / g_L: ten times too slow, and the first spike comes after 10.7 ms.
  it('charges with C / g_L', async () => {
    const set = { ...cell, C: 100, V_peak: -55, Delta_T: 1 };
    const result = await outcome('adaptive-exponential-integrate-and-fire', { ...options, set });
    // Nearly that of a leaky integrator, whose adaptation begins at 0.
    const leaky = 10 * Math.log(200 / (200 - 20));
    expect(known(result.spikes[0]?.[0], 'first spike')).toBeCloseTo(leaky, 1);
  });

  // There the upstroke begins where the spike is cut, so it adds 1 mV at most, and both models fire 48 times.
  it('differs from one without an upstroke: it fires at currents at which that rests', async () => {
    const drive = { ...options, inputs: { I: 310 } };
    const set = { ...cell, C: 100, Delta_T: 2, V_peak: 20 };
    const exponential = await outcome('adaptive-exponential-integrate-and-fire', { ...drive, set });
    const { V_T: V_threshold, ...rest } = cell;
    const linear = await outcome('adaptive-integrate-and-fire', {
      ...drive,
      set: { ...rest, C: 100, V_threshold: V_threshold + 10 },
    });
    expect(countOf(linear)).toBe(0);
    expect(countOf(exponential)).toBeGreaterThan(10);
  });

  it('keeps w where a step overshoots the peak by orders of magnitude', async () => {
    const result = await outcome('adaptive-exponential-integrate-and-fire', {
      dt: '0.1 ms',
      for: '300 ms',
      inputs: { I: 1000 },
    });
    const w = trace(result, 'w');
    const jumps = w.slice(1).map((each, k) => each - (w[k] ?? 0));
    const spikes = [...known(result.spikes[0], 'spikes')].map((time) => Math.round(time * 10));
    // b, and what a step between -40 and 20 mV may add: 4 nS of 90 mV for 0.1 of 144 ms.
    for (const step of spikes) expect(Math.abs((jumps[step - 1] ?? 0) - 80.5)).toBeLessThan(0.5);
  });
});

/** There heun, ralston and rk4 are Euler, and of coupled variables each sees the others as they were: order 1. */
describe('coupled variables', () => {
  it.each([
    ['euler', 1],
    ['heun', 2],
    ['midpoint', 2],
    ['ralston', 2],
    ['rk4', 4],
  ] as const)('are stepped together: %s has order %i', async (method, order) => {
    const at = async (dt: string): Promise<number> => {
      const options = { method, dt, for: '32 ms', inputs: { I: 400 }, every: '32 ms' };
      return lastOf(await outcome('adaptive-exponential-integrate-and-fire', options), 'v');
    };
    const [coarse, fine, finer] = [await at('0.8 ms'), await at('0.4 ms'), await at('0.2 ms')];
    expect(Math.log2((coarse - fine) / (fine - finer))).toBeCloseTo(order, 0);
  });
});
