/** Networks whose cells choose their steps, or are reset where they spike: between grid points, which synapses keep to. */
import { describe, expect, it } from 'vitest';
import type { NetworkRunOptions } from '../../../src/simulate/network/network-options.ts';
import { planNetwork } from '../../../src/simulate/network/plan-network.ts';
import { simulateNetwork } from '../../../src/simulate/network/run-network.ts';
import { type Course, compiledCourse, interpretedCourse, networkOf } from './compiled-and-interpreted.ts';

const LEAKY = `
neuron LIF {
  param tau = 20 ms
  param drive = 21 mV
  input I : mV/ms = 0
  state v : mV = 0
  state g : mV = 0
  dv/dt = (drive + g - v) / tau + I
  dg/dt = -g / 5 ms
  spike when v > 20 mV
  on spike { v = 0 }
  refractory 2 ms
}
synapse Jump  { param w = 1 mV; on pre { post.g += w } }
synapse Pulse { param w = 1 mV; on pre { post.I += w / 0.1 ms } }
synapse Gap   { param g = 0.02 /ms; post.I += g * (pre.v - post.v) }`;

const RECURRENT = `${LEAKY}
network Net {
  population E = LIF[12] { v = uniform(0 mV, 20 mV); drive = uniform(19 mV, 26 mV) }
  population F = LIF[6]  { v = i * 3 mV; drive = 22 mV }
  connect E -> E, F by Jump(w = uniform(0 mV, 2 mV)) with probability 0.4, no self, delay 0.3 ms
  connect F -> E by Jump(w = -2 mV) with fixed indegree 2
  connect E -> F by Pulse(w = 0.7 mV) with fixed indegree 3, delay uniform(0 ms, 2 ms)
  connect F -> F by Gap where abs(i - j) == 1
}`;

/** The largest difference of any state at the end, and whether all spikes are the same. */
function difference(a: Course, b: Course): { readonly spikes: boolean; readonly states: number } {
  let states = 0;
  for (const [population, byName] of Object.entries(a.states))
    for (const [name, values] of Object.entries(byName))
      for (const [cell, value] of values.entries())
        states = Math.max(states, Math.abs(value - (b.states[population]?.[name]?.[cell] ?? Number.NaN)));
  return { spikes: JSON.stringify(a.spikes) === JSON.stringify(b.spikes), states };
}

describe('a network by a method that chooses its steps', () => {
  const network = networkOf(RECURRENT);
  const options = { steps: 600, seed: 5, method: 'dopri5', tolerance: 1e-10 } as const;
  const compiled = compiledCourse(network, options);

  it('is what exact steps make of linear equations, with spikes where they are', () => {
    const exact = compiledCourse(network, { steps: 600, seed: 5, method: 'exact', spikeTimes: 'located' });
    const { spikes, states } = difference(compiled, exact);
    expect(compiled.spikes.E?.length).toBeGreaterThan(10);
    expect(compiled.spikes.F?.length).toBeGreaterThan(3);
    expect(spikes).toBe(true);
    expect(states).toBeLessThan(1e-6);
  });

  it('is what exact steps on the grid make of it, up to the first spike', () => {
    const [first = 0] = Object.values(compiled.spikes).map(([spike]) => spike?.[0] ?? 600);
    const second = Object.values(compiled.spikes).map(([spike]) => spike?.[0] ?? 600)[1] ?? 600;
    const steps = Math.min(first, second) - 1;
    expect(steps).toBeGreaterThan(5);
    const until = { steps, seed: 5 };
    const exact = compiledCourse(network, { ...until, method: 'exact' });
    const adaptive = compiledCourse(network, { ...until, method: 'dopri5', tolerance: 1e-10 });
    expect(difference(adaptive, exact).states).toBeLessThan(1e-8);
  });

  it('does what the interpreted one does, to the tolerance', () => {
    const start = { ...options, steps: 250 };
    const compiled = compiledCourse(network, start);
    const interpreted = interpretedCourse(network, start, compiled);
    expect(compiled.spikes.E?.length).toBeGreaterThan(3);
    expect(interpreted.synapses).toEqual(compiled.synapses);
    const { spikes, states } = difference(compiled, interpreted);
    expect(spikes).toBe(true);
    expect(states).toBeLessThan(1e-6);
  });
});

