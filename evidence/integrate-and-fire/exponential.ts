import brainpy from '../../test/reference/models/brainpy_integrate_and_fire.json' with { type: 'json' };
import type { Evidence } from '../evidence.ts';
import { endOf, measureOf, spikeSteps } from '../numbers-of.ts';

const MODEL = 'neurons/exponential-integrate-and-fire';

const brainPy: Evidence = {
  model: MODEL,
  what: 'cell without refractoriness at 0.3 uA/cm^2, exponential_euler, dt = 0.1 ms, 400 ms',
  witness: 'BrainPy 2.8.2, ExpIF',
  compare: async (run) => {
    const { exponential } = brainpy.data;
    const result = await run({
      method: 'exponential_euler',
      dt: '0.1 ms',
      for: '400 ms',
      // R I = 3 mV.
      inputs: { I: exponential.I / 10 },
      set: { t_refractory: 0 },
    });
    return [
      {
        quantity: 'steps of spikes',
        unit: '1',
        got: spikeSteps(result),
        wanted: exponential.spike_step_index,
        tolerance: 0,
      },
      {
        quantity: 'v at 400 ms',
        unit: 'mV',
        got: endOf(result, 'v'),
        wanted: [exponential.v_end],
        tolerance: 1e-9,
      },
    ];
  },
};

const threshold: Evidence = {
  model: MODEL,
  what: 'whether it fires within 3 s just below and above 0.162 uA/cm^2, rk4, dt = 0.1 ms',
  witness: 'closed form, g_L (V_T - E_L - Delta_T): Fourcaud-Trocmé et al. (2003)',
  compare: async (run) => {
    const result = await run({
      dt: '0.1 ms',
      for: '3 s',
      sweep: { I: [0.15, 0.1618, 0.1622, 0.17] },
      measure: 'count(spikes)',
    });
    return [
      {
        quantity: 'whether it fires, 1 or 0',
        unit: '1',
        got: measureOf(result, 'count(spikes)').map((count) => Math.min(count, 1)),
        wanted: [0, 0, 1, 1],
        tolerance: 0,
      },
    ];
  },
};

/** The time from V_reset to V_peak is the integral of C / (what drives v). */
const interval: Evidence = {
  model: MODEL,
  what: 'intervals at four currents, tsit5 with tolerance 1e-10',
  witness: 'quadrature, mpmath 1.3.0',
  compare: async (run) => {
    const result = await run({
      method: 'tsit5',
      tolerance: 1e-10,
      dt: '1 ms',
      for: '400 ms',
      sweep: { I: [0.2, 0.3, 1, 3] },
      measure: 'mean(intervals)',
    });
    return [
      {
        quantity: 'intervals',
        unit: 'ms',
        got: measureOf(result, 'mean(intervals)'),
        wanted: [121.12897059, 56.99448035, 17.32236373, 7.60683304],
        tolerance: 1e-6,
      },
    ];
  },
};

export const exponentialEvidence: readonly Evidence[] = [interval, threshold, brainPy];
