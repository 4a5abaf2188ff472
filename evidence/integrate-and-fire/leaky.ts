import reference from '../../test/reference/lif.json' with { type: 'json' };
import brainpy from '../../test/reference/models/brainpy_integrate_and_fire.json' with { type: 'json' };
import type { Evidence } from '../evidence.ts';
import { endOf, spikeSteps } from '../numbers-of.ts';

const MODEL = 'neurons/leaky-integrate-and-fire';

/** Brian2 dates a spike at the start of its step, so its refractory T holds a step less. */
function refractoryOfBrian2(milliseconds: number): number {
  return milliseconds === 0 ? 0 : milliseconds - reference.dt.value;
}

const clockDriven: readonly Evidence[] = ['euler', 'exact'].map((method) => {
  const cases = reference.data.clock_driven.filter((each) => each.method === method);
  return {
    model: MODEL,
    what: `spikes of ${cases.length} cells with other currents and refractory times, ${method}, dt = 0.1 ms, 500 ms`,
    witness: 'Brian2 2.5.1',
    compare: async (run) => {
      const result = await run({
        method,
        dt: '0.1 ms',
        for: '500 ms',
        cells: cases.length,
        inputs: { I: cases.map(({ I_nA }) => I_nA) },
        set: { t_refractory: cases.map(({ tref_ms }) => refractoryOfBrian2(tref_ms)) },
      });
      return [
        {
          quantity: 'steps of the first sixty spikes',
          unit: '1',
          got: cases.flatMap(({ spike_step_index: steps }, i) =>
            spikeSteps(result, i).slice(0, steps.length),
          ),
          wanted: cases.flatMap(({ spike_step_index: steps }) => steps),
          tolerance: 0,
        },
        {
          quantity: 'numbers of spikes',
          unit: '1',
          got: cases.map((_, i) => spikeSteps(result, i).length),
          wanted: cases.map(({ spike_count }) => spike_count),
          tolerance: 0,
        },
      ];
    },
  };
});

const located: Evidence = {
  model: MODEL,
  what: 'spikes within 400 ms for nine currents and three refractory times, exact, located, dt = 1 ms',
  witness: 'closed form',
  compare: async (run) => {
    const cases = reference.data.exact;
    const result = await run({
      method: 'exact',
      spikeTimes: 'located',
      dt: '1 ms',
      for: '400 ms',
      cells: cases.length,
      inputs: { I: cases.map(({ I_nA }) => I_nA) },
      set: { t_refractory: cases.map(({ tref_ms }) => tref_ms) },
    });
    const listed = cases.map(({ spike_times_ms }) => spike_times_ms.filter((time) => time <= 400));
    return [
      {
        quantity: 'spike times, forty of each cell at most',
        unit: 'ms',
        got: listed.flatMap((times, i) => [...(result.spikes[i] ?? [])].slice(0, times.length)),
        wanted: listed.flat(),
        tolerance: 1e-9,
        because: 'forty intervals, each located to rounding',
      },
      {
        quantity: 'cells that never fire',
        unit: '1',
        got: [result.spikes.filter(({ length }) => length === 0).length],
        wanted: [cases.filter(({ spike_times_ms: times }) => times.length === 0).length],
        tolerance: 0,
      },
    ];
  },
};

const brainPy: Evidence = {
  model: MODEL,
  what: 'cell of the tutorial of BrainPy (0, -5 and 20 mV, R I = 22 mV), exact, dt = 0.1 ms, 200 ms',
  witness: 'BrainPy 2.8.2, LifRef',
  compare: async (run) => {
    const { leaky } = brainpy.data;
    const set = { E_L: 0, V_reset: -5, V_threshold: 20, R: 1, tau_m: 10, t_refractory: 5, v: -5 };
    const result = await run({ method: 'exact', dt: '0.1 ms', for: '200 ms', inputs: { I: leaky.I }, set });
    return [
      {
        quantity: 'steps of spikes',
        unit: '1',
        got: spikeSteps(result),
        wanted: leaky.spike_step_index,
        tolerance: 0,
      },
      {
        quantity: 'v at 200 ms',
        unit: 'mV',
        got: endOf(result, 'v'),
        wanted: [leaky.v_end],
        tolerance: 1e-9,
      },
    ];
  },
};

/** Its values: g_L = 10 nS, tau_m = 10 ms. The threshold is not strict there, which no step of these runs can tell. */
const crate: Evidence = {
  model: MODEL,
  what: 'cell with g_L = 10 nS and tau_m = 10 ms at 250 and 190 pA, euler, dt = 0.1 ms, 1 s',
  witness: 'scheme of the crate spiking_neural_networks 0.23.5, in float64',
  compare: async (run) => {
    const result = await run({
      method: 'euler',
      dt: '0.1 ms',
      for: '1 s',
      record: 'v',
      inputs: { I: [0.25, 0.19] },
      cells: 2,
      set: { E_L: -75, V_reset: -75, V_threshold: -55, R: 100, tau_m: 10, t_refractory: 10 },
    });
    const steps = spikeSteps(result);
    return [
      {
        quantity: 'numbers of spikes',
        unit: '1',
        got: [steps.length, spikeSteps(result, 1).length],
        wanted: [38, 0],
        tolerance: 0,
      },
      {
        quantity: 'steps of the first spikes at 250 pA',
        unit: '1',
        got: steps.slice(0, 3),
        wanted: [160, 421, 682],
        tolerance: 0,
      },
      {
        quantity: 'v at 1 s',
        unit: 'mV',
        got: endOf(result, 'v'),
        wanted: [-60.965438, -56],
        tolerance: 5e-7,
        because: 'printed with six digits behind the point',
      },
    ];
  },
};

export const leakyEvidence: readonly Evidence[] = [located, ...clockDriven, brainPy, crate];