describe('a cell that is reset where it spikes', () => {
  it.each(['euler', 'rk4'])('does what the interpreted one does, by %s', (method) => {
    const network = networkOf(RECURRENT);
    const options = { steps: 300, seed: 2, method, spikeTimes: 'located' } as const;
    const compiled = compiledCourse(network, options);
    const interpreted = interpretedCourse(network, options, compiled);
    expect(compiled.spikes.E?.length).toBeGreaterThan(3);
    const { spikes, states } = difference(compiled, interpreted);
    expect(spikes).toBe(true);
    // Where it spikes is found by halving here, and by false position there.
    expect(states).toBeLessThan(1e-9);
    expect(
      difference(compiled, compiledCourse(network, { steps: 300, seed: 2, method })).states,
    ).toBeGreaterThan(1e-3);
  });

  it('may spike several times in a step, and each is delivered', () => {
    const text = `
neuron Fast { input I : 1/ms = 0; state v = 0; dv/dt = 25/ms + I; spike when v > 1; on spike { v = 0 } }
neuron Counter { state n = 0; on t > 1 s { n = 0 } }
synapse Count { on pre { post.n += 1 } }
network Net {
  population A = Fast[3] { v = 0.1 * (i + 1) }
  population B = Counter[3]
  connect A -> B by Count one to one
}`;
    const network = networkOf(text);
    for (const options of [
      { steps: 8, seed: 0, method: 'dopri5', tolerance: 1e-9 },
      { steps: 8, seed: 0, method: 'rk4', spikeTimes: 'located' },
    ] as const) {
      const compiled = compiledCourse(network, options);
      expect(compiled.spikes).toEqual(interpretedCourse(network, options, compiled).spikes);
      // 2.5 of them in a step of 0.1 ms; those of the last step have not arrived.
      expect(compiled.spikes.A?.slice(0, 5)).toEqual(
        [
          [1, 0, 2],
          [1, 1, 2],
          [1, 2, 2],
          [2, 0, 3],
          [2, 1, 3],
        ].slice(0, 5),
      );
      const sent = [0, 1, 2].map((cell) =>
        (compiled.spikes.A ?? []).reduce(
          (sum, [step = 0, of, count = 0]) => (of === cell && step < 8 ? sum + count : sum),
          0,
        ),
      );
      expect(compiled.states.B?.n).toEqual(sent);
    }
  });
});

describe('a synapse that chooses its steps', () => {
  const text = `${LEAKY}
synapse Slow {
  state s = 0
  ds/dt = pre.v * (1 - s)^2 / 20 mV / 2 ms - s / 10 ms
  on pre { s += 0.2 * (1 - s) }
  post.I += s * 1 mV/ms
}
network Net {
  population E = LIF[2] { v = 5 mV * i }
  connect E -> E by Slow all to all
}`;
  const network = networkOf(text);

  it.each(['bs23', 'tsit5', 'rodas4_adaptive'])(
    'sees its cells as they are at every grid point, by %s',
    (method) => {
      const options = { steps: 150, seed: 0, method, tolerance: 1e-9 };
      const compiled = compiledCourse(network, options);
      const interpreted = interpretedCourse(network, options, compiled);
      const fine = compiledCourse(network, { steps: 150, seed: 0, method: 'rk4', spikeTimes: 'located' });
      for (const other of [interpreted, fine]) {
        expect(compiled.spikes).toEqual(other.spikes);
        const states = Object.values(other.values).flatMap(({ s = [] }) => s);
        expect(states).toHaveLength(4);
        for (const [n, s] of (compiled.values['E -> E by Slow']?.s ?? []).entries())
          expect(s).toBeCloseTo(states[n] ?? Number.NaN, 6);
      }
      expect(compiled.spikes.E?.length).toBeGreaterThan(0);
    },
  );
});

