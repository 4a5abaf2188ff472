import reference from '../../test/reference/models/adaptive_integrate_and_fire.json' with { type: 'json' };
import type { Evidence } from '../evidence.ts';
import { endOf, spikeSteps, spikeTimes } from '../numbers-of.ts';

const MODEL = 'neurons/adaptive-integrate-and-fire';

const exact: Evidence = {
  model: MODEL,
  what: 'spikes at 500 pA, exact, located, dt = 1 ms, 260 ms',
  witness: 'closed form by matrix exponentials, mpmath 1.3.0 with 30 digits',
  compare: async (run) => {
    const options = { method: 'exact', spikeTimes: 'located', dt: '1 ms', for: '260 ms' } as const;
    const result = await run({ ...options, inputs: { I: 500 } });
    return [
      {
        quantity: 'spike times',
        unit: 'ms',
        got: spikeTimes(result),
        wanted: reference.data.spike_times_ms,
        tolerance: 1e-9,
      },
    ];
  },
};

/** It divides by 100 where C / g_L belongs, so C = 1000 pF makes of g_L = 10 nS what it computes. */
const crate: Evidence = {
  model: MODEL,
  what: 'cell with C / g_L = 100 ms at 2000 pA, euler, dt = 0.1 ms, 1 s',
  witness: 'scheme of the crate spiking_neural_networks 0.23.5, in float64',
  compare: async (run) => {
    const result = await run({
      method: 'euler',
      dt: '0.1 ms',
      for: '1 s',
      inputs: { I: 2000 },
      set: {
        C: 1000,
        g_L: 10,
        E_L: -75,
        V_threshold: -55,
        V_reset: -75,
        a: 6,
        b: 10,
        tau_w: 10,
        t_refractory: 10,
      },
    });
    const steps = spikeSteps(result);
    return [
      { quantity: 'number of spikes', unit: '1', got: [steps.length], wanted: [48], tolerance: 0 },
      {
        quantity: 'steps of the first spikes',
        unit: '1',
        got: steps.slice(0, 3),
        wanted: [106, 314, 522],
        tolerance: 0,
      },
      {
        quantity: 'v at 1 s',
        unit: 'mV',
        got: endOf(result, 'v'),
        wanted: [-71.665319],
        tolerance: 5e-7,
        because: 'printed with six digits behind the point',
      },
      {
        quantity: 'w at 1 s',
        unit: 'pA',
        got: endOf(result, 'w'),
        wanted: [21.810097],
        tolerance: 5e-7,
        because: 'printed with six digits behind the point',
      },
    ];
  },
};

export const adaptiveEvidence: readonly Evidence[] = [exact, crate];