describe('a conductance that jumps in a cell of Hodgkin and Huxley', () => {
  const text = `
neuron HH {
  input I : uA/cm^2 = 0
  state g : mS/cm^2 = 0
  state v : mV = -65 mV
  gate m { alpha = 0.1/ms/mV * (v + 40 mV) / (1 - exp(-(v + 40 mV) / 10 mV)); beta = 4/ms * exp(-(v + 65 mV) / 18 mV) }
  gate h { alpha = 0.07/ms * exp(-(v + 65 mV) / 20 mV); beta = 1/ms / (1 + exp(-(v + 35 mV) / 10 mV)) }
  gate n { alpha = 0.01/ms/mV * (v + 55 mV) / (1 - exp(-(v + 55 mV) / 10 mV)); beta = 0.125/ms * exp(-(v + 65 mV) / 80 mV) }
  dg/dt = -g / 3 ms
  dv/dt = (I + g * (0 mV - v) - 120 mS/cm^2 * m^3 * h * (v - 50 mV) - 36 mS/cm^2 * n^4 * (v + 77 mV)
           - 0.3 mS/cm^2 * (v + 54.387 mV)) / (1 uF/cm^2)
  spike when v crosses 0 mV
}
source Train { param times : ms[] = [1 ms, 3.3 ms, 7 ms]; spike at times }
synapse Excite { on pre { post.g += 0.3 mS/cm^2 } }
network Net {
  population P = Train[1]
  population Q = HH[2] { I = i * 1 uA/cm^2 }
  connect P -> Q by Excite all to all, delay 0.5 ms
}`;

  /** The four equations as Runge and Kutta would take them, in steps of 1/4000 ms. */
  function reference(
    I: number,
    jumps: readonly number[],
  ): { readonly v: number; readonly crossings: number[] } {
    const slope = ([v = 0, m = 0, h = 0, n = 0, g = 0]: readonly number[]): readonly number[] => {
      const am = (0.1 * (v + 40)) / -Math.expm1(-(v + 40) / 10);
      const bm = 4 * Math.exp(-(v + 65) / 18);
      const ah = 0.07 * Math.exp(-(v + 65) / 20);
      const bh = 1 / (1 + Math.exp(-(v + 35) / 10));
      const an = (0.01 * (v + 55)) / -Math.expm1(-(v + 55) / 10);
      const bn = 0.125 * Math.exp(-(v + 65) / 80);
      const current = I - g * v - 120 * m ** 3 * h * (v - 50) - 36 * n ** 4 * (v + 77) - 0.3 * (v + 54.387);
      return [current, am * (1 - m) - bm * m, ah * (1 - h) - bh * h, an * (1 - n) - bn * n, -g / 3];
    };
    const moved = (x: readonly number[], by: readonly number[], size: number): number[] =>
      x.map((value, i) => value + size * (by[i] ?? 0));
    const rest = -65;
    const steady = (a: number, b: number): number => a / (a + b);
    let x = [
      rest,
      steady((0.1 * (rest + 40)) / -Math.expm1(-(rest + 40) / 10), 4),
      steady(0.07, 1 / (1 + Math.exp(-(rest + 35) / 10))),
      steady((0.01 * (rest + 55)) / -Math.expm1(-(rest + 55) / 10), 0.125),
      0,
    ];
    const size = 1 / 4000;
    const crossings: number[] = [];
    for (let k = 0; k < 20 * 4000; k++) {
      if (jumps.includes(k)) x = moved(x, [0, 0, 0, 0, 0.3], 1);
      const a = slope(x);
      const b = slope(moved(x, a, size / 2));
      const c = slope(moved(x, b, size / 2));
      const d = slope(moved(x, c, size));
      const before = x[0] ?? 0;
      x = x.map(
        (value, i) => value + (size / 6) * ((a[i] ?? 0) + 2 * (b[i] ?? 0) + 2 * (c[i] ?? 0) + (d[i] ?? 0)),
      );
      if (before < 0 && (x[0] ?? 0) >= 0) crossings.push((k + 1) * size);
    }
    return { v: x[0] ?? Number.NaN, crossings };
  }

  it.each(['dopri5', 'tsit5', 'rodas4_adaptive'])(
    'is what a reference with tiny steps says, by %s',
    (method) => {
      const ran = compiledCourse(networkOf(text), { steps: 200, seed: 0, method, tolerance: 1e-10 });
      for (const cell of [0, 1]) {
        // A spike dated t is delivered at t + 0.5 ms.
        const { v, crossings } = reference(
          cell,
          [1.5, 3.8, 7.5].map((time) => Math.round(time * 4000)),
        );
        expect(ran.states.Q?.v?.[cell]).toBeCloseTo(v, 5);
        expect(crossings.length).toBeGreaterThan(0);
        const spikes = ran.spikes.Q?.filter(([, of]) => of === cell).map(([step]) => step);
        expect(spikes).toEqual(crossings.map((time) => Math.ceil(time * 10)));
      }
    },
  );
});

describe('what is asked of a network’s precision', () => {
  const problems = (text: string, options: NetworkRunOptions): readonly string[] =>
    planNetwork(networkOf(text), options).diagnostics.map(({ code, message }) => `${code}: ${message}`);

  it('is a tolerance only where cells choose their steps', () => {
    expect(problems(RECURRENT, { tolerance: 1e-6 })).toEqual([
      'run/tolerance-unused: `auto` takes steps of `dt`, whatever they are off by.',
    ]);
    expect(problems(RECURRENT, { method: 'dopri5', tolerance: 5 })).toEqual([
      'run/tolerance: The tolerance 5 is not between 1e-14 and 0.1.',
    ]);
    expect(problems(RECURRENT, { method: 'dopri5', tolerance: 1e-8 })).toEqual([]);
  });

  it('is no grid where cells choose their steps, and no places where equations are solved', () => {
    expect(problems(RECURRENT, { method: 'dopri5', spikeTimes: 'grid' })[0]).toBe(
      'method/spike-times: Population `E`: `dopri5` locates spikes where they happen; their times cannot be `grid`.',
    );
    expect(problems(RECURRENT, { method: 'implicit_euler', spikeTimes: 'located' })[0]).toBe(
      'method/spike-times: Population `E`: `implicit_euler` solves equations in each step, and cannot locate spikes within one.',
    );
  });

  it('leaves sources their steps, which have no equations to integrate', async () => {
    const text = `${LEAKY}
source Noise { param rate : Hz = 400 Hz; spike at rate rate }
network Net {
  population P = Noise[20]
  population Q = LIF[2] { drive = 0 mV }
  connect P -> Q by Jump(w = 4 mV) all to all
}`;
    const { result, diagnostics } = await simulateNetwork(networkOf(text), {
      for: '100 ms',
      method: 'dopri5',
    });
    expect(diagnostics).toEqual([]);
    const [noise, cells] = result?.populations ?? [];
    expect([noise?.method, cells?.method]).toEqual(['euler', 'dopri5']);
    expect(noise?.spikeCount).toBeGreaterThan(500);
    expect(cells?.spikeCount).toBeGreaterThan(2);
  });

  it('tells of a signal that a method cannot take', () => {
    const text = `${LEAKY}
neuron Listener { input s = 0; state v = 0; dv/dt = (s - v) / 1 ms }
network Net {
  population Q = Listener[2]
  signal s = d { state d = 1; dd/dt = -d / 1 ms + 0.1 * xi / sqrt(1 ms) }
}`;
    expect(problems(text, { method: 'euler_maruyama' })).toEqual([]);
    expect(problems(text, { method: 'dopri5' })).toEqual([
      'method/no-noise: Signal `s`: `dopri5` integrates smooth equations, and dd/dt has white noise.',
    ]);
  });
});
